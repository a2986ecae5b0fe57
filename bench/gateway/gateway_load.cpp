// usage: gateway_load lmtp PORT LETTERS CONNECTIONS MESSAGES FIRST WHAT [--mailboxes N] [--settled PORT] [--watch PID]
//        gateway_load floor FILE LETTERS CONNECTIONS MESSAGES 0 WHAT
// `lmtp` sends MESSAGES letters numbered from FIRST over CONNECTIONS connections to 127.0.0.1:PORT, to one recipient or
// to N, and waits for each 250. --settled: then until /metrics of that port counts no message as received. --watch: a
// line each 2 s with the resident memory of a process and of its children. `floor`: the same bytes appended to one
// file, acknowledged after fdatasync, all that wait in one. Lines of JSON on standard output.
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "letters.hpp"
#include "peer.hpp"
#include "watch.hpp"

namespace {

using namespace marshrut::bench;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

struct Plan {
  std::string where;
  Letters letters;
  std::size_t connections, messages, first;
  std::string what;
  std::size_t mailboxes = 1;
  std::optional<int> metrics, watched;
};

Plan plan_of(int argc, char** argv) {
  if (argc < 8) fail("see the head of gateway_load.cpp for its words");
  const auto number = [](const char* text) { return static_cast<std::size_t>(std::stoul(text)); };
  Plan plan{argv[2], Letters(argv[3]), number(argv[4]), number(argv[5]), number(argv[6]), argv[7], 1, {}, {}};
  for (int i = 8; i + 1 < argc; i += 2) {
    const std::string word = argv[i];
    if (word == "--mailboxes") plan.mailboxes = number(argv[i + 1]);
    if (word == "--settled") plan.metrics = std::stoi(argv[i + 1]);
    if (word == "--watch") plan.watched = std::stoi(argv[i + 1]);
  }
  return plan;
}

// Takes one letter in; returns when it is acknowledged.
using Send = std::function<void(const Numbered&, std::size_t number)>;

// Each connection takes the next number; what each letter took, in seconds.
std::vector<double> send_all(const Plan& plan, const std::function<Send()>& connect) {
  std::atomic<std::size_t> next{0};
  std::vector<double> took(plan.messages);
  std::vector<std::thread> threads;
  for (std::size_t c = 0; c < plan.connections; ++c) {
    threads.emplace_back([&] {
      const Send send = connect();
      Numbered letter;
      for (std::size_t i = next++; i < plan.messages; i = next++) {
        plan.letters.make(plan.first + i, letter);
        const auto begin = Clock::now();
        send(letter, plan.first + i);
        took[i] = since(begin);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::sort(took.begin(), took.end());
  return took;
}

// One file; whoever comes while nobody syncs does it for all that have written before.
class Log {
public:
  explicit Log(const std::string& path) : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
    if (file_ < 0) fail("can't write " + path);
  }
  ~Log() { ::close(file_); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void append(const std::string& text) {
    if (::write(file_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) fail("a short write");
    std::unique_lock lock(mutex_);
    const std::size_t mine = ++written_;
    while (synced_ < mine) {
      if (syncing_) {
        done_.wait(lock);
        continue;
      }
      syncing_ = true;
      const std::size_t all = written_;
      lock.unlock();
      if (::fdatasync(file_) != 0) fail("fdatasync");
      lock.lock();
      syncing_ = false;
      synced_ = all;
      done_.notify_all();
    }
  }

private:
  int file_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t written_ = 0, synced_ = 0;
  bool syncing_ = false;
};

std::function<Send()> lmtp(const Plan& plan) {
  return [&plan]() -> Send {
    auto peer = std::make_shared<LmtpPeer>(std::stoi(plan.where));
    return [&plan, peer](const Numbered& letter, std::size_t number) {
      const std::size_t box = number % plan.mailboxes;
      peer->send(letter.sender, "iom" + (box == 0 ? "" : std::to_string(box)) + "@centre.example", letter.text);
    };
  };
}

void run(const Plan& plan, const std::function<Send()>& connect) {
  std::optional<Watch> watch;
  if (plan.watched) watch.emplace(*plan.watched, plan.metrics, plan.what);
  const auto begin = Clock::now();
  const std::vector<double> took = send_all(plan, connect);
  const double seconds = since(begin);
  const auto part = [&](double of) { return 1000 * took[static_cast<std::size_t>(of * double(took.size() - 1))]; };
  const auto rate = [&](double time) { return static_cast<double>(plan.messages) / time; };
  std::printf(R"({"what":"%s","measured":"accepted","connections":%zu,"messages":%zu,"a_second":%.1f,)",
              plan.what.c_str(), plan.connections, plan.messages, rate(seconds));
  std::printf("\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"worst_ms\":%.2f}\n", part(0.5), part(0.99), part(1));
  std::fflush(stdout);
  if (!plan.metrics) return;
  while (waiting(*plan.metrics) > 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  std::printf(R"({"what":"%s","measured":"settled","connections":%zu,"messages":%zu,"a_second":%.1f})",
              plan.what.c_str(), plan.connections, plan.messages, rate(since(begin)));
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const Plan plan = plan_of(argc, argv);
  if (std::string(argv[1]) == "lmtp") return run(plan, lmtp(plan)), 0;
  auto log = std::make_shared<Log>(plan.where);
  run(plan, [log]() -> Send { return [log](const Numbered& letter, std::size_t) { log->append(letter.text); }; });
  return 0;
}
