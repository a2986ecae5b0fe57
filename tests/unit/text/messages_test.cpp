#include "text/messages.hpp"

#include <gtest/gtest.h>
#include <unicode/msgfmt.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "text/catalogue.hpp"

namespace marshrut::text {
namespace {

bool is_known(std::string_view id) {
  const auto entries = detail::catalogue();
  return std::any_of(entries.begin(), entries.end(), [id](const auto& entry) { return entry.id == id; });
}

TEST(Messages, EveryCodeHasItsSentence) {
  for (int code = 0; code <= static_cast<int>(Code::internal); ++code) {
    const auto name = std::string(code_name(static_cast<Code>(code)));
    EXPECT_TRUE(is_known("error." + name)) << name;
    EXPECT_EQ(error_message(static_cast<Code>(code)).find('['), std::string::npos) << name;
  }
  EXPECT_EQ(error_message(Code::damaged),
            "Файл повреждён и не читается до конца. Откройте его в Word, сохраните заново и пришлите ещё раз.");
}

TEST(Messages, AnUnknownIdComesBackInBrackets) { EXPECT_EQ(message("no.such-id"), "[no.such-id]"); }

TEST(Messages, EveryPatternIsWellFormed) {
  for (const auto& entry : detail::catalogue()) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(icu::UnicodeString::fromUTF8(std::string(entry.pattern)), icu::Locale("ru"),
                                    status);
    EXPECT_TRUE(U_SUCCESS(status)) << entry.id;
    EXPECT_FALSE(entry.pattern.empty()) << entry.id;
  }
}

TEST(Messages, EveryIdThatTheSourcesUseIsThere) {
  const std::regex call("message\\(\\s*\"([a-z0-9_.-]+)\"\\s*[,)]");
  for (const auto& file : std::filesystem::recursive_directory_iterator(MARSHRUT_SOURCE_DIR "/src")) {
    if (file.path().extension() != ".cpp") continue;
    std::ifstream stream(file.path());
    std::ostringstream text;
    text << stream.rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator match(source.begin(), source.end(), call), end; match != end; ++match) {
      EXPECT_TRUE(is_known((*match)[1].str())) << file.path() << ": " << (*match)[1];
    }
  }
}

}  // namespace
}  // namespace marshrut::text
