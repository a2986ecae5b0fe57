// The guides as a reader follows them: each ```sh block is run, what it prints is what the ```text block after it
// shows.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace marshrut {
namespace {

namespace fs = std::filesystem;

// A guide with this line in it is run.
constexpr std::string_view kRun = "<!-- команды этой страницы выполняет тест -->";

struct Step {
  std::size_t line = 0;
  std::string commands, shown;
  bool tells = false;  // a block of what is printed follows
};

std::vector<Step> steps_of(const fs::path& guide) {
  std::vector<Step> steps;
  std::ifstream file(guide);
  std::string* block = nullptr;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (block != nullptr) {
      if (line == "```") {
        block = nullptr;
      } else {
        *block += line + '\n';
      }
    } else if (line == "```sh") {
      steps.push_back({number, {}, {}, false});
      block = &steps.back().commands;
    } else if (line == "```text" && !steps.empty()) {
      steps.back().tells = true;
      block = &steps.back().shown;
    }
  }
  return steps;
}

struct Ended {
  int status = -1;
  std::string out;
};

Ended run(const std::string& commands, const fs::path& folder) {
  const fs::path script = folder / ".step.sh";
  std::ofstream(script) << "set -e\ncd " << folder << "\nexport PATH=" << fs::path(MARSHRUT_PROGRAM).parent_path()
                        << ":$PATH\n"
                        << commands;
  Ended ended;
  FILE* pipe = ::popen(("bash " + script.string()).c_str(), "r");
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ended.out.append(buffer, got);
  const int status = ::pclose(pipe);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  fs::remove(script);
  return ended;
}

std::vector<fs::path> guides() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(MARSHRUT_SOURCE_DIR) / "docs")) {
    if (entry.path().extension() != ".md") continue;
    if (read_file(entry.path()).value().find(kRun) != std::string::npos) found.push_back(entry.path());
  }
  return found;
}

TEST(Guides, DoWhatTheySay) {
  const auto all = guides();
  ASSERT_FALSE(all.empty());
  for (const fs::path& guide : all) {
    std::string pattern = (fs::temp_directory_path() / "marshrut-walk-XXXXXX").string();
    const fs::path folder = ::mkdtemp(pattern.data());
    fs::create_directory_symlink(fs::path(MARSHRUT_SOURCE_DIR) / "samples", folder / "samples");
    const auto steps = steps_of(guide);
    EXPECT_FALSE(steps.empty()) << guide;
    for (const Step& step : steps) {
      const Ended ended = run(step.commands, folder);
      const std::string where = guide.filename().string() + ":" + std::to_string(step.line);
      EXPECT_EQ(ended.status, 0) << where << '\n' << step.commands << ended.out;
      if (step.tells) EXPECT_EQ(ended.out, step.shown) << where;
    }
    fs::remove_all(folder);
  }
}

}  // namespace
}  // namespace marshrut
