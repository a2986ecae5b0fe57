// The configuration: what its page explains is what there is, and whatever is wrong is named.
#include "service/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "base/files.hpp"
#include "support/office.hpp"

namespace marshrut::service {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kPage = MARSHRUT_SOURCE_DIR "/docs/marshrut.ini";

class SettingsTest : public ::testing::Test {
protected:
  std::filesystem::path write(const std::string& text, const std::string& name = "marshrut.ini") {
    std::ofstream(folder_.path() / name, std::ios::binary) << text;
    return folder_.path() / name;
  }
  Result<void> read(const std::string& text) { return read_settings(write(text), settings_); }
  // "bad-data lmtp.listen"
  std::string refusal(const std::string& text) {
    Settings fresh;
    const auto done = read_settings(write(text), fresh);
    return done ? "ok" : std::string(code_name(done.error().code)) + " " + done.error().where;
  }
  testing::TemporaryFolder folder_;
  Settings settings_;
};

struct Line {
  std::string section, key, value;
};

// The lines of the page that hold a setting, commented out or not; what explains them says no « = ».
std::vector<Line> lines_of_page() {
  std::vector<Line> lines;
  std::istringstream page(read_file(kPage).value());
  std::string section;
  for (std::string line; std::getline(page, line);) {
    if (line.rfind(';', 0) == 0) line.erase(0, 1);
    if (line.rfind('[', 0) == 0) {
      section = line.substr(1, line.find(']') - 1);
      continue;
    }
    const std::size_t equals = line.find(" =");
    if (equals == std::string::npos || line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") != equals) {
      continue;
    }
    const std::string value = line.substr(equals + 2);
    lines.push_back({section, line.substr(0, equals), value.empty() ? value : value.substr(1)});
  }
  return lines;
}

TEST_F(SettingsTest, ThePageExplainsEveryKeyAndNoOther) {
  std::set<std::string> explained;
  for (const Line& line : lines_of_page()) {
    const std::string section = line.section.rfind("mailbox.", 0) == 0 ? "mailbox.*" : line.section;
    EXPECT_TRUE(explained.insert(section + '.' + line.key).second) << "twice: " << section << '.' << line.key;
  }
  const auto keys = setting_keys();
  EXPECT_EQ(explained, std::set<std::string>(keys.begin(), keys.end()));
}

TEST_F(SettingsTest, ThePageWithItsExamplesIsUnderstood) {
  std::string text, section;
  for (const Line& line : lines_of_page()) {
    // A secret stands in one place; the files of the examples are not there.
    if (line.key.ends_with("_file") && line.key != "ca_file") continue;
    if (line.section != section) text += '[' + (section = line.section) + "]\n";
    text += line.key + " = " + (line.key == "password" ? "secret" : line.value) + '\n';
  }
  const auto done = read(text);
  ASSERT_TRUE(done) << done.error().message << ' ' << done.error().where;
  EXPECT_TRUE(check_settings(settings_));
  EXPECT_EQ(settings_.db, "postgresql://marshrut@localhost/marshrut");
  EXPECT_EQ(settings_.http->port, 8080);
  EXPECT_EQ(settings_.lmtp_settings.limits.message_bytes, std::size_t{64} << 20U);
  EXPECT_THAT(settings_.lmtp_settings.allow, ElementsAre("127.0.0.0/8", "::1/128"));
  EXPECT_EQ(settings_.smtp->host, "mail.centre.example");
  EXPECT_EQ(settings_.smtp->port, 587);
  EXPECT_EQ(settings_.smtp->password, "secret");
  EXPECT_EQ(settings_.answers.from_name, "Учебно-методический центр");
  EXPECT_EQ(settings_.authserv_id, "mail.centre.example");
  ASSERT_EQ(settings_.mailboxes.size(), 1U);
  EXPECT_EQ(settings_.mailboxes[0].settings.name, "main");
  EXPECT_EQ(settings_.mailboxes[0].settings.port, 993);
  EXPECT_EQ(settings_.mailboxes[0].schedule.every, 60s);
}

TEST_F(SettingsTest, WhatThePageCallsUsualIsUsual) {
  const std::set<std::string> examples = {"service.db",     "lmtp.recipients", "smtp.server",   "smtp.user",
                                          "smtp.password",  "answers.from",    "clamd.address", "answers.from_name",
                                          "answers.centre", "answers.contact", "trust.schools", "trust.authserv_id"};
  const Settings usual;
  for (const Line& line : lines_of_page()) {
    const std::string key = line.section + '.' + line.key;
    if (line.section.rfind("mailbox.", 0) == 0 || line.section == "smtp") continue;
    if (examples.count(key) > 0 || line.key.ends_with("_file")) continue;
    Settings told;
    ASSERT_TRUE(read_settings(write('[' + line.section + "]\n" + line.key + " = " + line.value + '\n'), told)) << key;
    EXPECT_EQ(told.log_level, usual.log_level) << key;
    EXPECT_EQ(told.drain, usual.drain) << key;
    EXPECT_EQ(told.http->port, usual.http->port) << key;
    EXPECT_EQ(told.lmtp->port, usual.lmtp->port) << key;
    const auto &a = told.lmtp_settings, &b = usual.lmtp_settings;
    EXPECT_EQ(a.name, b.name) << key;
    EXPECT_EQ(a.allow, b.allow) << key;
    EXPECT_EQ(a.bare_newline, b.bare_newline) << key;
    EXPECT_EQ(std::tie(a.limits.message_bytes, a.limits.memory_bytes, a.limits.connections, a.limits.recipients),
              std::tie(b.limits.message_bytes, b.limits.memory_bytes, b.limits.connections, b.limits.recipients))
        << key;
    EXPECT_EQ(std::tie(a.limits.command, a.limits.data, a.limits.session),
              std::tie(b.limits.command, b.limits.data, b.limits.session))
        << key;
    EXPECT_EQ(std::tie(told.answers.most_a_day, told.trust.needs_authentication, told.trust.answer_others),
              std::tie(usual.answers.most_a_day, usual.trust.needs_authentication, usual.trust.answer_others))
        << key;
    EXPECT_EQ(std::tie(told.workers, told.threads, told.worker_patience, told.lease),
              std::tie(usual.workers, usual.threads, usual.worker_patience, usual.lease))
        << key;
  }
}

TEST_F(SettingsTest, TheMailboxOfThePageIsAUsualOne) {
  Settings usual;
  ASSERT_TRUE(read_settings(write("[mailbox.main]\nhost = mail.example\n"), usual));
  for (const Line& line : lines_of_page()) {
    if (line.section != "mailbox.main" || line.value.empty() || line.key.ends_with("_file")) continue;
    if (line.key == "protocol" || line.key == "host" || line.key == "port" || line.key == "user" ||
        line.key == "move_to")
      continue;
    Settings told;
    ASSERT_TRUE(
        read_settings(write("[mailbox.main]\nhost = mail.example\n" + line.key + " = " + line.value + '\n'), told));
    const auto &a = told.mailboxes.at(0), &b = usual.mailboxes.at(0);
    EXPECT_EQ(a.settings.tls, b.settings.tls) << line.key;
    EXPECT_EQ(a.settings.plain_text_allowed, b.settings.plain_text_allowed) << line.key;
    EXPECT_EQ(a.settings.folder, b.settings.folder) << line.key;
    EXPECT_EQ(a.settings.after, b.settings.after) << line.key;
    EXPECT_EQ(a.schedule.every, b.schedule.every) << line.key;
    EXPECT_EQ(a.settings.limits.message_bytes, b.settings.limits.message_bytes) << line.key;
    EXPECT_EQ(a.settings.limits.messages, b.settings.limits.messages) << line.key;
    EXPECT_EQ(a.settings.limits.command, b.settings.limits.command) << line.key;
  }
}

TEST_F(SettingsTest, WhatIsWrongIsNamedByItsKey) {
  const std::pair<const char*, const char*> cases[] = {
      {"[lmtp]\nlisten = here\n", "lmtp.listen"},
      {"[lmtp]\nlisten = 127.0.0.1:99999\n", "lmtp.listen"},
      {"[lmtp]\nlisten = 127.0.0.1:-1\n", "lmtp.listen"},
      {"[lmtp]\nlisten = :25\n", "lmtp.listen"},
      {"[lmtp]\nlisten =\n", "lmtp.listen"},
      {"[lmtp]\nmessage_mb = 0\n", "lmtp.message_mb"},
      {"[lmtp]\nmessage_mb = 5000\n", "lmtp.message_mb"},
      {"[lmtp]\nmessage_mb = 64 MB\n", "lmtp.message_mb"},
      {"[lmtp]\nmessage_mb = -1\n", "lmtp.message_mb"},
      {"[lmtp]\nconnections = 0\n", "lmtp.connections"},
      {"[lmtp]\ndata_seconds = 0\n", "lmtp.data_seconds"},
      {"[lmtp]\ndata_seconds = 99999999\n", "lmtp.data_seconds"},
      {"[lmtp]\nrefuse_bare_newlines = true\n", "lmtp.refuse_bare_newlines"},
      {"[service]\nlog_level = loud\n", "service.log_level"},
      {"[service]\nhttp = 8080\n", "service.http"},
      {"[service]\ndrain_seconds = soon\n", "service.drain_seconds"},
      {"[smtp]\ntls = ssl\n", "smtp.tls"},
      {"[smtp]\nserver = mail.example\n", "smtp.server"},
      {"[smtp]\nretry_seconds = 1.5\n", "smtp.retry_seconds"},
      {"[answers]\nmost_a_day = -1\n", "answers.most_a_day"},
      {"[trust]\nanswer_others = YES\n", "trust.answer_others"},
      {"[processing]\nworkers = 0\n", "processing.workers"},
      {"[processing]\nworkers = 1000\n", "processing.workers"},
      {"[processing]\nthreads = 99999999999\n", "processing.threads"},
      {"[mailbox.main]\nprotocol = smtp\n", "mailbox.main.protocol"},
      {"[mailbox.main]\nport = 0\n", "mailbox.main.port"},
      {"[mailbox.main]\nafter = burn\n", "mailbox.main.after"},
      {"[mailbox.main]\nevery_seconds = 0\n", "mailbox.main.every_seconds"},
      {"[mailbox.main]\nmessages_a_poll = 0\n", "mailbox.main.messages_a_poll"},
      {"[mailbox.main]\ncolour = red\n", "mailbox.main.colour"},
      {"[mailbox]\nhost = x\n", "mailbox.host"},
      {"[lmtp]\nlissten = x\n", "lmtp.lissten"},
      {"[lmpt]\nlisten = 127.0.0.1:1\n", "lmpt.listen"},
      {"listen = 127.0.0.1:1\n", "listen"},
      {"[service]\ndb_file = /nowhere/at/all\n", "service.db_file"},
      {"[lmtp]\nlisten = none\nlissten = x\n", "lmtp.lissten"},
  };
  for (const auto& [text, where] : cases) EXPECT_EQ(refusal(text), std::string("bad-data ") + where) << text;
  const auto absent = read_settings(folder_.path() / "none.ini", settings_);
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, Code::not_found);
}

