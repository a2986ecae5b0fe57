// support/made_signature.hpp: keys, certificates and signatures as `openssl` makes them, in a folder that goes with the
// object.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "support/office.hpp"

namespace marshrut::testing {

class MadeSignatures {
public:
  using Words = std::vector<std::string>;

  explicit MadeSignatures(Words key = {"rsa:2048"}, Words engine = {}) : engine_(std::move(engine)) {
    Words words = {"req", "-x509", "-newkey"};
    words.insert(words.end(), key.begin(), key.end());
    for (const char* word : {"-nodes", "-days", "30", "-utf8", "-subj"}) words.emplace_back(word);
    words.emplace_back("/SN=Иванова/GN=Анна Петровна/CN=МБОУ СОШ 3/O=МБОУ СОШ 3/title=Заместитель директора");
    for (const std::string& word : {std::string("-keyout"), path("key"), std::string("-out"), path("crt")}) {
      words.push_back(word);
    }
    made_ = openssl(std::move(words));
  }

  [[nodiscard]] bool made() const { return made_; }

  std::string sign(const std::string& document, const Words& more = {}) {
    if (!write_file_atomic(path("doc"), document)) return {};
    Words words = {"cms",    "-sign",     "-binary",  "-in", path("doc"), "-signer",  path("crt"),
                   "-inkey", path("key"), "-outform", "DER", "-out",      path("sig")};
    words.insert(words.end(), more.begin(), more.end());
    if (!openssl(std::move(words))) return {};
    return read_file(path("sig")).value();
  }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

private:
  bool openssl(Words words) const {
    words.insert(words.begin(), "openssl");
    words.insert(words.begin() + 2, engine_.begin(), engine_.end());
    return run(words) == 0;
  }

  TemporaryFolder folder_;
  Words engine_;
  bool made_ = false;
};

}  // namespace marshrut::testing
