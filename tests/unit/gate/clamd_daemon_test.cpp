#include "support/clamd_daemon.hpp"

#include <gtest/gtest.h>

#include "gate/clamd.hpp"
#include "support/office.hpp"

namespace marshrut::gate {
namespace {

TEST(ClamdDaemon, IsAskedByTcpAndByItsSocket) {
  const testing::TemporaryFolder folder;
  testing::ClamdDaemon clamd(folder.path(), 100'000);
  ASSERT_TRUE(clamd.start());
  for (const std::string& address : {clamd.address(), clamd.socket()}) {
    SCOPED_TRACE(address.front() == '/' ? "socket" : "TCP");
    const ClamdSettings settings{address, std::chrono::seconds(5), std::chrono::seconds(20)};
    const auto clean = scan(settings, std::string(50'000, 'x'));
    ASSERT_TRUE(clean) << clean.error().message;
    EXPECT_TRUE(clean->clean());
    EXPECT_TRUE(scan(settings, "")->clean());
    const auto infected = scan(settings, testing::eicar());
    ASSERT_TRUE(infected) << infected.error().message;
    EXPECT_NE(infected->infected.find("Eicar-Test-Signature"), std::string::npos) << infected->infected;
    const auto large = scan(settings, std::string(5'000'000, 'x'));
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().code, Code::too_large) << large.error().message;
  }
  clamd.stop();
  const ClamdSettings gone{clamd.address(), std::chrono::seconds(5), std::chrono::seconds(20)};
  EXPECT_EQ(scan(gone, "x").error().code, Code::unavailable);
}

}  // namespace
}  // namespace marshrut::gate