TEST_F(SettingsTest, AKeyThatStandsTwiceIsNamed) {
  EXPECT_EQ(refusal("[lmtp]\nname = a\nname = b\n"), "bad-data lmtp.name");
  EXPECT_EQ(refusal("[lmtp]\nname = a\n[smtp]\nserver = x:25\n[lmtp]\nname = b\n"), "bad-data lmtp.name");
}

TEST_F(SettingsTest, ValuesAreTakenAsTheyStand) {
  ASSERT_TRUE(
      read("; comment\n[lmtp]\nlisten = none\nallow = 10.0.0.0/8, 192.168.1.1\n"
           "[service]\nhttp = [::1]:0\n[answers]\ncontact = тел. +7 000; a=b, ${x} #1\n"
           "[smtp]\ntls = none\nserver = mail.example:2525\n[processing]\nworkers = 3\n"));
  EXPECT_EQ(settings_.lmtp, std::nullopt);
  EXPECT_THAT(settings_.lmtp_settings.allow, ElementsAre("10.0.0.0/8", "192.168.1.1"));
  EXPECT_EQ(settings_.http->host, "::1");
  EXPECT_EQ(settings_.http->port, 0);
  EXPECT_EQ(settings_.answers.centre.contact, "тел. +7 000; a=b, ${x} #1");
  // smtp.server stands after smtp.tls and doesn't undo it.
  EXPECT_EQ(settings_.smtp->tls, gate::Tls::none);
  EXPECT_EQ(settings_.workers, 3U);
  ASSERT_TRUE(read("\xEF\xBB\xBF[processing]\r\nworkers = 5\r\n"));
  EXPECT_EQ(settings_.workers, 5U);
}

