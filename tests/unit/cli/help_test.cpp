#include <gtest/gtest.h>

#include "app/batch.hpp"
#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "cli/progress_bar.hpp"

namespace marshrut::cli {
namespace {

TEST(Help, EachCommandTellsItsUseItsOptionsAndExamples) {
  for (const CommandSpec& command : commands()) {
    const std::string help = help_for(command);
    EXPECT_EQ(help.find('['), help.find_first_of("[")) << command.name;
    EXPECT_EQ(help.find("[cli."), std::string::npos) << help;
    EXPECT_NE(help.find("Вызов:"), std::string::npos) << command.name;
    EXPECT_NE(help.find("Примеры:"), std::string::npos) << command.name;
    for (const OptionSpec& option : command.options) {
      EXPECT_NE(help.find("--" + std::string(option.name)), std::string::npos) << command.name;
    }
    EXPECT_NE(help_for_all().find("  " + std::string(command.name) + ' '), std::string::npos) << command.name;
  }
  EXPECT_EQ(help_for_all().find("[cli."), std::string::npos);
}

TEST(Help, FitsATerminalOf120) {
  std::string all = help_for_all();
  for (const CommandSpec& command : commands()) all += help_for(command);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    EXPECT_LE(width_of(all.substr(begin, end - begin)), 121U) << all.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(Nearest, FindsWhatWasMeant) {
  const std::string_view known[] = {"read", "check", "forms lint", "fill"};
  EXPECT_EQ(nearest("raed", known), "read");
  EXPECT_EQ(nearest("chek", known), "check");
  EXPECT_EQ(nearest("fi", known), "fill");
  EXPECT_EQ(nearest("serve", known), std::nullopt);
}

TEST(BarText, TellsShareRateAndTimeLeft) {
  const app::BatchProgress::State state{100, 1, 50, 200};
  const std::string text = bar_text(state, std::chrono::seconds(10));
  EXPECT_NE(text.find("25 %"), std::string::npos) << text;
  EXPECT_NE(text.find(", 10/с"), std::string::npos) << text;
  EXPECT_NE(text.find("осталось 0:30"), std::string::npos) << text;
  EXPECT_NE(text.find("ошибок: 1"), std::string::npos) << text;
}

TEST(BarText, WithoutAnEndThereIsNoShare) {
  const std::string text = bar_text({5, 0, 50, std::nullopt}, std::chrono::seconds(1));
  EXPECT_EQ(text.find('%'), std::string::npos) << text;
}

TEST(Table, ColumnsCountCharacters) { EXPECT_EQ(table({{"ид", "x"}, {"abc", "y"}}), "ид   x\nabc  y\n"); }

}  // namespace
}  // namespace marshrut::cli
