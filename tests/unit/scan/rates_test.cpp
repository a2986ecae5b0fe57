// Printed cards, damaged in ten ways: how many find their way, and that none finds another's.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "scan/pages.hpp"
#include "support/printed_page.hpp"

namespace marshrut::scan {
namespace {

using testing::Damage;

unsigned cards() {
  const char* asked = std::getenv("MARSHRUT_SCAN_CARDS");
  return asked == nullptr ? 4U : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

print::Mark mark_of(unsigned number, unsigned page) {
  char code[32], hash[32];
  std::snprintf(code, sizeof code, "SEV-2024-%05u-%u", number, number % 10);
  std::snprintf(hash, sizeof hash, "%08x%08x", number * 2654435761U, number * 40503U + 17U);
  return {code, "sevastopol-card", hash, page, 5};
}

struct Rate {
  unsigned right = 0, unread = 0, wrong = 0;
  double seconds = 0;
};

void count(const Damage& damage, unsigned number, Rate& rate) {
  const print::Mark first = mark_of(number, number % 5 + 1), second = mark_of(number + 5000, 1);
  const testing::Picture page = testing::printed_page(first, damage.dpi);
  const testing::Picture other = damage.two ? testing::printed_page(second, damage.dpi) : testing::Picture();
  const std::string file = testing::as_jpeg(damage.apply(page, other, number), 80);
  const auto begun = std::chrono::steady_clock::now();
  const auto pages = read_pages(file);
  rate.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  ASSERT_TRUE(pages) << pages.error().message;
  unsigned found = 0;
  for (const FoundMark& one : pages->at(0).marks) {
    const bool ours = one.mark == first || (damage.two && one.mark == second);
    rate.wrong += ours ? 0U : 1U;
    found += ours ? 1U : 0U;
  }
  const unsigned wanted = damage.two ? 2 : 1;
  ++(found == wanted ? rate.right : rate.unread);
}

TEST(Rates, OfPrintedCardsThatFindTheirWay) {
  const unsigned all = cards();
  std::printf("%-22s %6s %7s %6s %9s\n", "", "right", "unread", "wrong", "ms/page");
  const char* only = std::getenv("MARSHRUT_SCAN_WAY");  // "blur"
  for (const Damage& damage : testing::damages()) {
    if (only != nullptr && std::string(only) != damage.name) continue;
    Rate rate;
    for (unsigned number = 1; number <= all; ++number) count(damage, number, rate);
    std::printf("%-22s %6u %7u %6u %9.0f\n", damage.name, rate.right, rate.unread, rate.wrong,
                1000 * rate.seconds / all);
    (void)std::fflush(stdout);
    EXPECT_EQ(rate.wrong, 0U) << damage.name;
    if (damage.mild) {
      EXPECT_EQ(rate.right, all) << damage.name;
    }
  }
}

}  // namespace
}  // namespace marshrut::scan
