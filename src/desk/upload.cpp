#include "desk/upload.hpp"

#include "access/secrets.hpp"
#include "base/clock.hpp"
#include "intake/uploads.hpp"
#include "mail/compose.hpp"
#include "store/ledger.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::desk {

namespace {

constexpr std::size_t kLongestName = 200;                // bytes
constexpr std::string_view kDomain = "console.invalid";  // RFC 2606: nobody's

// Nobody answers it: the envelope says where letters to this person go.
std::string address_of(const access::Who& who) {
  return who.email.empty() ? "person-" + std::to_string(who.person) + '@' + std::string(kDomain) : who.email;
}

}  // namespace

std::string file_name_of(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos) {
    name.remove_prefix(slash + 1);
  }
  std::string clean;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (c < U' ' || c == 0x7F || (c >= 0x202A && c <= 0x202E)) continue;  // nor what turns letters round
    const std::size_t before = clean.size();
    text::append_utf8(clean, c);
    if (clean.size() > kLongestName) {
      clean.resize(before);
      break;
    }
  }
  return clean.empty() || clean == "." || clean == ".." ? text::message("desk.upload.name") : clean;
}

Result<std::int64_t> upload(const Desk& desk, const access::Who& who, std::string_view name, std::string bytes) {
  if (bytes.empty()) return Error{Code::empty, "nothing was sent", {}};
  if (bytes.size() > kMostUpload) return Error{Code::too_large, "the file is too large", {}};
  const Millis now = now_ms();
  mail::Letter letter;
  letter.from = {who.name, address_of(who)};
  const auto rules = desk.rules.get();
  const std::string to = rules->answers.from_address;
  letter.to = {{}, to.empty() ? "centre@" + std::string(kDomain) : to};
  letter.subject = text::message("desk.upload.subject", {{"name", std::string_view(file_name_of(name))}});
  letter.text = text::message("desk.upload.text");
  letter.attachments.push_back({file_name_of(name), "application/octet-stream", std::move(bytes)});
  letter.message_id = "upload." + std::to_string(who.person) + '.' + access::new_token() + '@' + std::string(kDomain);
  letter.date_ms = now;
  const std::string raw = mail::compose(letter);
  store::Arrival arrival;
  arrival.received = now;
  arrival.source = intake::kUploadSource;
  arrival.peer = intake::upload_peer(who.person);
  arrival.sender = who.email;
  if (!to.empty()) arrival.recipients = {to};
  arrival.raw = raw;
  auto id = store::accept(desk.store, arrival);
  if (id && desk.came) desk.came();
  return id;
}

}  // namespace marshrut::desk
