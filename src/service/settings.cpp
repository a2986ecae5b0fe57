#include "service/settings.hpp"

#include <Poco/AutoPtr.h>
#include <Poco/Exception.h>
#include <Poco/Util/IniFileConfiguration.h>

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

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.rfind("127.", 0) == 0; }

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

Result<void> read_settings(const std::filesystem::path& file, Settings& settings) {
  const auto bytes = read_file(file, std::size_t{1} << 20U);
  if (!bytes && bytes.error().code == Code::empty) return {};  // nothing is set
  if (!bytes) return Error{bytes.error().code, bytes.error().message, file.string()};
  std::vector<std::string> keys;
  try {
    std::istringstream text(*bytes);
    const Ini ini(new Poco::Util::IniFileConfiguration(text));
    collect(ini, {}, keys);
    order(keys);
    for (const std::string& key : keys) {
      if (auto done = take(settings, key, ini->getRawString(key)); !done) return done;
    }
  } catch (const Poco::Exception&) {
    return Error{Code::bad_data, "not a configuration file", file.string()};
  }
  return {};
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

Result<void> check_settings(const Settings& settings) {
  if (settings.smtp && settings.smtp->host.empty()) {
    return Error{Code::bad_data, "settings of SMTP without a server", "smtp.server"};
  }
  if (settings.smtp && settings.smtp->user.empty() != settings.smtp->password.empty()) {
    return Error{Code::bad_data, "a user and a password go together", "smtp.user"};
  }
  if (settings.trust.needs_authentication && settings.authserv_id.empty()) {
    return Error{Code::bad_data, "needs the name of our mail server", "trust.authserv_id"};
  }
  for (const gate::PolledMailbox& mailbox : settings.mailboxes) {
    const std::string section = std::string(kMailbox) + mailbox.settings.name;
    if (mailbox.settings.host.empty()) return Error{Code::bad_data, "a mailbox needs a host", section + ".host"};
    if (mailbox.settings.user.empty()) return Error{Code::bad_data, "a mailbox needs a user", section + ".user"};
    if (mailbox.settings.password.empty()) {
      return Error{Code::bad_data, "a mailbox needs a password", section + ".password_file"};
    }
    if (mailbox.settings.after == gate::After::move && mailbox.settings.move_to.empty()) {
      return Error{Code::bad_data, "needs the folder to move to", section + ".move_to"};
    }
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
