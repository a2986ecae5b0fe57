#include "gate/lmtp_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "client.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using testing::Client;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Kept {
  Envelope envelope;
  std::string raw;
};

// A server, and all that it has handed over.
class Desk {
public:
  explicit Desk(LmtpSettings settings = {})
      : server_(std::move(settings), [this](const Envelope& e, std::string raw) { return keep(e, std::move(raw)); }) {
    const auto address = server_.start();
    EXPECT_TRUE(address) << (address ? "" : address.error().message);
    if (address) address_ = *address;
  }
  Result<std::int64_t> keep(const Envelope& envelope, std::string raw) {
    std::unique_lock lock(mutex_);
    ++inside_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return !hold_; });
    if (fail_) return *fail_;
    kept_.push_back({envelope, std::move(raw)});
    return static_cast<std::int64_t>(kept_.size());
  }
  void fail(std::optional<Error> error) {
    const std::lock_guard lock(mutex_);
    fail_ = std::move(error);
  }
  void hold(bool on) {
    const std::lock_guard lock(mutex_);
    hold_ = on;
    changed_.notify_all();
  }
  void wait_until_inside(int count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(10), [&] { return inside_ >= count; }));
  }
  std::vector<Kept> kept() {
    const std::lock_guard lock(mutex_);
    return kept_;
  }
  const std::string& address() const { return address_; }
  LmtpServer& server() { return server_; }

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Kept> kept_;
  std::optional<Error> fail_;
  bool hold_ = false;
  int inside_ = 0;
  std::string address_;
  LmtpServer server_;
};

std::string greet(Client& client) {
  EXPECT_THAT(client.reply(), StartsWith("220 "));
  return client.ask("LHLO mta.example");
}

void begin(Client& client, const std::string& mail = "MAIL FROM:<a@b.example>") {
  greet(client);
  EXPECT_THAT(client.ask(mail), StartsWith("250 "));
  EXPECT_THAT(client.ask("RCPT TO:<iom@centre.example>"), StartsWith("250 "));
}

std::string send_one(Client& client, const std::string& message) {
  begin(client);
  EXPECT_THAT(client.ask("DATA"), StartsWith("354"));
  client.say(message + ".\r\n");
  return client.reply();
}

TEST(LmtpServer, KeepsAMessageAsItCame) {
  Desk desk;
  Client client(desk.address());
  const std::string greeting = greet(client);
  for (const char* word : {"PIPELINING", "SIZE 67108864", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"}) {
    EXPECT_THAT(greeting, HasSubstr(word));
  }
  EXPECT_THAT(greeting, ::testing::Not(HasSubstr("STARTTLS")));
  EXPECT_THAT(client.ask("MAIL FROM:<a@b.example> SIZE=30 BODY=8BITMIME"), StartsWith("250 2.1.0"));
  EXPECT_THAT(client.ask("RCPT TO:<x@centre.example>"), StartsWith("250 2.1.5"));
  EXPECT_THAT(client.ask("RCPT TO:<y@centre.example>"), StartsWith("250 2.1.5"));
  EXPECT_THAT(client.ask("DATA"), StartsWith("354"));
  client.say("Subject: \xD0\x98\r\n\r\n..dot\r\nbare\nlf\r\n.\r\n");
  EXPECT_EQ(client.reply(), "250 2.0.0 Kept as 1");  // one for each recipient
  EXPECT_EQ(client.reply(), "250 2.0.0 Kept as 1");
  EXPECT_THAT(client.ask("QUIT"), StartsWith("221 2.0.0"));
  EXPECT_TRUE(client.closed());
  const auto kept = desk.kept();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].raw, "Subject: \xD0\x98\r\n\r\n.dot\r\nbare\nlf\r\n");
  EXPECT_EQ(kept[0].envelope.source, "lmtp");
  EXPECT_EQ(kept[0].envelope.sender, "a@b.example");
  EXPECT_EQ(kept[0].envelope.helo, "mta.example");
  EXPECT_EQ(kept[0].envelope.recipients, (std::vector<std::string>{"x@centre.example", "y@centre.example"}));
  EXPECT_THAT(kept[0].envelope.peer, StartsWith("127.0.0.1:"));
  EXPECT_EQ(desk.server().counters().accepted, 1U);
  EXPECT_EQ(desk.server().counters().bytes, kept[0].raw.size());
}

