// Letters made to do harm: each is refused or filed, others are not held up, and the service stays within its limits.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "gateway/gateway.hpp"
#include "mail/parse.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

std::string head(const std::string& id, const std::string& more) {
  return "From: Evil <evil@school5.example>\r\nTo: iom@centre.example\r\nSubject: x\r\nMessage-ID: <" + id +
         "@school5.example>\r\nMIME-Version: 1.0\r\n" + more;
}

std::string many_parts(int count) {
  std::string raw = head("parts", "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
  for (int i = 0; i < count; ++i) raw += "--b\r\n\r\nx\r\n";
  return raw + "--b--\r\n";
}

std::string many_levels(int count) {
  std::string raw = head("levels", "Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
  for (int i = 0; i < count; ++i) {
    const std::string now = "b" + std::to_string(i), next = "b" + std::to_string(i + 1);
    raw += "--" + now + "\r\nContent-Type: multipart/mixed; boundary=" + next + "\r\n\r\n";
  }
  return raw;
}

std::string nested_messages(int count) {
  std::string raw = head("nested", "Content-Type: message/rfc822\r\n\r\n");
  for (int i = 0; i < count; ++i) raw += "Content-Type: message/rfc822\r\n\r\n";
  return raw + "Subject: end\r\n\r\nx\r\n";
}

std::string injecting() {
  return head("inject",
              "Reply-To: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
              "Content-Type: application/octet-stream; name=\"=?utf-8?q?x=0D=0ABcc:_victim@else.example?=.docx\"\r\n"
              "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fetc%2Fx%0D%0ABcc%3A%20a%40b.docx\r\n"
              "Content-Transfer-Encoding: base64\r\n\r\nUEsDBHh4eA==\r\n--b--\r\n");
}

TEST(Hostile, LettersNeitherStopNorSlowTheOthers) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  std::string subject = head("subject", "");
  subject.replace(subject.find("Subject: x"), 10,
                  "Subject: =?utf-8?q?a=0D=0ABcc:_victim@else.example=0D=0A=0D=0Abody?=");
  const std::vector<std::string> evil = {
      many_parts(300'000),
      many_levels(5'000),
      nested_messages(5'000),
      injecting(),
      subject + "\r\nx\r\n",
      head("long", "X-Long: " + std::string(3'000'000, 'a') + "\r\n\r\nx\r\n"),
      head("nul", std::string("X-Nul: a\0b\r\n\r\n\0\0\0\r\n", 22)),
  };
  for (const std::string& raw : evil) EXPECT_EQ(client.send("evil@school5.example", kCentre, raw), 250);
  SentLetter good = letter("good@school5.example", {blanks.make(1)});
  good.state = "filed";
  good.reply = "receipt";
  ASSERT_EQ(client.send(good.sender, kCentre, good.raw), 250);
  ASSERT_TRUE(gateway.service().settled(evil.size() + 1, 60s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(30s));
  EXPECT_TRUE(gateway.service().fsck().whole);
  bool found = false;
  for (const LedgerMessage& message : gateway.service().list()) {
    if (message.message_id == good.message_id) found = message.state == "filed";
    if (message.message_id.rfind("parts", 0) == 0 || message.message_id.rfind("levels", 0) == 0) {
      EXPECT_EQ(message.state, "quarantined") << message.message_id;
    }
    for (const LedgerDocument& document : message.documents) {
      EXPECT_EQ(document.name.find_first_of("/\\\r\n"), std::string::npos) << document.name;
    }
  }
  EXPECT_TRUE(found);
  for (const SunkMessage& answer : gateway.sink().messages()) {
    EXPECT_EQ(answer.raw.find("\nBcc:"), std::string::npos);
    EXPECT_TRUE(answer.recipient == "evil@school5.example" || answer.recipient == good.sender) << answer.recipient;
  }
  EXPECT_LT(gateway.service().memory(), std::size_t{1200} << 20U);
}

TEST(Hostile, ABareNewlineEndsNoMessage) {
  Gateway gateway;
  ASSERT_TRUE(gateway.service().start());
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  const std::string smuggled = head("outer",
                                    "\r\nfirst\n.\nMAIL FROM:<evil@else.example>\nRCPT TO:<iom@centre.example>\nDATA\n"
                                    "Message-ID: <inner@else.example>\r\n.\nQUIT\r\n");
  ASSERT_EQ(client.send("evil@school5.example", kCentre, smuggled), 250);
  ASSERT_TRUE(gateway.service().settled(1, 30s));
  const auto messages = gateway.service().list();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].message_id, "outer@school5.example");
}

TEST(Hostile, OnlyOurOwnServersWordCountsForASender) {
  const TemporaryFolder folder;
  {
    std::ofstream schools(folder.path() / "schools.csv");
    schools << "Школа;Домен\nМБОУ СОШ № 5;school5.example\n";
  }
  Gateway gateway("[trust]\nschools = " + (folder.path() / "schools.csv").string() +
                  "\nauthserv_id = mx.centre.example\nneeds_authentication = yes\n");
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  const std::string pass = "Authentication-Results: mx.centre.example; dmarc=pass header.from=school5.example\r\n";
  const std::string fail = "Authentication-Results: mx.centre.example; dmarc=fail header.from=school5.example\r\n";
  const std::string other = "Authentication-Results: mx.evil.example; dmarc=pass header.from=school5.example\r\n";
  struct Case {
    const char* name;
    std::string top;
    const char* document;
    bool answered;
  };
  const std::vector<Case> cases = {
      {"vouched", pass, "accepted", true},
      {"denied", fail, "apart", false},
      {"silent", "", "apart", false},
      {"another", other, "apart", false},
      {"buried", "X-Mine: 1\r\n" + pass, "apart", false},
      {"contradicted", fail + pass, "apart", false},
  };
  const Blanks blanks;
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  int number = 1;
  for (const Case& c : cases) {
    const SentLetter one = letter(std::string(c.name) + "@school5.example", {blanks.make(number++)});
    ASSERT_EQ(client.send(one.sender, kCentre, c.top + one.raw), 250);
  }
  ASSERT_TRUE(gateway.service().settled(cases.size(), 30s));
  ASSERT_TRUE(gateway.all_sent(30s));
  std::map<std::string, LedgerMessage> by_id;
  for (LedgerMessage& message : gateway.service().list()) by_id[message.message_id] = std::move(message);
  for (const Case& c : cases) {
    const LedgerMessage& message = by_id[std::string(c.name) + "@school5.example"];
    ASSERT_EQ(message.documents.size(), 1U) << c.name;
    EXPECT_EQ(message.documents[0].state, c.document) << c.name;
    EXPECT_EQ(!message.replies.empty(), c.answered) << c.name;
    EXPECT_EQ(message.state, "filed") << c.name;
  }
}

// Connects and says nothing.
class SilentClient {
public:
  explicit SilentClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
  }
  ~SilentClient() { ::close(socket_); }
  SilentClient(const SilentClient&) = delete;
  SilentClient& operator=(const SilentClient&) = delete;

private:
  int socket_;
};

TEST(Hostile, SlowClientsHoldUpNobody) {
  Gateway gateway("[lmtp]\nconnections = 8\ncommand_seconds = 2\ndata_seconds = 3\n");
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  // As many as there may be, each of them silent.
  std::vector<std::unique_ptr<SilentClient>> silent;
  for (int i = 0; i < 8; ++i) silent.push_back(std::make_unique<SilentClient>(gateway.service().lmtp()));
  const Blanks blanks;
  SentLetter good = letter("good@school5.example", {blanks.make(1)});
  int taken = 0;
  for (int tries = 0; tries < 50 && taken != 250; ++tries) {
    MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
    taken = client.send(good.sender, kCentre, good.raw);
    if (taken != 250) std::this_thread::sleep_for(200ms);
  }
  EXPECT_EQ(taken, 250);
}

}  // namespace
}  // namespace marshrut::testing
