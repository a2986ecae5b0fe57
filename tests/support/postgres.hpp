// support/postgres.hpp: a PostgreSQL server of the test's own: a new cluster, reached by a socket in its folder only,
// with fsync on; gone when this goes, and when the test dies.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace marshrut::testing {

class PostgresServer {
public:
  PostgresServer();  // makes the cluster and starts it; running() tells
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  [[nodiscard]] bool running() const { return server_ > 0; }
  // A new, empty database; postgresql://…
  std::string new_database();

  bool start();
  void stop();   // as systemd does: clients are cut off, what is committed is flushed
  void crash();  // at once; what is committed is found in the log

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
  bool answers() const;
  void end(int signal);

  std::filesystem::path folder_;
  pid_t server_ = 0;
  int databases_ = 0;
};

}  // namespace marshrut::testing