TEST(LmtpServer, AnswersAllThatIsPipelined) {
  Desk desk;
  Client client(desk.address());
  greet(client);
  client.say("MAIL FROM:<>\r\nRCPT TO:<x@c.example>\r\nRCPT TO:<>\r\nDATA\r\n");
  EXPECT_THAT(client.reply(), StartsWith("250 2.1.0"));
  EXPECT_THAT(client.reply(), StartsWith("250 2.1.5"));
  EXPECT_THAT(client.reply(), StartsWith("501 5.1.3"));
  EXPECT_THAT(client.reply(), StartsWith("354"));
  client.say("one\r\n.\r\nMAIL FROM:<a@b>\r\nRCPT TO:<x@c.example>\r\nDATA\r\n");
  EXPECT_THAT(client.reply(), StartsWith("250 2.0.0"));
  EXPECT_THAT(client.reply(), StartsWith("250 2.1.0"));
  EXPECT_THAT(client.reply(), StartsWith("250 2.1.5"));
  EXPECT_THAT(client.reply(), StartsWith("354"));
  client.say("two\r\n.\r\nQUIT\r\n");
  EXPECT_THAT(client.reply(), StartsWith("250 2.0.0"));
  EXPECT_THAT(client.reply(), StartsWith("221"));
  const auto kept = desk.kept();
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].envelope.sender, "");
  EXPECT_EQ(kept[1].raw, "two\r\n");
}

TEST(LmtpServer, SaysWhatIsWrongWithACommand) {
  struct Case {
    std::string command, reply;
  };
  LmtpSettings settings;
  settings.recipients = {"iom@centre.example", "@school.example"};
  settings.limits.errors = 100;
  settings.limits.message_bytes = 1000;
  Desk desk(settings);
  Client client(desk.address());
  EXPECT_THAT(client.reply(), StartsWith("220"));
  const Case cases[] = {
      {"MAIL FROM:<a@b>", "503 5.5.1"},
      {"EHLO x", "500 5.5.1"},
      {"HELO x", "500 5.5.1"},
      {"LHLO", "501 5.5.4"},
      {"LHLO x", "250-"},
      {"RCPT TO:<iom@centre.example>", "503 5.5.1"},
      {"DATA", "503 5.5.1"},
      {"MAIL FROM:<a@b> SIZE=1001", "552 5.3.4"},
      {"MAIL FROM:<\xD0\x98@b>", "553 5.6.7"},
      {"MAIL FROM:<\xD0\x98@b> SMTPUTF8", "250 2.1.0"},
      {"MAIL FROM:<a@b>", "503 5.5.1"},
      {"RCPT TO:<other@centre.example>", "550 5.1.1"},
      {"DATA", "503 5.5.1"},
      {"RCPT TO:<IOM@Centre.example>", "250 2.1.5"},
      {"RCPT TO:<any@SCHOOL.example>", "250 2.1.5"},
      {"RCPT TO:<any@notschool.example>", "550 5.1.1"},
      {"VRFY iom", "252"},
      {"NOOP", "250 2.0.0"},
      {"AUTH PLAIN x", "500 5.5.2"},
      {"STARTTLS", "500 5.5.2"},
      {"RSET", "250 2.0.0"},
      {"RCPT TO:<iom@centre.example>", "503 5.5.1"},
      {"NOOP " + std::string(5000, 'x'), "500 5.5.2"},
      {"NO\rOP", "500 5.5.2"},
      {"NOOP\nNOOP", "500 5.5.2"},
  };
  for (const Case& one : cases)
    EXPECT_THAT(client.ask(one.command), StartsWith(one.reply)) << one.command.substr(0, 60);
  EXPECT_THAT(client.reply(), StartsWith("250"));  // the second half of the last
}

