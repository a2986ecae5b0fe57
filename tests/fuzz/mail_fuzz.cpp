// Any bytes as a letter: read within small limits, its key made, its sender judged, an answer to it written and read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/answerable.hpp"
#include "mail/compose.hpp"
#include "mail/parse.hpp"
#include "mail/trace.hpp"
#include "mail/trust.hpp"

namespace {

using namespace marshrut::mail;

void answer(const Message& message, const std::string& address) {
  Letter letter;
  letter.from = {"x", "imc@centre.ru"};
  letter.to = {message.from.empty() ? std::string() : message.from.front().name, address};
  letter.subject = message.subject;
  letter.text = message.text;
  letter.in_reply_to = message.message_id;
  letter.references = message.references;
  for (const Attachment& one : message.attachments) letter.attachments.push_back({one.name, one.media_type, one.bytes});
  const auto again = parse(compose(letter));
  if (!again || again->subject != message.subject || again->header_from_count != 1) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const bool kWarm = (warm_up(), true);
  static_cast<void>(kWarm);
  Limits limits;
  limits.parts = 200;
  limits.archive_bytes = std::size_t{4} << 20U;
  if (content_key(bytes).size() != 64) std::abort();
  const auto message = parse(bytes, limits);
  if (!message) return 0;
  static_cast<void>(sender_verdict(*message, "mx"));
  for (const Attachment& one : message->attachments) {
    if (one.name.empty() || one.name.find_first_of("/\\\r\n") != std::string::npos) std::abort();
  }
  const std::string address = reply_address(*message, std::nullopt);
  if (may_answer(*message, std::nullopt, {}).yes() && address.empty()) std::abort();
  answer(*message, address);
  return 0;
}