TEST_F(SettingsTest, PasswordsMayHoldAnything) {
  const std::string password = "p;#=\\${x} \"y\"";
  write(password + "\n", "secret");
  ASSERT_TRUE(
      read("[smtp]\nserver = 127.0.0.1:25\nuser = u\npassword_file = " + (folder_.path() / "secret").string() + "\n"));
  EXPECT_EQ(settings_.smtp->password, password);
  Settings direct;
  ASSERT_TRUE(read_settings(write("[smtp]\nserver = 127.0.0.1:25\nuser = u\npassword = " + password + "\n"), direct));
  EXPECT_EQ(direct.smtp->password, password);
}

struct Variable {
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  const char* name_;
};

TEST_F(SettingsTest, ASecretMayStandInTheEnvironment) {
  const Variable db("MARSHRUT_DB", "postgresql://db");
  const Variable smtp("MARSHRUT_SMTP_PASSWORD", "smtp secret");
  const Variable box("MARSHRUT_MAILBOX_SCHOOL_5_PASSWORD", "box secret");
  ASSERT_TRUE(read("[smtp]\nserver = 127.0.0.1:25\nuser = u\n[mailbox.school-5]\nhost = h\nuser = u\n"));
  EXPECT_FALSE(check_settings(settings_));
  ASSERT_TRUE(read_environment(settings_));
  EXPECT_EQ(settings_.db, "postgresql://db");
  EXPECT_EQ(settings_.smtp->password, "smtp secret");
  EXPECT_EQ(settings_.mailboxes.at(0).settings.password, "box secret");
  EXPECT_TRUE(check_settings(settings_));
}

