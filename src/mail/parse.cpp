#include "mail/parse.hpp"

#include <gmime/gmime.h>

#include <ctime>
#include <string>

#include "mail/answerable.hpp"
#include "mail/archive.hpp"
#include "mail/charset.hpp"
#include "mail/file_name.hpp"
#include "mail/reader.hpp"

namespace marshrut::mail {

Result<Message> parse(std::string_view raw, const Limits& limits) {
  if (raw.empty()) return Error{Code::empty, "a message of no bytes", {}};
  if (limits.raw_bytes && raw.size() > *limits.raw_bytes) {
    return Error{Code::too_large, "a message of " + std::to_string(raw.size()) + " bytes", {}};
  }
  return MessageReader(limits).read(raw);
}

void warm_up() {
  tzset();  // an archive's times are local ones
  g_mime_init();
  warm_up_charsets();
  warm_up_archives();
  static_cast<void>(safe_file_name("Отчёт.docx", {}, {}, 1));
  static_cast<void>(reply_address(Message{}, "a@школа.рф"));
  constexpr std::string_view kLetter =
      "From: =?koi8-r?B?6dfBzg==?= <a@b.ru>\nDate: Mon, 1 Sep 2025 10:00:00 +0300\nSubject: x\n\nx\n";
  static_cast<void>(parse(kLetter));
}

}  // namespace marshrut::mail
