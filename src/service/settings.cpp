#include "service/settings.hpp"

#include <Poco/AutoPtr.h>
#include <Poco/Exception.h>
#include <Poco/Util/IniFileConfiguration.h>
#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <set>
#include <sstream>

#include "base/files.hpp"
#include "service/settings_keys.hpp"

namespace marshrut::service {

namespace {

constexpr std::string_view kMailbox = "mailbox.";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

gate::PolledMailbox& mailbox_named(Settings& settings, const std::string& name) {
  for (gate::PolledMailbox& known : settings.mailboxes) {
    if (known.settings.name == name) return known;
  }
  gate::PolledMailbox& fresh = settings.mailboxes.emplace_back();
  fresh.settings.name = name;
  return fresh;
}

Error at_key(Error error, const std::string& key) { return Error{Code::bad_data, error.message, key}; }

// "mailbox.school.host": the name may have no dot.
Result<void> take_mailbox(Settings& settings, const std::string& key, const std::string& text) {
  const std::size_t dot = key.find('.', kMailbox.size());
  if (dot == std::string::npos) return Error{Code::bad_data, "no such setting", key};
  const std::string name = key.substr(kMailbox.size(), dot - kMailbox.size());
  const std::string member = key.substr(dot + 1);
  for (const MailboxKey& known : mailbox_keys()) {
    if (known.name != member) continue;
    auto done = known.take(mailbox_named(settings, name), text);
    return done ? done : at_key(done.error(), key);
  }
  return Error{Code::bad_data, "no such setting", key};
}

Result<void> take(Settings& settings, const std::string& key, const std::string& text) {
  if (key.rfind(kMailbox, 0) == 0) return take_mailbox(settings, key, text);
  for (const SettingKey& known : plain_keys()) {
    if (known.name != key) continue;
    auto done = known.take(settings, text);
    return done ? done : at_key(done.error(), key);
  }
  return Error{Code::bad_data, "no such setting", key};
}

using Ini = Poco::AutoPtr<Poco::Util::IniFileConfiguration>;

void collect(const Ini& ini, const std::string& prefix, std::vector<std::string>& keys) {
  Poco::Util::AbstractConfiguration::Keys names;
  ini->keys(prefix, names);
  if (names.empty() && !prefix.empty()) keys.push_back(prefix);
  for (const std::string& name : names) collect(ini, prefix.empty() ? name : prefix + '.' + name, keys);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = std::min(text.find_first_not_of(kBlank), text.size());
  const std::size_t end = text.find_last_not_of(kBlank);
  return begin == text.size() ? std::string_view() : text.substr(begin, end + 1 - begin);
}

// The reader lets the last of two lines win: a line left over below would undo one above without a word.
Result<void> each_stands_once(const std::string& text) {
  std::istringstream lines(text);
  std::set<std::string> seen;
  std::string section;
  for (std::string line; std::getline(lines, line);) {
    const std::string_view told = trimmed(line);
    if (told.empty() || told.front() == ';') continue;
    if (told.front() == '[') {
      section = trimmed(told.substr(1, std::max<std::size_t>(told.find(']'), 1) - 1));
      continue;
    }
    std::string key(trimmed(told.substr(0, told.find('='))));
    if (!section.empty()) key.insert(0, section + '.');
    if (!seen.insert(key).second) return Error{Code::bad_data, "the setting stands twice", key};
  }
  return {};
}

// smtp.server sets what smtp.tls may then change.
void order(std::vector<std::string>& keys) {
  std::stable_partition(keys.begin(), keys.end(), [](const std::string& key) { return key == "smtp.server"; });
}

std::string variable_of(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return std::isalnum(c) != 0 ? static_cast<char>(std::toupper(c)) : '_'; });
  return "MARSHRUT_MAILBOX_" + name + "_PASSWORD";
}

Result<void> take_variable(const std::string& name, std::string& into) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return {};
  if (!into.empty()) return Error{Code::bad_data, "the secret is given twice", name};
  into = value;
  return {};
}

}  // namespace

office::OfficeSettings usual_office() {
  office::OfficeSettings office;
  office.queue_patience = std::chrono::minutes(1);
  return office;
}

bool is_loopback(const std::string& host) {
  // «127.mail.example» is a name, and may be anybody's.
  in_addr address{};
  if (::inet_pton(AF_INET, host.c_str(), &address) == 1) return (ntohl(address.s_addr) >> 24U) == 127;
  return host == "localhost" || host == "::1";
}

gate::Tls usual_tls(const std::string& host) { return is_loopback(host) ? gate::Tls::none : gate::Tls::starttls; }

Result<Listen> parse_listen(const std::string& text) {
  const Error wrong{Code::usage, "host:port is expected", text};
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return wrong;
  Listen listen{text.substr(0, colon), 0};
  if (listen.host.front() == '[' && listen.host.back() == ']')
    listen.host = listen.host.substr(1, listen.host.size() - 2);
  const auto done = std::from_chars(text.data() + colon + 1, text.data() + text.size(), listen.port);
  if (done.ec != std::errc{} || done.ptr != text.data() + text.size() || listen.host.empty()) return wrong;
  return listen;
}

