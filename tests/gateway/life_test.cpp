// The service's life: it tells systemd, reloads its rules, stops without losing what it accepted, and its log knows no
// people.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <thread>

#include "gateway/gateway.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

// What systemd would listen at.
class NotifySocket {
public:
  explicit NotifySocket(std::filesystem::path path)
      : path_(std::move(path)), socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    std::strncpy(at.sun_path, path_.c_str(), sizeof at.sun_path - 1);
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
    timeval patience{0, 200'000};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~NotifySocket() { ::close(socket_); }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  bool hears(const std::string& word, std::chrono::seconds most) {
    const auto until = std::chrono::steady_clock::now() + most;
    while (std::chrono::steady_clock::now() < until) {
      char buffer[256];
      const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got > 0) heard_.append(buffer, static_cast<std::size_t>(got)).push_back('\n');
      const std::size_t at = heard_.find(word);
      if (at == std::string::npos) continue;
      heard_.erase(0, at + word.size());
      return true;
    }
    return false;
  }
  [[nodiscard]] std::string name() const { return path_.string(); }

private:
  std::filesystem::path path_;
  int socket_;
  std::string heard_;
};

TEST(Life, TellsSystemdOfEachTurn) {
  Gateway gateway;
  NotifySocket systemd(gateway.folder() / "notify");
  ASSERT_TRUE(gateway.service().start({"NOTIFY_SOCKET=" + systemd.name(), "WATCHDOG_USEC=600000"}));
  EXPECT_TRUE(systemd.hears("READY=1", 10s));
  EXPECT_TRUE(systemd.hears("WATCHDOG=1", 10s));
  gateway.service().signal(SIGHUP);
  EXPECT_TRUE(systemd.hears("RELOADING=1", 10s));
  EXPECT_TRUE(systemd.hears("READY=1", 10s));
  EXPECT_EQ(gateway.service().stop(), 0);
  EXPECT_TRUE(systemd.hears("STOPPING=1", 10s));
}

TEST(Life, TakesANewListOfSchoolsWithoutARestart) {
  const TemporaryFolder folder;
  const auto schools = folder.path() / "schools.csv";
  std::ofstream(schools) << "Школа;Домен\nДругая школа;else.example\n";
  Gateway gateway("[trust]\nschools = " + schools.string() + "\n");
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  const auto send = [&](const SentLetter& one) { return client.send(one.sender, kCentre, one.raw); };
  ASSERT_EQ(send(letter("before@school5.example", {blanks.make(1)})), 250);
  ASSERT_TRUE(gateway.service().settled(1, 30s));
  std::ofstream(schools) << "Школа;Домен\nМБОУ СОШ № 5;school5.example\n";
  gateway.service().signal(SIGHUP);
  for (int i = 0; i < 50 && gateway.service().log().find("service.reloaded") == std::string::npos; ++i) {
    std::this_thread::sleep_for(100ms);
  }
  ASSERT_EQ(send(letter("after@school5.example", {blanks.make(2)})), 250);
  ASSERT_TRUE(gateway.service().settled(2, 30s));
  const auto messages = gateway.service().list();
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].documents.at(0).state, "apart");
  EXPECT_EQ(messages[1].documents.at(0).state, "accepted");
}

TEST(Life, EndsByASignalWithNothingLost) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  std::vector<SentLetter> sent;
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  for (int i = 0; i < 12; ++i) {
    sent.push_back(letter("s" + std::to_string(i) + "@school5.example", {blanks.make(i + 1)}));
    sent.back().state = "filed";
    sent.back().reply = "receipt";
    ASSERT_EQ(client.send(sent.back().sender, kCentre, sent.back().raw), 250);
  }
  EXPECT_EQ(gateway.service().stop(), 0);
  EXPECT_TRUE(gateway.service().fsck().whole);
  EXPECT_EQ(gateway.service().fsck().messages, 12);
  ASSERT_TRUE(gateway.service().start());
  ASSERT_TRUE(gateway.service().settled(sent.size(), 60s));
  ASSERT_TRUE(gateway.all_sent(30s));
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
}

TEST(Life, LeavesNobodysNameInTheLog) {
  Gateway gateway;
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  const SentLetter good = letter("a@school5.example", {blanks.make(1), blanks.make(2, false)}, "ИОМ Ивановой");
  ASSERT_EQ(client.send(good.sender, kCentre, good.raw), 250);
  ASSERT_TRUE(gateway.service().settled(1, 30s));
  std::this_thread::sleep_for(1500ms);  // the receiver is not there: that is told, too
  const std::string log = gateway.service().log();
  EXPECT_NE(log.find("postman.later"), std::string::npos);
  for (const char* personal : {"school5", "iom@", "Иванов", "Петровна", "СОШ", ".docx", "ИОМ"}) {
    EXPECT_EQ(log.find(personal), std::string::npos) << personal;
  }
}

}  // namespace
}  // namespace marshrut::testing
