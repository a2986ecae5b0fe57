#include "support/office.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>

extern char** environ;

namespace marshrut::testing {

namespace {

int spawn(const std::vector<std::string>& words, int output) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  if (output >= 0) {
    posix_spawn_file_actions_adddup2(&actions, output, 1);
  } else {
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  }
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return -1;
  int status = 0;
  if (waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "marshrut-test-XXXXXX").string();
  if (mkdtemp(name.data()) != nullptr) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::optional<std::filesystem::path> program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::filesystem::path file = std::filesystem::path(folder) / name;
    if (access(file.c_str(), X_OK) == 0) return file;
  }
  return std::nullopt;
}

int run(const std::vector<std::string>& words, std::string* output) {
  if (output == nullptr) return spawn(words, -1);
  // What it says goes into a file without a name, so that no pipe can fill up.
  std::FILE* file = std::tmpfile();
  if (file == nullptr) return -1;
  const int status = spawn(words, fileno(file));
  std::rewind(file);
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;)
    output->append(buffer.data(), got);
  std::fclose(file);
  return status;
}

bool convert(const std::vector<std::filesystem::path>& files, const std::string& filter,
             const std::filesystem::path& folder, const std::filesystem::path& profile) {
  std::vector<std::string> words = {
      "soffice",      "--headless", "--norestore", "-env:UserInstallation=file://" + profile.string(),
      "--convert-to", filter,       "--outdir",    folder.string()};
  for (const auto& file : files) words.push_back(file.string());
  return run(words) == 0;
}

}  // namespace marshrut::testing