TEST(LmtpServer, NeverEndsAMessageByABareNewline) {
  Desk desk;
  Client client(desk.address());
  const std::string smuggled = "a\r\n\n.\nMAIL FROM:<x@y>\r\n\r.\rRCPT\r\n.\nDATA\r\n";
  EXPECT_THAT(send_one(client, smuggled), StartsWith("250 2.0.0"));
  EXPECT_THAT(client.ask("NOOP"), StartsWith("250 2.0.0 Here"));
  ASSERT_EQ(desk.kept().size(), 1U);
  LmtpSettings strict;
  strict.bare_newline = BareNewline::refuse;
  Desk refusing(strict);
  Client other(refusing.address());
  EXPECT_THAT(send_one(other, smuggled), StartsWith("554 5.6.0"));
  EXPECT_THAT(other.ask("NOOP"), StartsWith("250 2.0.0 Here"));
  EXPECT_EQ(refusing.kept().size(), 0U);
}

TEST(LmtpServer, TurnsErrorsIntoRepliesThatHealOrNot) {
  struct Case {
    Code code;
    const char* reply;
  };
  Desk desk;
  for (const Case& one :
       {Case{Code::unavailable, "451 4."}, Case{Code::io, "451 4."}, Case{Code::timeout, "451 4."},
        Case{Code::internal, "451 4."}, Case{Code::conflict, "451 4."}, Case{Code::too_large, "552 5.3.4"},
        Case{Code::refused, "550 5."}, Case{Code::damaged, "554 5.6.0"}}) {
    desk.fail(Error{one.code, "a@b.example is not to be told", {}});
    Client client(desk.address());
    const std::string reply = send_one(client, "x\r\n");
    EXPECT_THAT(reply, StartsWith(one.reply));
    EXPECT_THAT(reply, ::testing::Not(HasSubstr("a@b")));
  }
  EXPECT_EQ(desk.server().counters().tempfailed, 5U);
  EXPECT_EQ(desk.server().counters().refused, 3U);
}

TEST(LmtpServer, AnExceptionIsForLater) {
  LmtpServer server({}, [](const Envelope&, std::string) -> Result<std::int64_t> { throw std::runtime_error("bug"); });
  const auto address = server.start().value();
  for (int i = 0; i < 3; ++i) {
    Client client(address);
    EXPECT_THAT(send_one(client, "x\r\n"), StartsWith("451 4.3.0"));
  }
}

