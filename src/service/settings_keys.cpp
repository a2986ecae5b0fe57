#include "service/settings_keys.hpp"

#include <charconv>
#include <limits>

#include "base/files.hpp"

namespace marshrut::service {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Error bad(const char* what) { return Error{Code::bad_data, what, {}}; }

template <class Number>
Result<Number> number(const std::string& text, Number least, Number most) {
  Number value{};
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc{} || done.ptr != text.data() + text.size()) return bad("a whole number is expected");
  if (value < least || value > most) return bad("the number is out of its bounds");
  return value;
}

template <class Number>
Result<void> take_number(Number& into, const std::string& text, Number least,
                         Number most = std::numeric_limits<Number>::max()) {
  const auto value = number<Number>(text, least, most);
  if (!value) return value.error();
  into = *value;
  return {};
}

Result<void> take_seconds(milliseconds& into, const std::string& text) {
  std::int64_t value = 0;
  if (auto done = take_number<std::int64_t>(value, text, 1, 7 * 24 * 3600); !done) return done;
  into = seconds(value);
  return {};
}

Result<void> take_megabytes(std::size_t& into, const std::string& text) {
  std::size_t value = 0;
  if (auto done = take_number<std::size_t>(value, text, 1, 4096); !done) return done;
  into = value << 20U;
  return {};
}

Result<void> take_flag(bool& into, const std::string& text) {
  if (text != "yes" && text != "no") return bad("yes or no is expected");
  into = text == "yes";
  return {};
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(", \t", begin), text.size());
    if (end > begin) all.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

Result<void> take_listen(std::optional<Listen>& into, const std::string& text) {
  if (text == "none") return into.reset(), Result<void>();
  const auto listen = parse_listen(text);
  if (!listen) return listen.error();
  into = *listen;
  return {};
}

Result<void> take_tls(gate::Tls& into, const std::string& text) {
  if (text == "implicit") return into = gate::Tls::implicit, Result<void>();
  if (text == "starttls") return into = gate::Tls::starttls, Result<void>();
  if (text == "none") return into = gate::Tls::none, Result<void>();
  return bad("implicit, starttls or none is expected");
}

Result<void> take_secret_file(std::string& into, const std::string& path) {
  if (!into.empty()) return bad("the secret is given twice");
  auto secret = secret_of_file(path);
  if (!secret) return secret.error();
  into = std::move(*secret);
  return {};
}

Result<void> take_secret(std::string& into, const std::string& text) {
  if (!into.empty()) return bad("the secret is given twice");
  into = text;
  return {};
}

Result<void> take_level(Level& into, const std::string& text) {
  for (const auto& [name, level] : {std::pair("debug", Level::debug), std::pair("info", Level::info),
                                    std::pair("warning", Level::warning), std::pair("error", Level::error)}) {
    if (text == name) return into = level, Result<void>();
  }
  return bad("debug, info, warning or error is expected");
}

gate::SmtpSettings& smtp(Settings& s) { return s.smtp ? *s.smtp : s.smtp.emplace(); }

Result<void> text_into(std::string& into, const std::string& text) { return into = text, Result<void>(); }

}  // namespace

Result<std::string> secret_of_file(const std::string& path) {
  auto bytes = read_file(path, std::size_t{64} << 10U);
  if (!bytes) return bytes.error();
  while (!bytes->empty() && (bytes->back() == '\n' || bytes->back() == '\r')) bytes->pop_back();
  return bytes;
}

