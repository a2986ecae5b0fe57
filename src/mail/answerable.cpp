#include "mail/answerable.hpp"

#include <unicode/localpointer.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>

#include "mail/ascii.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kLongestLocal = 64, kLongestDomain = 255;

std::string_view local_part(std::string_view address) { return address.substr(0, address.rfind('@')); }

bool is_atom_char(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~";
  return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
         kMarks.find(c) != std::string_view::npos;
}

bool is_dotted(std::string_view text, bool (*fits)(char)) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return c == '.' || fits(c); });
}

bool is_domain_char(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Names that no person answers from: whole ones, and what others begin or end with.
bool is_machine(std::string_view address) {
  constexpr std::array<std::string_view, 17> kWhole = {
      "mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon",  "postmaster", "no-reply",
      "noreply",       "no_reply",      "no.reply",     "do-not-reply", "donotreply", "do_not_reply",
      "bounce",        "bounces",       "listserv",     "majordomo",    "devnull"};
  constexpr std::array<std::string_view, 9> kBegins = {"owner-",   "bounce-",  "bounce+",   "bounces+", "bounces-",
                                                       "noreply-", "noreply+", "no-reply-", "no-reply+"};
  constexpr std::array<std::string_view, 8> kEnds = {"-request", "-bounces",  "-bounce",  "-owner",
                                                     "-noreply", "-no-reply", ".noreply", "_noreply"};
  std::string_view local = local_part(address);
  // A signed sender (BATV) is a person's address with a mark before it.
  if (starts_with(local, "prvs=") && local.find('=', 5) != std::string_view::npos) {
    local.remove_prefix(local.find('=', 5) + 1);
  }
  return std::any_of(kWhole.begin(), kWhole.end(), [&](auto one) { return same(local, one); }) ||
         std::any_of(kBegins.begin(), kBegins.end(), [&](auto one) { return starts_with(local, one); }) ||
         std::any_of(kEnds.begin(), kEnds.end(), [&](auto one) { return ends_with(local, one); });
}

bool is_ours(std::string_view address, std::span<const std::string> own) {
  return std::any_of(own.begin(), own.end(), [&](const std::string& one) { return same(one, address); });
}

// Out-of-office answers and suppressed ones: RFC 3834 says "no" is the only word that lets an answer through.
bool is_automatic(const Message& message) { return !message.auto_submitted.empty() && message.auto_submitted != "no"; }

bool is_suppressed(const Message& message) {
  constexpr std::array<std::string_view, 4> kWords = {"all", "autoreply", "oof", "dr"};
  std::string_view rest = message.suppress;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view word = trimmed(rest.substr(0, end));
    // "DR" asks for no delivery receipts: a receipt by mail is what we would send.
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

bool is_bulk(const Message& message) {
  return message.precedence == "bulk" || message.precedence == "list" || message.precedence == "junk";
}

}  // namespace

bool is_mail_address(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at > kLongestLocal || address.size() - at - 1 > kLongestDomain) return false;
  const std::string_view domain = address.substr(at + 1);
  return is_dotted(address.substr(0, at), is_atom_char) && is_dotted(domain, is_domain_char) && domain.front() != '-' &&
         domain.back() != '-';
}

namespace {

// info@школа.рф goes as info@xn--…; a mailbox's own name beyond ASCII takes a server that speaks SMTPUTF8 all the way,
// which nobody can promise: such an address is none for us.
std::string for_smtp(const std::string& address) {
  const std::size_t at = address.rfind('@');
  const auto plain = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  if (!plain(std::string_view(address).substr(0, at))) return {};
  if (plain(address)) return address;
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUIDNAPointer idna(uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, &status));
  if (U_FAILURE(status) != 0) return {};
  std::array<char, 256> domain{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const int length = uidna_nameToASCII_UTF8(idna.getAlias(), address.data() + at + 1,
                                            static_cast<std::int32_t>(address.size() - at - 1), domain.data(),
                                            static_cast<std::int32_t>(domain.size()), &info, &status);
  if (U_FAILURE(status) != 0 || info.errors != 0) return {};
  return address.substr(0, at + 1) + std::string(domain.data(), static_cast<std::size_t>(length));
}

}  // namespace

std::string reply_address(const Message& message, std::optional<std::string_view> envelope_sender) {
  std::string address;
  if (envelope_sender) {
    address = *envelope_sender;
  } else if (message.return_path) {
    address = *message.return_path;
  } else if (message.from.size() == 1) {
    address = message.from.front().address;
  }
  return is_mail_address(address) ? for_smtp(address) : std::string();
}

Answer may_answer(const Message& message, std::optional<std::string_view> envelope_sender,
                  std::span<const std::string> own_addresses) {
  const bool null_sender =
      envelope_sender ? envelope_sender->empty() : message.return_path && message.return_path->empty();
  if (null_sender) return {"null-sender"};
  const std::string address = reply_address(message, envelope_sender);
  if (address.empty()) return {"no-address"};
  if (message.own_loop) return {"loop"};
  const auto from_is = [&](auto test) {
    return std::any_of(message.from.begin(), message.from.end(), [&](const Address& one) { return test(one.address); });
  };
  const auto ours = [&](std::string_view one) { return is_ours(one, own_addresses); };
  if (ours(address) || from_is(ours)) return {"own-address"};
  if (is_machine(address) || from_is([](std::string_view one) { return is_machine(one); })) return {"machine-address"};
  if (message.is_report) return {"report"};
  if (is_automatic(message)) return {"auto-submitted"};
  if (message.list) return {"list"};
  if (is_bulk(message)) return {"precedence"};
  if (is_suppressed(message)) return {"suppress"};
  return {};
}

}  // namespace marshrut::mail