TEST(LmtpServer, RefusesWhatIsTooLargeAndGoesOn) {
  LmtpSettings settings;
  settings.limits.message_bytes = 100'000;
  Desk desk(settings);
  Client client(desk.address());
  std::string large;
  while (large.size() < 1'000'000) large += "0123456789\r\n";
  EXPECT_THAT(send_one(client, large), StartsWith("552 5.3.4"));
  EXPECT_THAT(client.ask("MAIL FROM:<a@b>"), StartsWith("250"));
  EXPECT_THAT(client.ask("RCPT TO:<x@c>"), StartsWith("250"));
  EXPECT_THAT(client.ask("DATA"), StartsWith("354"));
  client.say(std::string(99'998, 'x') + "\r\n.\r\n");  // just as much as may be
  EXPECT_THAT(client.reply(), StartsWith("250 2.0.0"));
  EXPECT_EQ(desk.kept().size(), 1U);
  EXPECT_EQ(desk.server().counters().memory, 0U);
}

TEST(LmtpServer, TakesNoMoreThanThereIsRoomFor) {
  LmtpSettings settings;
  settings.limits.memory_bytes = 1'000'000;
  Desk desk(settings);
  desk.hold(true);
  Client first(desk.address());
  begin(first);
  EXPECT_THAT(first.ask("DATA"), StartsWith("354"));
  first.say(std::string(600'000, 'x') + "\r\n.\r\n");
  desk.wait_until_inside(1);
  Client second(desk.address());
  begin(second, "MAIL FROM:<a@b> SIZE=600000");
  EXPECT_THAT(second.ask("DATA"), StartsWith("452 4.3.1"));
  EXPECT_THAT(second.ask("RSET"), StartsWith("250"));
  // One that doesn't announce itself is read to its end, and refused for now.
  EXPECT_THAT(second.ask("MAIL FROM:<a@b>"), StartsWith("250"));
  EXPECT_THAT(second.ask("RCPT TO:<x@c>"), StartsWith("250"));
  const std::string allowed = second.ask("DATA");
  if (allowed.rfind("354", 0) == 0) {
    second.say(std::string(2'000'000, 'x') + "\r\n.\r\n");
    EXPECT_THAT(second.reply(), StartsWith("452 4.3.1"));
  } else {
    EXPECT_THAT(allowed, StartsWith("452 4.3.1"));
  }
  desk.hold(false);
  EXPECT_THAT(first.reply(), StartsWith("250"));
  Client third(desk.address());
  EXPECT_THAT(send_one(third, std::string(300'000, 'x') + "\r\n"), StartsWith("250"));
  EXPECT_EQ(desk.server().counters().memory, 0U);
}

TEST(LmtpServer, HasALimitOfRecipients) {
  LmtpSettings settings;
  settings.limits.recipients = 2;
  Desk desk(settings);
  Client client(desk.address());
  begin(client);
  EXPECT_THAT(client.ask("RCPT TO:<b@c>"), StartsWith("250"));
  EXPECT_THAT(client.ask("RCPT TO:<c@c>"), StartsWith("452 4.5.3"));
  EXPECT_THAT(client.ask("DATA"), StartsWith("354"));
}

TEST(LmtpServer, HangsUpAfterTooManyErrors) {
  LmtpSettings settings;
  settings.limits.errors = 3;
  Desk desk(settings);
  Client client(desk.address());
  greet(client);
  EXPECT_THAT(client.ask("NONSENSE"), StartsWith("500"));
  EXPECT_THAT(client.ask("NONSENSE"), StartsWith("500"));
  EXPECT_THAT(client.ask("NONSENSE"), StartsWith("500"));
  EXPECT_THAT(client.reply(), StartsWith("421 4.7.0"));
  EXPECT_TRUE(client.closed());
}

TEST(LmtpServer, HangsUpOnOtherProtocols) {
  Desk desk;
  for (const std::string& hello :
       {std::string("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), std::string("POST /x HTTP/1.0\r\n\r\nMAIL FROM:<a@b>\r\n"),
        std::string("\x16\x03\x01\x02\x00\x01\x00", 7)}) {
    Client client(desk.address());
    EXPECT_THAT(client.reply(), StartsWith("220"));
    client.say(hello);
    EXPECT_THAT(client.reply(), StartsWith("500 5.5.2"));
    EXPECT_TRUE(client.closed());
  }
}

TEST(LmtpServer, TellsOneConnectionTooManySoAndComesBack) {
  LmtpSettings settings;
  settings.limits.connections = 2;
  Desk desk(settings);
  for (int round = 0; round < 3; ++round) {
    {
      Client one(desk.address()), two(desk.address());
      greet(one);
      greet(two);
      for (int i = 0; i < 5; ++i) {
        Client three(desk.address());
        EXPECT_THAT(three.reply(), StartsWith("421 4.7.0"));
        EXPECT_TRUE(three.closed());
      }
      EXPECT_THAT(one.ask("QUIT"), StartsWith("221"));
      EXPECT_THAT(two.ask("QUIT"), StartsWith("221"));
    }
    for (int i = 0; i < 1000 && desk.server().counters().open > 0; ++i) std::this_thread::sleep_for(milliseconds(2));
  }
  EXPECT_EQ(desk.server().counters().turned_away, 15U);
}

TEST(LmtpServer, LetsOnlyThoseInWhoMayTalkToIt) {
  LmtpSettings settings;
  settings.allow = {"10.0.0.0/8"};
  Desk desk(settings);
  Client client(desk.address());
  EXPECT_THAT(client.reply(), StartsWith("554 5.7.1"));
  EXPECT_TRUE(client.closed());
}

TEST(LmtpServer, SlowClientsNeitherStayNorHoldUpOthers) {
  LmtpSettings settings;
  settings.limits.command = milliseconds(300);
  settings.limits.data = milliseconds(400);
  Desk desk(settings);
  // Bytes that come one by one don't buy more time.
  Client dripping(desk.address());
  greet(dripping);
  std::thread drip([&] {
    while (dripping.say("N")) std::this_thread::sleep_for(milliseconds(20));
  });
  Client in_data(desk.address());
  begin(in_data);
  EXPECT_THAT(in_data.ask("DATA"), StartsWith("354"));
  std::thread drip_data([&] {
    while (in_data.say("x\r\n")) std::this_thread::sleep_for(milliseconds(20));
  });
  Client quick(desk.address());
  EXPECT_THAT(send_one(quick, "x\r\n"), StartsWith("250"));
  EXPECT_THAT(dripping.reply(), StartsWith("421 4.4.2"));
  EXPECT_THAT(in_data.reply(), StartsWith("421 4.4.2"));
  drip.join();
  drip_data.join();
  EXPECT_EQ(desk.kept().size(), 1U);
}

TEST(LmtpServer, ASessionHasAnEndEvenWhenItIsBusy) {
  LmtpSettings settings;
  settings.limits.session = milliseconds(300);
  Desk desk(settings);
  Client client(desk.address());
  greet(client);
  std::string last;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(8);
  do {
    last = client.ask("NOOP");
  } while (last.rfind("250", 0) == 0 && std::chrono::steady_clock::now() < until);
  EXPECT_THAT(last, StartsWith("421 4.4.2"));
}

TEST(LmtpServer, ACutMessageIsNotKept) {
  Desk desk;
  {
    Client client(desk.address());
    begin(client);
    EXPECT_THAT(client.ask("DATA"), StartsWith("354"));
    client.say("half a mess");
  }
  EXPECT_TRUE(desk.server().drain(std::chrono::seconds(5)));
  EXPECT_TRUE(desk.kept().empty());
  EXPECT_EQ(desk.server().counters().memory, 0U);
}

TEST(LmtpServer, DrainingFinishesWhatIsInData) {
  Desk desk;
  Client idle(desk.address()), busy(desk.address());
  begin(idle);
  begin(busy);
  EXPECT_THAT(busy.ask("DATA"), StartsWith("354"));
  busy.say("first\r\n");
  bool whole = false;
  std::thread drain([&] { whole = desk.server().drain(std::chrono::seconds(20)); });
  EXPECT_THAT(idle.reply(), StartsWith("421 4.3.2"));
  busy.say("second\r\n.\r\n");
  EXPECT_THAT(busy.reply(), StartsWith("250 2.0.0"));
  EXPECT_THAT(busy.reply(), StartsWith("421 4.3.2"));
  drain.join();
  EXPECT_TRUE(whole);
  EXPECT_EQ(desk.kept().size(), 1U);
  EXPECT_FALSE(Client(desk.address()).connected());
}

TEST(LmtpServer, DrainingCutsWhatTakesTooLong) {
  Desk desk;
  Client busy(desk.address());
  begin(busy);
  EXPECT_THAT(busy.ask("DATA"), StartsWith("354"));
  busy.say("first\r\n");
  EXPECT_FALSE(desk.server().drain(milliseconds(50)));
  EXPECT_THAT(busy.reply(), StartsWith("421 4.3.2"));
  EXPECT_TRUE(desk.kept().empty());
}

TEST(LmtpServer, DoesNotStartWhereItCant) {
  Desk desk;
  LmtpSettings settings;
  settings.port = static_cast<std::uint16_t>(std::stoi(desk.address().substr(desk.address().rfind(':') + 1)));
  EXPECT_EQ(LmtpServer(settings, {}).start().error().code, Code::io);
  LmtpSettings odd;
  odd.allow = {"here"};
  EXPECT_EQ(LmtpServer(odd, {}).start().error().code, Code::usage);
  LmtpSettings none;
  none.limits.connections = 0;
  EXPECT_EQ(LmtpServer(none, {}).start().error().code, Code::usage);
}

}  // namespace
}  // namespace marshrut::gate
