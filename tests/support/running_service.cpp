#include "support/running_service.hpp"

#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "support/office.hpp"

namespace marshrut::testing {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string text_of(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

LedgerMessage message_of(const Json& line) {
  LedgerMessage message;
  message.id = line.at("id").get<std::int64_t>();
  message.state = text_of(line, "state");
  message.reason = text_of(line, "reason");
  message.sha256 = text_of(line, "sha256");
  message.message_id = text_of(line, "message_id");
  message.sender = text_of(line, "sender");
  message.source = text_of(line, "source");
  for (const Json& one : line.at("documents")) {
    message.documents.push_back({text_of(one, "name"), text_of(one, "sha256"), text_of(one, "form"),
                                 text_of(one, "submission"), text_of(one, "state")});
  }
  for (const Json& one : line.at("replies")) {
    message.replies.push_back({text_of(one, "message_id"), text_of(one, "kind"), text_of(one, "state")});
  }
  return message;
}

}  // namespace

RunningService::RunningService(std::string program, fs::path folder, const std::string& configuration, std::string db)
    : program_(std::move(program)),
      folder_(std::move(folder)),
      db_(std::move(db)),
      lmtp_(free_port()),
      http_(free_port()) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "marshrut.ini") << configuration;
}

bool RunningService::start(const std::vector<std::string>& environment) {
  std::vector<std::string> words = {program_, "serve",
                                    "--data", folder_.string(),
                                    "--lmtp", "127.0.0.1:" + std::to_string(lmtp_),
                                    "--http", "127.0.0.1:" + std::to_string(http_)};
  if (!db_.empty()) words.insert(words.end(), {"--db", db_});
  const fs::path log = folder_ / ("service." + std::to_string(++starts_) + ".log");
  if (!daemon_.start(words, log, environment)) return false;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < until) {
    std::ostringstream said;
    said << std::ifstream(log).rdbuf();
    if (said.str().find("{\"ready\":true") != std::string::npos) return true;
    if (daemon_.wait(std::chrono::milliseconds(10)) != -1) return false;
  }
  return false;
}

int RunningService::stop() { return daemon_.stop(std::chrono::seconds(60)); }

void RunningService::kill() {
  daemon_.signal(SIGKILL);
  (void)daemon_.wait(std::chrono::seconds(10));
}

std::vector<int> RunningService::children() const {
  const std::string pid = std::to_string(daemon_.process());
  std::vector<int> all;
  for (const auto& task : fs::directory_iterator("/proc/" + pid + "/task")) {
    std::ifstream in(task.path() / "children");
    for (int child = 0; in >> child;) all.push_back(child);
  }
  return all;
}

void RunningService::kill_workers() const {
  for (const int child : children()) ::kill(child, SIGKILL);
}

std::size_t RunningService::memory() const {
  std::size_t kilobytes = 0;
  std::vector<int> processes = children();
  processes.push_back(daemon_.process());
  for (const int process : processes) {
    std::ifstream in("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("VmRSS:", 0) == 0) kilobytes += static_cast<std::size_t>(std::atoll(line.c_str() + 6));
    }
  }
  return kilobytes * 1024;
}

bool RunningService::ended(std::chrono::milliseconds most) { return daemon_.wait(most) != -1; }

std::vector<LedgerMessage> RunningService::list() const {
  std::vector<std::string> words = {program_, "inbox", "list", "--json", "--data", folder_.string()};
  if (!db_.empty()) words.insert(words.end(), {"--db", db_});
  std::string said;
  std::vector<LedgerMessage> messages;
  if (run(words, &said) != 0) return messages;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) messages.push_back(message_of(Json::parse(line)));
  }
  return messages;
}

FsckResult RunningService::fsck() const {
  std::vector<std::string> words = {program_, "fsck", "--json", "--data", folder_.string()};
  if (!db_.empty()) words.insert(words.end(), {"--db", db_});
  FsckResult result;
  result.status = run(words, &result.line);
  const Json json = Json::parse(result.line, nullptr, false);
  if (!json.is_object()) return result;
  result.messages = json.at("messages").get<std::int64_t>();
  json.at("states").get_to(result.states);
  result.whole = json.at("whole").get<bool>();
  return result;
}

std::string RunningService::log() const {
  std::ostringstream all;
  for (int i = 1; i <= starts_; ++i) all << std::ifstream(folder_ / ("service." + std::to_string(i) + ".log")).rdbuf();
  return all.str();
}

bool RunningService::settled(std::size_t messages, std::chrono::seconds most) const {
  const auto until = std::chrono::steady_clock::now() + most;
  do {
    const FsckResult now = fsck();
    if (now.messages >= static_cast<std::int64_t>(messages) && now.states.count("received") > 0 &&
        now.states.at("received") == 0) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  } while (std::chrono::steady_clock::now() < until);
  return false;
}

}  // namespace marshrut::testing
