// mail/reader.hpp: the walk over a message's parts; private to this module.
// Shapes:  the bytes of a message -> Message, part by part.
// Errors:  none: see Message::problems.
// Owns:    the reader owns what it gathers; the bytes must outlive it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mail/header.hpp"
#include "mail/message.hpp"
#include "mail/parameters.hpp"
#include "mail/parse.hpp"

namespace marshrut::mail {

class MessageReader {
public:
  explicit MessageReader(const Limits& limits) : limits_(limits) {}

  Message read(std::string_view raw);

private:
  // Where in the message the walk is.
  struct Place {
    std::string container;
    std::size_t depth = 0;
    std::size_t archives = 0;  // archives in one another around this
    bool at_end = true;        // nothing follows: an open multipart here is a cut message
    bool in_report = false;
    bool related = false;  // within multipart/related
  };

  // A part with its head read.
  struct Part {
    Header header;
    Parameters type, disposition;
    std::string media_type, name;
    std::string_view body;  // still encoded
  };

  // A file on its way to the attachments, or to be opened.
  struct File {
    std::string name, media_type, bytes;
    bool inlined = false;
  };

  // Texts within a multipart/alternative, of which one is shown.
  struct Choice {
    std::string plain, html;
  };

  [[nodiscard]] HeaderLimits header_limits() const;
  bool enter_part(const Place& place);
  Part open_part(std::string_view entity, std::string_view default_type);
  void read_part(Part& part, const Place& place);
  void read_multipart(const Part& part, const Place& place);
  void read_parts(std::string_view body, const std::string& boundary, const Part& part, const Place& place);
  void read_leaf(Part& part, const Place& place);
  void read_embedded(const Part& part, const Place& place);
  void read_message(std::string_view bytes, const std::string& name, const Place& place);
  void read_text(Part& part, std::string bytes, const Place& place);
  std::string take_uu_files(std::string text, const Place& place);
  bool read_special(const Part& part, const Place& place);
  void add_file(File file, const Place& place);
  void add_attachment(File file, const Place& place);
  void open_archive(const File& file, const Place& place);
  void open_tnef(const File& file, const Place& place);
  void add_text(std::string text, bool html);
  void note_secrecy(const Part& part);
  void problem(std::string_view code, std::string_view detail);
  static std::string inside(const Place& place, std::string_view name);

  const Limits& limits_;
  Message message_;
  Choice* choice_ = nullptr;
  std::size_t parts_ = 0, inflated_ = 0, names_ = 0;
};

}  // namespace marshrut::mail
