// The service's counts as Prometheus reads them.
#include "service/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <regex>
#include <set>
#include <sstream>

#include "service/metrics_of.hpp"
#include "store/ledger.hpp"
#include "support/office.hpp"

namespace marshrut::service {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
  Metrics metrics;
  metrics.family("replies_total", "counter", "Tries.");
  metrics.sample(3, "outcome", "sent");
  metrics.sample(0.5, "outcome", "a\"b\\c\nd");
  metrics.family("up", "gauge", "Well.");
  metrics.sample(1);
  metrics.sample(12345678901.0);
  EXPECT_EQ(metrics.text(),
            "# HELP marshrut_replies_total Tries.\n# TYPE marshrut_replies_total counter\n"
            "marshrut_replies_total{outcome=\"sent\"} 3\n"
            "marshrut_replies_total{outcome=\"a\\\"b\\\\c\\nd\"} 0.5\n"
            "# HELP marshrut_up Well.\n# TYPE marshrut_up gauge\nmarshrut_up 1\nmarshrut_up 12345678901\n");
}

// Each line is a comment of a family or a sample of the family that stands above it.
void expect_readable(const std::string& text) {
  const std::regex comment("# (HELP|TYPE) (marshrut_[a-z_]+) .+"),
      sample("(marshrut_[a-z_]+)(\\{[a-z_]+=\"[^\"]*\"\\})? -?[0-9.e+]+");
  std::set<std::string> families, samples;
  std::string family;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_match(line, found, comment)) {
      family = found[2];
      if (found[1] == "HELP") {
        EXPECT_TRUE(families.insert(family).second) << "twice: " << line;
      }
    } else {
      ASSERT_TRUE(std::regex_match(line, found, sample)) << line;
      EXPECT_EQ(found[1], family) << line;
      EXPECT_TRUE(samples.insert(line.substr(0, line.rfind(' '))).second) << "twice: " << line;
    }
  }
  EXPECT_GT(samples.size(), 5U);
}

TEST(MetricsOf, CountsWhatTheStoreHolds) {
  const testing::TemporaryFolder folder;
  store::Options options;
  options.data_dir = folder.path();
  auto store = store::Store::open(options);
  ASSERT_TRUE(store);
  for (const char* raw : {"a", "b", "c"}) {
    store::Arrival arrival;
    arrival.source = "lmtp";
    arrival.raw = raw;
    ASSERT_TRUE(store::accept(**store, arrival));
  }
  gate::MailboxStatus mailbox;
  mailbox.name = "main";
  mailbox.filed = 7;
  mailbox.last_ok = 1789000000000;
  gate::MailboxStatus silent;
  silent.name = "second";
  gate::LmtpCounters lmtp;
  lmtp.accepted = 5;
  const std::string text = metrics_of(
      {**store, {1, 2, 3, 4}, {31, 32, 33, 34, 35}, {10, 11, 12, 13}, {20, 21, 22}, &lmtp, {mailbox, silent}});
  expect_readable(text);
  for (const char* line :
       {"marshrut_store_up 1\n", "marshrut_messages{state=\"received\"} 3\n",
        "marshrut_messages{state=\"quarantined\"} 0\n", "marshrut_outbox{state=\"queued\"} 0\n",
        "marshrut_lmtp_messages_total{outcome=\"accepted\"} 5\n", "marshrut_mailbox_filed_total{mailbox=\"main\"} 7\n",
        "marshrut_mailbox_last_ok_seconds{mailbox=\"main\"} 1789000000\n",
        "marshrut_intake_messages_total{outcome=\"crashed\"} 12\n", "marshrut_workers_total{event=\"died\"} 2\n",
        "marshrut_replies_total{outcome=\"failed\"} 22\n",
        "marshrut_office_documents_total{outcome=\"failed\"} 32\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
  const std::string bare = metrics_of({**store, {}, {}, {}, {}, nullptr, {}});
  expect_readable(bare);
  EXPECT_THAT(bare, Not(HasSubstr("lmtp")));
}

}  // namespace
}  // namespace marshrut::service