TEST_F(SettingsTest, ASecretStandsInOnePlace) {
  const std::string file = write("x", "secret").string();
  EXPECT_EQ(refusal("[smtp]\nserver = a:25\npassword = p\npassword_file = " + file + "\n").substr(0, 18),
            "bad-data smtp.pass");
  EXPECT_EQ(refusal("[service]\ndb = a\ndb_file = " + file + "\n").substr(0, 18), "bad-data service.d");
  EXPECT_EQ(refusal("[mailbox.a]\npassword = p\npassword_file = " + file + "\n").substr(0, 23),
            "bad-data mailbox.a.pass");
  const Variable smtp("MARSHRUT_SMTP_PASSWORD", "other");
  ASSERT_TRUE(read("[smtp]\nserver = a:25\nuser = u\npassword = p\n"));
  const auto twice = read_environment(settings_);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().where, "MARSHRUT_SMTP_PASSWORD");
}

TEST_F(SettingsTest, SomeThingsOnlyMakeSenseTogether) {
  const std::pair<const char*, const char*> cases[] = {
      {"[smtp]\ntls = none\n", "smtp.server"},
      {"[smtp]\nserver = a:25\nuser = u\n", "smtp.user"},
      {"[smtp]\nserver = a:25\npassword = p\n", "smtp.user"},
      {"[smtp]\nserver = a:25\ntls = none\nuser = u\npassword = p\n", "smtp.tls"},
      {"[trust]\nneeds_authentication = yes\n", "trust.authserv_id"},
      {"[mailbox.a]\nuser = u\npassword = p\n", "mailbox.a.host"},
      {"[mailbox.a]\nhost = h\npassword = p\n", "mailbox.a.user"},
      {"[mailbox.a]\nhost = h\nuser = u\n", "mailbox.a.password_file"},
      {"[mailbox.a]\nhost = h\nuser = u\npassword = p\nafter = move\n", "mailbox.a.move_to"},
      {"[mailbox.a]\nprotocol = pop3\nhost = h\nuser = u\npassword = p\nafter = seen\n", "mailbox.a.after"},
      {"[mailbox.a]\nprotocol = pop3\nhost = h\nuser = u\npassword = p\nafter = move\nmove_to = x\n",
       "mailbox.a.after"},
      {"[mailbox.a]\nhost = h\ntls = none\nuser = u\npassword = p\n", "mailbox.a.tls"},
  };
  for (const auto& [text, where] : cases) {
    Settings fresh;
    ASSERT_TRUE(read_settings(write(text), fresh)) << text;
    const auto checked = check_settings(fresh);
    ASSERT_FALSE(checked) << text;
    EXPECT_EQ(checked.error().code, Code::bad_data) << text;
    EXPECT_EQ(checked.error().where, where) << text;
  }
  for (const char* good :
       {"", "[smtp]\nserver = 127.0.0.1:25\n", "[smtp]\nserver = 127.0.0.1:25\nuser = u\npassword = p\n",
        "[smtp]\nserver = a:25\ntls = none\nplain_text_allowed = yes\nuser = u\npassword = p\n",
        "[mailbox.a]\nhost = h\nuser = u\npassword = p\nafter = move\nmove_to = x\n"}) {
    Settings fresh;
    ASSERT_TRUE(read_settings(write(good), fresh)) << good;
    const auto checked = check_settings(fresh);
    EXPECT_TRUE(checked) << good << checked.error().where;
  }
}

