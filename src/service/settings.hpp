// service/settings.hpp: what `marshrut serve` is told: by its words, its configuration file and its environment.
// Shapes:  INI file -> Settings. docs/marshrut.ini explains every key; a test holds the two against each other.
// Units:   in the file: seconds for times, MB (2^20 bytes) for sizes.
// Errors:  not_found; bad_data with «section.key» in `where`: an unknown key, a value that is none, a secret twice.
// Owns:    everything it holds.
//
// A secret stands in the file (then nobody else may read the file), in a file of its own (…_file), or in the
// environment: MARSHRUT_DB, MARSHRUT_SMTP_PASSWORD, MARSHRUT_MAILBOX_<NAME>_PASSWORD.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "base/result.hpp"
#include "gate/clamd.hpp"
#include "gate/lmtp_server.hpp"
#include "gate/poller.hpp"
#include "gate/smtp_sender.hpp"
#include "http/api.hpp"
#include "http/server.hpp"
#include "intake/file_message.hpp"
#include "intake/judge.hpp"
#include "office/office.hpp"

namespace marshrut::service {

struct Listen {
  std::string host;
  std::uint16_t port = 0;
  bool usual = false;  // nobody asked for this address: another port will do when it is taken
};

// Shorter waits than a person at a terminal has: a letter can be tried again later.
office::OfficeSettings usual_office();

struct Settings {
  std::filesystem::path data_dir;
  std::string db;  // empty: SQLite in the data folder
  Level log_level = Level::info;
  std::optional<Listen> http = Listen{"127.0.0.1", 8080, true};
  std::optional<Listen> lmtp = Listen{"127.0.0.1", 2424};
  gate::LmtpSettings lmtp_settings;
  std::optional<gate::SmtpSettings> smtp;  // nothing: replies stay in the outbox
  std::chrono::milliseconds smtp_retry{std::chrono::minutes(1)};
  std::vector<gate::PolledMailbox> mailboxes;
  std::optional<gate::ClamdSettings> clamd;
  std::filesystem::path schools;  // empty: no list
  intake::TrustSettings trust;
  std::string authserv_id;
  std::vector<std::string> own_addresses;
  intake::AnswerSettings answers;
  unsigned workers = 2;
  unsigned threads = 4;
  std::chrono::milliseconds worker_patience{std::chrono::seconds(60)};
  office::OfficeSettings office = usual_office();
  std::chrono::milliseconds lease{std::chrono::minutes(5)};
  std::chrono::milliseconds drain{std::chrono::seconds(30)};
  http::ServerSettings web;  // but for its address, which is `http`
  http::ApiSettings api;
  // Reads them anew from where they came; none: they came from nowhere.
  std::function<Result<Settings>()> reread;
};

// Reads the file over `settings`.
Result<void> read_settings(const std::filesystem::path& file, Settings& settings);
// The file that was asked for, else marshrut.ini in settings.data_dir when it is there.
Result<void> read_configuration(const std::optional<std::filesystem::path>& asked, Settings& settings);
// Where the store of a service's folder is: by its marshrut.ini or MARSHRUT_DB; empty: in the folder itself.
Result<std::string> database_of(const std::filesystem::path& data_dir);
// What the environment holds.
Result<void> read_environment(Settings& settings);
// What only makes sense together: a user without a password, two mailboxes of one name.
Result<void> check_settings(const Settings& settings);

// "127.0.0.1:2424", "[::1]:2424"; port 0 is any free one. usage: what is none.
Result<Listen> parse_listen(const std::string& text);
// Plain text to this very machine, STARTTLS elsewhere.
gate::Tls usual_tls(const std::string& host);
bool is_loopback(const std::string& host);

// All keys of the file, "lmtp.listen" or "mailbox.*.host".
std::vector<std::string> setting_keys();

}  // namespace marshrut::service
