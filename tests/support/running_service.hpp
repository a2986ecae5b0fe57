// support/running_service.hpp: `marshrut serve` as a user starts it, and what it says of its store.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/daemon.hpp"

namespace marshrut::testing {

struct LedgerDocument {
  std::string name, sha256, form, submission, state;
};
struct LedgerReply {
  std::string message_id, kind, state;
};
struct LedgerMessage {
  std::int64_t id = 0;
  std::string state, reason, sha256, message_id, sender, source;
  std::vector<LedgerDocument> documents;
  std::vector<LedgerReply> replies;
};
struct FsckResult {
  int status = -1;
  std::int64_t messages = 0;
  std::map<std::string, std::int64_t> states;
  bool whole = false;
  std::string line;
};

class RunningService {
public:
  // `configuration` is its marshrut.ini; `db` empty: SQLite in the folder.
  RunningService(std::string program, std::filesystem::path folder, const std::string& configuration,
                 std::string db = {});

  // Waits until it says that it is ready. The LMTP port stays the same through restarts.
  [[nodiscard]] bool start(const std::vector<std::string>& environment = {});
  int stop();  // SIGTERM; its exit status
  void kill();
  void signal(int number) const { daemon_.signal(number); }
  void kill_workers() const;  // its children, by SIGKILL
  // Of the service and its workers together, in bytes.
  [[nodiscard]] std::size_t memory() const;
  // Whether it has gone by itself within the time.
  [[nodiscard]] bool ended(std::chrono::milliseconds most);

  [[nodiscard]] std::uint16_t lmtp() const { return lmtp_; }
  [[nodiscard]] std::uint16_t http() const { return http_; }
  [[nodiscard]] std::vector<LedgerMessage> list() const;
  [[nodiscard]] FsckResult fsck() const;
  [[nodiscard]] std::string log() const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  // Until as many messages are there and none waits; false when the time is over.
  [[nodiscard]] bool settled(std::size_t messages, std::chrono::seconds most) const;

private:
  [[nodiscard]] std::vector<int> children() const;
  std::string program_;
  std::filesystem::path folder_;
  std::string db_;
  std::uint16_t lmtp_, http_;
  int starts_ = 0;
  Daemon daemon_;
};

}  // namespace marshrut::testing