TEST(ParseListen, TakesAHostAndAPort) {
  const std::tuple<const char*, const char*, int> good[] = {
      {"127.0.0.1:2424", "127.0.0.1", 2424}, {"[::1]:25", "::1", 25}, {"mail.example:0", "mail.example", 0}};
  for (const auto& [text, host, port] : good) {
    const auto listen = parse_listen(text);
    ASSERT_TRUE(listen) << text;
    EXPECT_EQ(listen->host, host);
    EXPECT_EQ(listen->port, port);
  }
  for (const char* bad : {"", ":", "a", "a:", ":1", "a:b", "a:1x", "a:65536", "[]:1", "a: 1"}) {
    const auto listen = parse_listen(bad);
    ASSERT_FALSE(listen) << bad;
    EXPECT_EQ(listen.error().code, Code::usage) << bad;
  }
}

TEST(UsualTls, IsNoneOnlyWithinThisMachine) {
  for (const char* here : {"127.0.0.1", "127.1.2.3", "localhost", "::1"}) EXPECT_EQ(usual_tls(here), gate::Tls::none);
  for (const char* there : {"mail.example", "10.0.0.1", "localhost.example", "127.evil.example", "1270.0.0.1", ""}) {
    EXPECT_EQ(usual_tls(there), gate::Tls::starttls) << there;
  }
}

// Who looks at the desk finds the store that the service works on, without being let at its other secrets.
TEST_F(SettingsTest, TheDatabaseOfAFolderIsThatOfItsService) {
  EXPECT_EQ(database_of(folder_.path()).value(), "");
  write("[service]\ndb = postgresql://db\n[smtp]\nserver = mail.example\npassword_file = /nobody/may/read\n");
  std::filesystem::permissions(folder_.path() / "marshrut.ini", std::filesystem::perms::owner_read);
  EXPECT_EQ(database_of(folder_.path()).value(), "postgresql://db");
  {
    const Variable db("MARSHRUT_DB", "postgresql://other");
    EXPECT_EQ(database_of(folder_.path()).error().code, Code::bad_data);
    std::filesystem::remove(folder_.path() / "marshrut.ini");
    EXPECT_EQ(database_of(folder_.path()).value(), "postgresql://other");
  }
}

}  // namespace
}  // namespace marshrut::service
