#include "support/postfix.hpp"

#include <pwd.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "support/office.hpp"

namespace marshrut::testing {

namespace fs = std::filesystem;

namespace {

void write_main(const fs::path& folder, const PostfixSettings& settings) {
  std::ofstream main(folder / "etc" / "main.cf");
  main << "compatibility_level = 3.6\nqueue_directory = " << (folder / "queue").string()
       << "\ndata_directory = " << (folder / "data").string() << "\nmaillog_file_prefixes = " << folder.string()
       << "\nmaillog_file = " << (folder / "log").string()
       << "\nmyhostname = mta.test.example\nmydestination =\nmynetworks = 127.0.0.0/8\ninet_interfaces = 127.0.0.1\n"
       << "inet_protocols = ipv4\nrelay_domains = centre.example\nrelay_recipient_maps =\nlocal_recipient_maps =\n"
       << "alias_maps =\nalias_database =\nrelay_transport = lmtp:inet:127.0.0.1:" << settings.lmtp_port
       << "\ndefault_transport = " << settings.default_transport
       << "\nsmtpd_relay_restrictions = permit_mynetworks, reject\nsmtputf8_enable = yes\nbiff = no\n"
       << "message_size_limit = 104857600\nmailbox_size_limit = 0\nminimal_backoff_time = 1s\n"
       << "maximal_backoff_time = 2s\nqueue_run_delay = 1s\nlmtp_connect_timeout = 5s\n"
       // A destination that failed is tried again at once: the tests have it fail on purpose.
       << "lmtp_destination_concurrency_failed_cohort_limit = 0\ntransport_retry_time = 1s\n";
  if (settings.certificates != nullptr) {
    main << "smtpd_tls_security_level = may\nsmtpd_tls_cert_file = "
         << settings.certificates->certificate(settings.host)
         << "\nsmtpd_tls_key_file = " << settings.certificates->key(settings.host) << "\n";
  }
  main << settings.more;
}

void write_master(const fs::path& folder, std::uint16_t port) {
  std::ofstream(folder / "etc" / "master.cf")
      << "127.0.0.1:" << port << " inet n - n - - smtpd\n"
      << "cleanup unix n - n - 0 cleanup\nqmgr unix n - n 1 1 qmgr\ntlsmgr unix - - n 1000? 1 tlsmgr\n"
      << "rewrite unix - - n - - trivial-rewrite\nbounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\n"
      << "trace unix - - n - 0 bounce\nverify unix - - n - 1 verify\nflush unix n - n 1000? 0 flush\n"
      << "proxymap unix - - n - - proxymap\nsmtp unix - - n - - smtp\nrelay unix - - n - - smtp\n"
      << "showq unix n - n - - showq\nerror unix - - n - - error\nretry unix - - n - - error\n"
      << "discard unix - - n - - discard\nlmtp unix - - n - - lmtp\nanvil unix - - n - 1 anvil\n"
      << "scache unix - - n - 1 scache\npostlog unix-dgram n - n - 1 postlogd\n";
}

}  // namespace

Postfix::Postfix(fs::path folder, const PostfixSettings& settings) : folder_(std::move(folder)), port_(free_port()) {
  for (const char* part : {"etc", "queue", "data"}) fs::create_directories(folder_ / part);
  for (fs::path path = folder_; path.string().find("marshrut-test-") != std::string::npos; path = path.parent_path()) {
    fs::permissions(path, fs::perms(0755));
  }
  const passwd* user = ::getpwnam("postfix");
  if (user != nullptr) [[maybe_unused]]
    const int done = ::chown((folder_ / "data").c_str(), user->pw_uid, user->pw_gid);
  write_main(folder_, settings);
  write_master(folder_, port_);
}

bool Postfix::start() {
  return daemon_.start({"postfix", "-c", (folder_ / "etc").string(), "start-fg"}, folder_ / "start.log") &&
         wait_for_port(port_);
}

Postfix::~Postfix() {
  (void)run({"postfix", "-c", (folder_ / "etc").string(), "stop"});
  (void)daemon_.stop();
}

void Postfix::flush() { (void)run({"postqueue", "-c", (folder_ / "etc").string(), "-f"}); }

std::size_t Postfix::queued() const {
  std::size_t messages = 0;
  for (const char* queue : {"incoming", "active", "deferred", "maildrop"}) {
    if (!fs::exists(folder_ / "queue" / queue)) continue;
    std::error_code gone;  // a message may leave while it is looked at
    for (fs::recursive_directory_iterator it(folder_ / "queue" / queue, gone), end; !gone && it != end;
         it.increment(gone)) {
      if (it->is_regular_file(gone)) ++messages;
    }
  }
  return messages;
}

std::string Postfix::log() const {
  std::ostringstream text;
  text << std::ifstream(folder_ / "log").rdbuf() << std::ifstream(folder_ / "start.log").rdbuf();
  return text.str();
}

}  // namespace marshrut::testing
