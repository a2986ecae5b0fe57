// gateway/letters.hpp: letters as schools write them, with the project's own samples attached.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace marshrut::testing {

struct SentFile {
  std::string name, bytes;
};

struct SentLetter {
  std::string message_id;  // without <>
  std::string sender;
  std::string raw;  // CRLF
  std::vector<SentFile> files;
  std::string state;  // that the message should end in
  std::string reply;  // the kind of answer; empty: none
};

inline constexpr const char* kCentre = "iom@centre.example";

// A letter with files from sekretar@school<N>.example.
SentLetter letter(const std::string& message_id, const std::vector<SentFile>& files,
                  const std::string& subject = "ИОМ");

// A sample of the project: "odintsovo/odintsovo-blank/errors.docx".
SentFile sample(const std::string& path, const std::string& name = {});

// A card of a teacher of whom there is one for each number; the program fills it.
class Blanks {
public:
  Blanks();
  ~Blanks();
  Blanks(const Blanks&) = delete;
  Blanks& operator=(const Blanks&) = delete;
  // `good` blanks have nothing to mend.
  SentFile make(int number, bool good = true) const;

private:
  std::filesystem::path folder_;
};

}  // namespace marshrut::testing