namespace {

using Wanted = bool (*)(const std::string& key);

Result<void> read_keys(const std::filesystem::path& file, Settings& settings, Wanted wanted) {
  auto bytes = read_file(file, std::size_t{1} << 20U);
  if (!bytes && bytes.error().code == Code::empty) return {};  // nothing is set
  if (!bytes) return Error{bytes.error().code, bytes.error().message, file.string()};
  if (bytes->rfind(kByteOrderMark, 0) == 0) bytes->erase(0, kByteOrderMark.size());
  if (auto once = each_stands_once(*bytes); !once) return once;
  std::vector<std::string> keys;
  try {
    std::istringstream text(*bytes);
    const Ini ini(new Poco::Util::IniFileConfiguration(text));
    collect(ini, {}, keys);
    order(keys);
    for (const std::string& key : keys) {
      if (!wanted(key)) continue;
      if (auto done = take(settings, key, ini->getRawString(key)); !done) return done;
    }
  } catch (const Poco::Exception&) {
    return Error{Code::bad_data, "not a configuration file", file.string()};
  }
  return {};
}

std::filesystem::path usual_file(const std::filesystem::path& data_dir) { return data_dir / "marshrut.ini"; }

bool is_there(const std::filesystem::path& file) {
  std::error_code failed;
  return std::filesystem::exists(file, failed);
}

}  // namespace

Result<void> read_settings(const std::filesystem::path& file, Settings& settings) {
  return read_keys(file, settings, [](const std::string&) { return true; });
}

Result<void> read_configuration(const std::optional<std::filesystem::path>& asked, Settings& settings) {
  if (asked) return read_settings(*asked, settings);
  const std::filesystem::path usual = usual_file(settings.data_dir);
  return is_there(usual) ? read_settings(usual, settings) : Result<void>();
}

Result<std::string> database_of(const std::filesystem::path& data_dir) {
  Settings settings;
  const std::filesystem::path usual = usual_file(data_dir);
  // Who looks into the store need not be allowed to read the passwords of mailboxes.
  const Wanted wanted = [](const std::string& key) { return key == "service.db" || key == "service.db_file"; };
  if (auto read = is_there(usual) ? read_keys(usual, settings, wanted) : Result<void>(); !read) return read.error();
  if (auto taken = take_variable("MARSHRUT_DB", settings.db); !taken) return taken.error();
  return settings.db;
}

Result<void> read_environment(Settings& settings) {
  if (auto done = take_variable("MARSHRUT_DB", settings.db); !done) return done;
  if (settings.smtp) {
    if (auto done = take_variable("MARSHRUT_SMTP_PASSWORD", settings.smtp->password); !done) return done;
  }
  for (gate::PolledMailbox& mailbox : settings.mailboxes) {
    if (auto done = take_variable(variable_of(mailbox.settings.name), mailbox.settings.password); !done) return done;
  }
  return {};
}

namespace {

bool tells_all(gate::Tls tls, const std::string& host, bool allowed) {
  return tls == gate::Tls::none && !allowed && !is_loopback(host);
}

Result<void> check_smtp(const gate::SmtpSettings& smtp) {
  if (smtp.host.empty()) return Error{Code::bad_data, "settings of SMTP without a server", "smtp.server"};
  if (smtp.user.empty() != smtp.password.empty()) {
    return Error{Code::bad_data, "a user and a password go together", "smtp.user"};
  }
  if (!smtp.user.empty() && tells_all(smtp.tls, smtp.host, smtp.plain_text_allowed)) {
    return Error{Code::bad_data, "a password in plain text", "smtp.tls"};
  }
  return {};
}

Result<void> check_mailbox(const gate::MailboxSettings& mailbox) {
  const auto wrong = [&](const char* what, const char* key) {
    return Error{Code::bad_data, what, std::string(kMailbox) + mailbox.name + '.' + key};
  };
  if (mailbox.host.empty()) return wrong("a mailbox needs a host", "host");
  if (mailbox.user.empty()) return wrong("a mailbox needs a user", "user");
  if (mailbox.password.empty()) return wrong("a mailbox needs a password", "password_file");
  if (tells_all(mailbox.tls, mailbox.host, mailbox.plain_text_allowed)) return wrong("a password in plain text", "tls");
  const bool marks = mailbox.after == gate::After::seen || mailbox.after == gate::After::move;
  if (marks && mailbox.protocol == gate::MailProtocol::pop3) return wrong("POP3 keeps or deletes", "after");
  if (mailbox.after == gate::After::move && mailbox.move_to.empty()) {
    return wrong("needs the folder to move to", "move_to");
  }
  return {};
}

}  // namespace

Result<void> check_settings(const Settings& settings) {
  if (settings.smtp) {
    if (auto checked = check_smtp(*settings.smtp); !checked) return checked;
  }
  if (settings.trust.needs_authentication && settings.authserv_id.empty()) {
    return Error{Code::bad_data, "needs the name of our mail server", "trust.authserv_id"};
  }
  for (const gate::PolledMailbox& mailbox : settings.mailboxes) {
    if (auto checked = check_mailbox(mailbox.settings); !checked) return checked;
  }
  return {};
}

std::vector<std::string> setting_keys() {
  std::vector<std::string> all;
  for (const SettingKey& key : plain_keys()) all.emplace_back(key.name);
  for (const MailboxKey& key : mailbox_keys()) all.push_back(std::string(kMailbox) + "*." + std::string(key.name));
  return all;
}

}  // namespace marshrut::service
