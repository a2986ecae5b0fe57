#include "support/postgres.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <vector>

namespace marshrut::testing {

namespace {

namespace fs = std::filesystem;

// The newest version that is installed.
fs::path programs() {
  std::vector<fs::path> found;
  std::error_code failed;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", failed)) {
    if (fs::exists(version.path() / "bin" / "initdb")) found.push_back(version.path() / "bin");
  }
  std::sort(found.begin(), found.end());
  return found.empty() ? fs::path() : found.back();
}

// The server refuses to run as root.
const passwd* other_user() { return ::getuid() == 0 ? ::getpwnam("postgres") : nullptr; }

pid_t spawn(std::vector<std::string> words, const fs::path& log) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const passwd* user = other_user();
  const pid_t child = ::fork();
  if (child != 0) return child;
  (void)::setpgid(0, 0);
  const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
  for (int stream = 1; stream <= 2; ++stream) (void)::dup2(file, stream);
  if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
  (void)::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after the change of user, which clears it
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

bool succeeds(const std::vector<std::string>& words, const fs::path& log) {
  const pid_t child = spawn(words, log);
  int status = 1;
  return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string address(const fs::path& folder, const std::string& database) {
  return "postgresql:///" + database + "?host=" + folder.string() + "&user=postgres";
}

}  // namespace

PostgresServer::PostgresServer() {
  std::string name = (fs::temp_directory_path() / "marshrut-pg-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return;
  folder_ = name;
  if (const passwd* user = other_user(); user != nullptr) {
    if (::chown(name.c_str(), user->pw_uid, user->pw_gid) != 0) return;
  }
  const auto initdb = programs() / "initdb";
  if (!succeeds({initdb.string(), "-D", (folder_ / "data").string(), "-A", "trust", "-U", "postgres", "-E", "UTF8",
                 "--locale=C.UTF-8", "--no-sync"},
                folder_ / "initdb.log")) {
    return;
  }
  (void)start();
}

PostgresServer::~PostgresServer() {
  end(SIGQUIT);
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

bool PostgresServer::answers() const { return PQping(address(folder_, "postgres").c_str()) == PQPING_OK; }

bool PostgresServer::start() {
  server_ = spawn({(programs() / "postgres").string(), "-D", (folder_ / "data").string(), "-k", folder_.string(), "-c",
                   "listen_addresses=", "-c", "fsync=on", "-c", "max_connections=60"},
                  folder_ / "server.log");
  for (int i = 0; i < 600 && !answers(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  if (answers()) return true;
  end(SIGQUIT);
  return false;
}

void PostgresServer::end(int signal) {
  if (server_ <= 0) return;
  (void)::kill(server_, signal);
  (void)::waitpid(server_, nullptr, 0);
  server_ = 0;
}

void PostgresServer::stop() { end(SIGINT); }
void PostgresServer::crash() { end(SIGQUIT); }

std::string PostgresServer::new_database() {
  const std::string name = "test" + std::to_string(++databases_);
  PGconn* connection = PQconnectdb(address(folder_, "postgres").c_str());
  PQclear(PQexec(connection, ("CREATE DATABASE " + name).c_str()));
  PQfinish(connection);
  return address(folder_, name);
}

}  // namespace marshrut::testing
