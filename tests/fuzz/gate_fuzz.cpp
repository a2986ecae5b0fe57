// What comes over the wire before anyone has looked at it: LMTP's lines, commands and messages, IMAP's replies.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "gate/data_reader.hpp"
#include "gate/imap_reply.hpp"
#include "gate/line_reader.hpp"
#include "gate/lmtp_words.hpp"

namespace {

using namespace marshrut;
using namespace marshrut::gate;

void require(bool law) {
  if (!law) std::abort();
}

void check_lines(const std::string& text) {
  LineReader reader(512);
  for (std::size_t at = 0; at < text.size();) {
    const std::string rest = text.substr(at);
    const Line line = reader.next(rest);
    require(line.used <= rest.size() && line.text.size() <= line.used);
    if (line.kind == Line::Kind::whole) {
      require(line.text.find_first_of("\r\n") == std::string_view::npos);
      const Command command = parse_command(line.text);
      require(command.text.find_first_of("\r\n") == std::string::npos);
      require(command.problem.empty() || command.problem.front() == '5');
    }
    if (line.used == 0) return;
    at += line.used;
  }
}

// The same message, whatever the pieces it comes in; what follows its end is not touched.
void check_message(const std::string& text) {
  DataReader whole(true), pieces(true);
  std::string one, other;
  const std::size_t used = whole.feed(text, one);
  std::size_t at = 0;
  while (at < text.size() && !pieces.ended()) {
    const std::string piece = text.substr(at, 1 + at % 7);
    at += pieces.feed(piece, other);
  }
  require(one == other && used == at && whole.ended() == pieces.ended());
  require(whole.bare_newline() == pieces.bare_newline());
  require(one.size() <= used);
  const bool end_is_crlf = used == 3 || (used > 4 && text.compare(used - 5, 5, "\r\n.\r\n") == 0);
  require(!whole.ended() || end_is_crlf);
}

class Text : public ImapSource {
public:
  explicit Text(const std::string& text) : text_(text) {}
  Result<std::string> line() override {
    const std::size_t end = text_.find("\r\n", at_);
    if (end == std::string::npos) return Error{Code::unavailable, "cut off", {}};
    std::string line = text_.substr(at_, end - at_);
    at_ = end + 2;
    return line;
  }
  Result<void> literal(std::uint64_t bytes, std::string* out) override {
    if (bytes > text_.size() - at_) return Error{Code::unavailable, "cut off", {}};
    if (out != nullptr) out->append(text_, at_, bytes);
    at_ += bytes;
    return {};
  }

private:
  const std::string& text_;
  std::size_t at_ = 0;
};

void check_replies(const std::string& text) {
  Text source(text);
  for (;;) {
    auto reply = read_imap_reply(source, 100);
    if (!reply) return;
    (void)reply->code("UIDVALIDITY");
    if (reply->word != "FETCH") continue;
    const auto fetched = read_fetch(std::move(reply).value());
    require(!fetched || !fetched->body || fetched->body->size() <= text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_lines(text);
  check_message(text);
  check_replies(text);
  return 0;
}