const std::vector<SettingKey>& plain_keys() {
  using S = Settings;
  using T = const std::string;
  static const std::vector<SettingKey> kKeys = {
      {"service.db", [](S& s, T& t) { return take_secret(s.db, t); }},
      {"service.db_file", [](S& s, T& t) { return take_secret_file(s.db, t); }},
      {"service.log_level", [](S& s, T& t) { return take_level(s.log_level, t); }},
      {"service.http", [](S& s, T& t) { return take_listen(s.http, t); }},
      {"service.drain_seconds", [](S& s, T& t) { return take_seconds(s.drain, t); }},
      {"http.certificate", [](S& s, T& t) { return s.web.certificate = t, Result<void>(); }},
      {"http.key", [](S& s, T& t) { return s.web.key = t, Result<void>(); }},
      {"http.trusted_proxies", [](S& s, T& t) { return s.web.trusted_proxies = words(t), Result<void>(); }},
      {"http.threads", [](S& s, T& t) { return take_number<unsigned>(s.web.threads, t, 2, 1000); }},
      {"http.connections", [](S& s, T& t) { return take_number<unsigned>(s.web.connections, t, 2, 20'000); }},
      {"http.connections_of_one",
       [](S& s, T& t) { return take_number<unsigned>(s.web.connections_of_one, t, 1, 20'000); }},
      {"http.calls_a_second", [](S& s, T& t) { return take_number<unsigned>(s.api.calls_a_second, t, 1, 100'000); }},
      {"lmtp.listen", [](S& s, T& t) { return take_listen(s.lmtp, t); }},
      {"lmtp.name", [](S& s, T& t) { return text_into(s.lmtp_settings.name, t); }},
      {"lmtp.allow", [](S& s, T& t) { return s.lmtp_settings.allow = words(t), Result<void>(); }},
      {"lmtp.recipients", [](S& s, T& t) { return s.lmtp_settings.recipients = words(t), Result<void>(); }},
      {"lmtp.message_mb", [](S& s, T& t) { return take_megabytes(s.lmtp_settings.limits.message_bytes, t); }},
      {"lmtp.memory_mb", [](S& s, T& t) { return take_megabytes(s.lmtp_settings.limits.memory_bytes, t); }},
      {"lmtp.connections",
       [](S& s, T& t) { return take_number<std::size_t>(s.lmtp_settings.limits.connections, t, 1, 10'000); }},
      {"lmtp.most_recipients",
       [](S& s, T& t) { return take_number<std::size_t>(s.lmtp_settings.limits.recipients, t, 1, 10'000); }},
      {"lmtp.command_seconds", [](S& s, T& t) { return take_seconds(s.lmtp_settings.limits.command, t); }},
      {"lmtp.data_seconds", [](S& s, T& t) { return take_seconds(s.lmtp_settings.limits.data, t); }},
      {"lmtp.session_seconds", [](S& s, T& t) { return take_seconds(s.lmtp_settings.limits.session, t); }},
      {"lmtp.refuse_bare_newlines",
       [](S& s, T& t) {
         bool refuse = false;
         auto done = take_flag(refuse, t);
         s.lmtp_settings.bare_newline = refuse ? gate::BareNewline::refuse : gate::BareNewline::keep;
         return done;
       }},
      {"smtp.server",
       [](S& s, T& t) {
         const auto listen = parse_listen(t);
         if (!listen) return Result<void>(listen.error());
         gate::SmtpSettings& to = smtp(s);
         to.host = listen->host;
         to.port = listen->port;
         to.tls = usual_tls(listen->host);
         return Result<void>();
       }},
      {"smtp.tls", [](S& s, T& t) { return take_tls(smtp(s).tls, t); }},
      {"smtp.user", [](S& s, T& t) { return text_into(smtp(s).user, t); }},
      {"smtp.password", [](S& s, T& t) { return take_secret(smtp(s).password, t); }},
      {"smtp.password_file", [](S& s, T& t) { return take_secret_file(smtp(s).password, t); }},
      {"smtp.ca_file", [](S& s, T& t) { return text_into(smtp(s).ca_file, t); }},
      {"smtp.helo", [](S& s, T& t) { return text_into(smtp(s).helo, t); }},
      {"smtp.plain_text_allowed", [](S& s, T& t) { return take_flag(smtp(s).plain_text_allowed, t); }},
      {"smtp.retry_seconds", [](S& s, T& t) { return take_seconds(s.smtp_retry, t); }},
      {"answers.from", [](S& s, T& t) { return text_into(s.answers.from_address, t); }},
      {"answers.from_name", [](S& s, T& t) { return text_into(s.answers.from_name, t); }},
      {"answers.centre", [](S& s, T& t) { return text_into(s.answers.centre.name, t); }},
      {"answers.contact", [](S& s, T& t) { return text_into(s.answers.centre.contact, t); }},
      {"answers.most_a_day", [](S& s, T& t) { return take_number<std::int64_t>(s.answers.most_a_day, t, 0); }},
      {"trust.schools", [](S& s, T& t) { return s.schools = t, Result<void>(); }},
      {"trust.authserv_id", [](S& s, T& t) { return text_into(s.authserv_id, t); }},
      {"trust.needs_authentication", [](S& s, T& t) { return take_flag(s.trust.needs_authentication, t); }},
      {"trust.answer_others", [](S& s, T& t) { return take_flag(s.trust.answer_others, t); }},
      {"trust.own_addresses", [](S& s, T& t) { return s.own_addresses = words(t), Result<void>(); }},
      {"clamd.address", [](S& s, T& t) { return s.clamd.emplace().address = t, Result<void>(); }},
      {"processing.workers", [](S& s, T& t) { return take_number<unsigned>(s.workers, t, 1, 64); }},
      {"processing.threads", [](S& s, T& t) { return take_number<unsigned>(s.threads, t, 1, 64); }},
      {"processing.worker_seconds", [](S& s, T& t) { return take_seconds(s.worker_patience, t); }},
      {"processing.lease_seconds", [](S& s, T& t) { return take_seconds(s.lease, t); }},
      {"office.workers", [](S& s, T& t) { return take_number<unsigned>(s.office.workers, t, 1, 16); }},
      {"office.document_seconds", [](S& s, T& t) { return take_seconds(s.office.patience, t); }},
      {"office.idle_seconds", [](S& s, T& t) { return take_seconds(s.office.idle_patience, t); }},
      {"office.documents",
       [](S& s, T& t) { return take_number<unsigned>(s.office.documents_a_worker, t, 1, 100'000); }},
      {"office.memory_mb", [](S& s, T& t) { return take_megabytes(s.office.worker_bytes, t); }},
      {"office.pages", [](S& s, T& t) { return take_number<unsigned>(s.office.most_pages, t, 1, 10'000); }},
  };
  return kKeys;
}

const std::vector<MailboxKey>& mailbox_keys() {
  using M = gate::PolledMailbox;
  using T = const std::string;
  static const std::vector<MailboxKey> kKeys = {
      {"protocol",
       [](M& m, T& t) {
         if (t != "pop3" && t != "imap") return Result<void>(bad("pop3 or imap is expected"));
         m.settings.protocol = t == "imap" ? gate::MailProtocol::imap : gate::MailProtocol::pop3;
         return Result<void>();
       }},
      {"host", [](M& m, T& t) { return text_into(m.settings.host, t); }},
      {"port", [](M& m, T& t) { return take_number<std::uint16_t>(m.settings.port, t, 1); }},
      {"tls", [](M& m, T& t) { return take_tls(m.settings.tls, t); }},
      {"plain_text_allowed", [](M& m, T& t) { return take_flag(m.settings.plain_text_allowed, t); }},
      {"user", [](M& m, T& t) { return text_into(m.settings.user, t); }},
      {"password", [](M& m, T& t) { return take_secret(m.settings.password, t); }},
      {"password_file", [](M& m, T& t) { return take_secret_file(m.settings.password, t); }},
      {"ca_file", [](M& m, T& t) { return text_into(m.settings.ca_file, t); }},
      {"folder", [](M& m, T& t) { return text_into(m.settings.folder, t); }},
      {"after",
       [](M& m, T& t) {
         for (const auto& [name, after] :
              {std::pair("delete", gate::After::remove), std::pair("keep", gate::After::keep),
               std::pair("seen", gate::After::seen), std::pair("move", gate::After::move)}) {
           if (t == name) return m.settings.after = after, Result<void>();
         }
         return Result<void>(bad("delete, keep, seen or move is expected"));
       }},
      {"move_to", [](M& m, T& t) { return text_into(m.settings.move_to, t); }},
      {"every_seconds", [](M& m, T& t) { return take_seconds(m.schedule.every, t); }},
      {"message_mb", [](M& m, T& t) { return take_megabytes(m.settings.limits.message_bytes, t); }},
      {"messages_a_poll",
       [](M& m, T& t) { return take_number<std::size_t>(m.settings.limits.messages, t, 1, 1'000'000); }},
      {"command_seconds", [](M& m, T& t) { return take_seconds(m.settings.limits.command, t); }},
  };
  return kKeys;
}

}  // namespace marshrut::service
