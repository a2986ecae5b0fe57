#include "support/dovecot.hpp"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace marshrut::testing {

namespace fs = std::filesystem;

namespace {

void give_to_mail(const fs::path& path) {
  const passwd* user = ::getpwnam("mail");
  if (user != nullptr) [[maybe_unused]]
    const int done = ::chown(path.c_str(), user->pw_uid, user->pw_gid);
}

std::string listener(const std::string& name, std::uint16_t port, bool tls) {
  return "  inet_listener " + name + " {\n    address = 127.0.0.1\n    port = " + std::to_string(port) +
         (tls ? "\n    ssl = yes" : "") + "\n  }\n";
}

}  // namespace

Dovecot::Dovecot(fs::path folder, const Certificates& certificates, const std::string& host,
                 const DovecotSettings& settings)
    : folder_(std::move(folder)), ports_{free_port(), free_port(), free_port(), free_port()} {
  for (const char* part : {"run", "mail", "state"}) fs::create_directories(folder_ / part);
  // Mail is read by a user of its own, who must be let through.
  for (fs::path path = folder_; path.string().find("marshrut-test-") != std::string::npos; path = path.parent_path()) {
    fs::permissions(path, fs::perms(0755));
  }
  give_to_mail(folder_ / "mail");
  std::ofstream(folder_ / "dovecot.conf")
      << "base_dir = " << (folder_ / "run").string() << "\nstate_dir = " << (folder_ / "state").string()
      << "\nlog_path = " << (folder_ / "log").string() << "\nprotocols = imap pop3\nlisten = 127.0.0.1\n"
      << "ssl = yes\nssl_cert = <" << certificates.certificate(host) << "\nssl_key = <" << certificates.key(host)
      << "\nfirst_valid_uid = 1\nfirst_valid_gid = 1\nauth_mechanisms = plain\ndisable_plaintext_auth = "
      << (settings.plain_text_passwords ? "no" : "yes")
      << "\nlogin_trusted_networks =\nmail_location = maildir:" << (folder_ / "mail").string()
      << "/%u\nmail_fsync = never\nmail_max_userip_connections = 100\n"
      << "namespace inbox {\n  inbox = yes\n}\n"
      << "passdb {\n  driver = static\n  args = password=secret\n}\n"
      << "userdb {\n  driver = static\n  args = uid=mail gid=mail home=" << (folder_ / "mail").string()
      << "/%u allow_all_users=yes\n}\n"
      << "service pop3-login {\n"
      << listener("pop3", ports_[0], false) << listener("pop3s", ports_[1], true) << "}\n"
      << "service imap-login {\n"
      << listener("imap", ports_[2], false) << listener("imaps", ports_[3], true) << "}\n"
      << settings.more;
}

bool Dovecot::start() {
  if (!daemon_.start({"dovecot", "-F", "-c", (folder_ / "dovecot.conf").string()}, folder_ / "start.log")) return false;
  for (const std::uint16_t port : ports_) {
    if (!wait_for_port(port)) return false;
  }
  return true;
}

fs::path Dovecot::maildir(const std::string& user) const { return folder_ / "mail" / user; }

void Dovecot::deliver(const std::string& user, const std::string& message) {
  const fs::path box = maildir(user);
  for (const fs::path& part : {box, box / "tmp", box / "new", box / "cur"}) {
    if (fs::create_directories(part)) give_to_mail(part);
  }
  std::ostringstream name;
  name.fill('0');
  name.width(8);
  name << ++delivered_;
  const std::string file = "1700000000.M" + name.str() + "P1.test";
  std::ofstream(box / "tmp" / file, std::ios::binary) << message;
  give_to_mail(box / "tmp" / file);
  fs::rename(box / "tmp" / file, box / "new" / file);
}

std::size_t Dovecot::count(const std::string& user, const std::string& folder) const {
  const fs::path box = folder.empty() ? maildir(user) : maildir(user) / ("." + folder);
  std::size_t messages = 0;
  for (const char* part : {"new", "cur"}) {
    if (!fs::exists(box / part)) continue;
    for ([[maybe_unused]] const auto& one : fs::directory_iterator(box / part)) ++messages;
  }
  return messages;
}

void Dovecot::forget_uids(const std::string& user) {
  for (const auto& one : fs::directory_iterator(maildir(user))) {
    if (one.path().filename().string().rfind("dovecot", 0) == 0) fs::remove(one.path());
  }
}

std::string Dovecot::log() const {
  std::ostringstream text;
  text << std::ifstream(folder_ / "log").rdbuf();
  return text.str();
}

}  // namespace marshrut::testing
