#include "gate/mailbox.hpp"

#include <openssl/evp.h>

#include <algorithm>

#include "base/log.hpp"
#include "gate/mailbox_session.hpp"

namespace marshrut::gate {

namespace {

std::uint16_t port_of(const MailboxSettings& settings) {
  if (settings.port != 0) return settings.port;
  const bool implicit = settings.tls == Tls::implicit;
  if (settings.protocol == MailProtocol::pop3) return implicit ? 995 : 110;
  return implicit ? 993 : 143;
}

bool is_one_line(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Result<void> check(const MailboxSettings& settings) {
  const auto bad = [&](const char* why) { return Error{Code::usage, why, settings.name}; };
  const MailboxLimits& limits = settings.limits;
  if (settings.name.empty() || settings.host.empty()) return bad("a mailbox needs a name and a host");
  for (const std::string* text :
       {&settings.host, &settings.user, &settings.password, &settings.folder, &settings.move_to}) {
    if (!is_one_line(*text)) return bad("a setting of the mailbox has a line break in it");
  }
  if (settings.protocol == MailProtocol::pop3 && settings.after != After::keep && settings.after != After::remove) {
    return bad("POP3 can keep or delete messages, nothing else");
  }
  if (settings.after == After::move && (settings.move_to.empty() || settings.move_to == settings.folder)) {
    return bad("messages need another folder to be moved to");
  }
  if (limits.message_bytes == 0 || limits.messages == 0 || limits.listed == 0 || limits.line_bytes < 512) {
    return bad("a limit of the mailbox is out of range");
  }
  return {};
}

Result<PollReport> poll_now(const MailboxSettings& settings, SeenPort& port, const StopFlag& stop) {
  if (auto fine = check(settings); !fine) return fine.error();
  const Time until = after(settings.limits.poll);
  auto wire = Wire::connect(settings.host, port_of(settings), settings.limits.connect, until, &stop);
  if (!wire) return wire.error();
  MailboxContext context{settings, port, *wire, until, {}, {}};
  const bool pop3 = settings.protocol == MailProtocol::pop3;
  context.envelope.source = (pop3 ? "pop3:" : "imap:") + settings.name;
  context.envelope.peer = wire->peer();
  if (settings.tls == Tls::implicit) {
    if (auto safe = wire->start_tls(settings.host, settings.ca_file, context.command_until()); !safe)
      return safe.error();
  }
  if (auto done = pop3 ? poll_pop3(context) : poll_imap(context); !done) return done.error();
  return context.report;
}

}  // namespace

Result<std::vector<bool>> MailboxContext::known(const std::string& validity, const std::vector<std::string>& uids) {
  if (uids.empty()) return std::vector<bool>{};
  auto answers = port.known(settings.name, validity, uids);
  if (answers && answers->size() != uids.size()) return Error{Code::internal, "answers are missing", settings.name};
  return answers;
}

Result<bool> MailboxContext::file(const std::string& validity, const std::string& uid, std::string raw) {
  const auto number = port.file(envelope, settings.name, validity, uid, std::move(raw));
  if (number) {
    ++report.filed;
    return true;
  }
  switch (number.error().code) {
    case Code::unavailable:
    case Code::io:
    case Code::timeout:
    case Code::internal:
      return number.error();  // the others wouldn't fare better
    default:
      ++report.refused;
      return false;
  }
}

bool MailboxContext::is_cut_short(std::uint64_t announced, std::uint64_t got) const {
  constexpr std::uint64_t kAlways = 1024;
  const std::uint64_t spare = announced / 100 * settings.limits.short_by_percent + kAlways;
  return announced > spare && got < announced - spare;
}

Result<void> MailboxContext::may_say_password() const {
  if (settings.tls != Tls::none || settings.plain_text_allowed || wire.peer_is_loopback()) return {};
  return Error{Code::usage, "a password in plain text goes to loopback only", settings.name};
}

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

Result<PollReport> poll(const MailboxSettings& settings, SeenPort& port, const StopFlag& stop) {
  auto report = poll_now(settings, port, stop);
  if (!report) {
    log(Level::warning, "mailbox.failed",
        {{"mailbox", settings.name}, {"code", code_name(report.error().code)}, {"why", report.error().message}});
    return report;
  }
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  log(report->filed > 0 ? Level::info : Level::debug, "mailbox.polled",
      {{"mailbox", settings.name},
       {"listed", count(report->listed)},
       {"filed", count(report->filed)},
       {"settled", count(report->settled)}});
  if (report->too_large + report->cut_short + report->refused > 0) {
    log(Level::warning, "mailbox.left",
        {{"mailbox", settings.name},
         {"too_large", count(report->too_large)},
         {"cut_short", count(report->cut_short)},
         {"refused", count(report->refused)}});
  }
  return report;
}

}  // namespace marshrut::gate
