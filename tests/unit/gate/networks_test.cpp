#include "gate/networks.hpp"

#include <gtest/gtest.h>

namespace marshrut::gate {
namespace {

TEST(Networks, HoldTheirAddresses) {
  const auto networks = Networks::parse({"127.0.0.0/8", "10.1.2.128/25", "::1", "fd00::/12", "192.0.2.7"}).value();
  for (const char* in : {"127.0.0.1", "127.255.0.9", "10.1.2.129", "::1", "fd0f::1", "192.0.2.7", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(networks.contains(in)) << in;
  }
  for (const char* out :
       {"128.0.0.1", "10.1.2.127", "::2", "fe80::1", "192.0.2.8", "", "localhost", "::ffff:8.8.8.8"}) {
    EXPECT_FALSE(networks.contains(out)) << out;
  }
  EXPECT_TRUE(Networks::parse({"0.0.0.0/0"})->contains("8.8.8.8"));
  EXPECT_FALSE(Networks::parse({})->contains("127.0.0.1"));
}

TEST(Networks, RefuseWhatIsNone) {
  for (const char* word : {"", "localhost", "127.0.0.1/33", "::1/129", "10.0.0.0/", "10.0.0.0/x", "/8"}) {
    const auto networks = Networks::parse({word});
    ASSERT_FALSE(networks) << word;
    EXPECT_EQ(networks.error().code, Code::usage);
  }
}

}  // namespace
}  // namespace marshrut::gate
