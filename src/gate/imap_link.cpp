#include "gate/imap_link.hpp"

#include <iconv.h>

#include <algorithm>
#include <cstdint>

namespace marshrut::gate {

namespace {

// What a server may say between two answers without being asked, besides a line for each message.
constexpr std::size_t kUnasked = 10'000;

}  // namespace

Result<std::string> ImapLink::line() { return context_.wire.line(context_.settings.limits.line_bytes, until_); }

Result<void> ImapLink::literal(std::uint64_t bytes, std::string* out) {
  return context_.wire.exactly(bytes, out, until_);
}

Result<ImapReply> ImapLink::greeting() {
  until_ = context_.command_until();
  auto reply = read_imap_reply(*this, 0);
  if (!reply) return reply;
  if (reply->tag != "*" || !reply->is_status()) return Error{Code::damaged, "no greeting of IMAP", {}};
  if (reply->word != "OK" && reply->word != "PREAUTH") return Error{Code::unavailable, "the server is not ready", {}};
  return reply;
}

Result<ImapReply> ImapLink::ask(const std::string& command, const Untagged& each) {
  return ask(std::vector<std::string>{command + "\r\n"}, context_.command_until(), each);
}

Result<ImapReply> ImapLink::ask(const std::vector<std::string>& pieces, Time until, const Untagged& each) {
  until_ = until;
  const std::string tag = "m" + std::to_string(++last_tag_);
  if (auto sent = context_.wire.write(tag + " " + pieces.front(), until); !sent) return sent.error();
  std::size_t next = 1;
  for (std::size_t count = 0; count < context_.settings.limits.listed + kUnasked; ++count) {
    auto reply = read_imap_reply(*this, context_.settings.limits.message_bytes);
    if (!reply || reply->tag == tag) return reply;
    if (reply->tag == "+") {
      if (next >= pieces.size()) return Error{Code::damaged, "IMAP asks for more than there is", {}};
      if (auto sent = context_.wire.write(pieces[next++], until); !sent) return sent.error();
    } else if (reply->tag != "*") {
      return Error{Code::damaged, "an answer of IMAP to nothing", {}};
    } else if (reply->word == "BYE") {
      if (pieces.front() != "LOGOUT\r\n") return Error{Code::unavailable, "the server said goodbye", {}};
    } else if (each) {
      if (auto used = each(std::move(reply).value()); !used) return used.error();
    }
  }
  return Error{Code::too_large, "endless replies of IMAP", {}};
}

bool imap_can_quote(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

std::string imap_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

Result<std::string> imap_folder(const std::string& utf8) {
  const iconv_t converter = ::iconv_open("UTF-7-IMAP", "UTF-8");
  if (reinterpret_cast<std::intptr_t>(converter) == -1) return Error{Code::internal, "no modified UTF-7 here", {}};
  std::string input = utf8, out(utf8.size() * 4 + 16, '\0');
  char* from = input.data();
  char* to = out.data();
  std::size_t from_left = input.size(), to_left = out.size();
  const bool done = ::iconv(converter, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1) &&
                    ::iconv(converter, nullptr, nullptr, &to, &to_left) != static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  out.resize(out.size() - to_left);
  if (!done || !imap_can_quote(out)) return Error{Code::usage, "a folder's name is not UTF-8", {}};
  return out;
}

}  // namespace marshrut::gate
