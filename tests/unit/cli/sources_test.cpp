// What holds of all sources: the direction of includes, and messages that are there.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "base/files.hpp"
#include "text/catalogue.hpp"

namespace marshrut {
namespace {

namespace fs = std::filesystem;

const fs::path kSources = fs::path(MARSHRUT_SOURCE_DIR) / "src";

// base <- text, opc <- docx <- lens; route <- lens; sandbox <- office (LibreOffice); app knows all of these; print
// (marks), scan (page images), sign, mail, gate and store stand for themselves; intake puts them together; cli ->
// service, intake, app and what they give.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"text", {"base"}},
    {"route", {"base", "text"}},
    {"opc", {"base"}},
    {"xlsx", {"base", "text", "opc", "route"}},
    {"sandbox", {"base"}},
    {"office", {"base", "opc", "sandbox"}},
    {"print", {"base"}},
    {"scan", {"base", "sandbox", "print"}},
    {"sign", {"base", "text"}},
    {"docx", {"base", "text", "opc"}},
    {"lens", {"base", "text", "opc", "docx", "route"}},
    {"app", {"base", "text", "opc", "xlsx", "sandbox", "office", "print", "docx", "route", "lens"}},
    {"mail", {"base", "text"}},
    {"gate", {"base"}},
    {"store", {"base"}},
    {"access", {"base", "store"}},
    {"intake",
     {"base", "text", "opc", "xlsx", "sandbox", "office", "print", "scan", "sign", "docx", "route", "lens", "app",
      "mail", "gate", "store"}},
    {"desk",
     {"base", "text", "opc", "xlsx", "sandbox", "office", "print", "scan", "sign", "docx", "route", "lens", "app",
      "mail", "gate", "store", "access", "intake"}},
    {"http",
     {"base", "text", "route", "lens", "xlsx", "office", "print", "app", "mail", "gate", "store", "access", "intake",
      "desk"}},
    {"service",
     {"base", "text", "app", "mail", "gate", "store", "sandbox", "office", "scan", "intake", "access", "desk", "http"}},
    {"cli",
     {"base", "text", "docx", "route", "lens", "xlsx", "sandbox", "office", "print", "scan", "sign", "app", "store",
      "intake", "access", "desk", "http", "service"}},
};

std::map<fs::path, std::string> sources() {
  std::map<fs::path, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(kSources)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cpp" || extension == ".hpp") all[entry.path()] = read_file(entry.path()).value();
  }
  return all;
}

template <class Use>
void each_match(const std::string& text, const std::regex& pattern, Use use) {
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) use((*it)[1].str());
}

TEST(Sources, IncludeOnlyWhatTheirModuleMayKnow) {
  const std::regex include(R"re(#include "([a-z0-9_]+)/)re");
  for (const auto& [path, text] : sources()) {
    const std::string module = path.lexically_relative(kSources).begin()->string();
    const auto allowed = kMayInclude.find(module);
    ASSERT_NE(allowed, kMayInclude.end()) << "which modules may " << module << " include?";
    each_match(text, include, [&](const std::string& included) {
      EXPECT_TRUE(included == module || allowed->second.count(included) > 0) << path << " includes " << included;
    });
  }
}

TEST(Sources, EachMessageThatIsUsedIsInTheCatalogue) {
  std::set<std::string> known;
  for (const auto& entry : text::detail::catalogue()) known.insert(std::string(entry.id));
  const std::regex id(R"re("((?:app|cli|letter|sign)\.[a-z][a-z0-9.-]*[a-z0-9])")re");
  for (const auto& [path, text] : sources()) {
    each_match(text, id, [&](const std::string& used) { EXPECT_TRUE(known.count(used) > 0) << path << ": " << used; });
  }
}

// Whole, or as a beginning and an end that the code puts together: "app.results." and "no-name".
bool is_used(const std::string& id, const std::string& sources) {
  if (sources.find('"' + id + '"') != std::string::npos) return true;
  for (std::size_t dot = id.find('.'); dot != std::string::npos; dot = id.find('.', dot + 1)) {
    const bool begun = sources.find('"' + id.substr(0, dot + 1) + '"') != std::string::npos;
    if (begun && sources.find('"' + id.substr(dot + 1) + '"') != std::string::npos) return true;
  }
  return false;
}

TEST(Sources, EachMessageOfTheCommandsIsUsed) {
  std::string all;
  for (const auto& [path, text] : sources()) {
    if (path.filename() != "catalogue_ru.cpp") all += text;
  }
  for (const auto& entry : text::detail::catalogue()) {
    const std::string id(entry.id);
    const bool ours = id.rfind("cli.", 0) == 0 || id.rfind("app.", 0) == 0;
    const bool composed = id.rfind("cli.leftover.", 0) == 0 || std::count(id.begin(), id.end(), '.') == 3;
    if (!ours || composed) continue;
    EXPECT_TRUE(is_used(id, all)) << id;
  }
}

}  // namespace
}  // namespace marshrut
