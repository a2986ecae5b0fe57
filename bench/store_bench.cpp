// usage: marshrut_store_bench WHERE THREADS [SECONDS]    WHERE: a folder (SQLite) or postgresql://…
//        marshrut_store_bench bare FOLDER IN_COMMIT [SECONDS]
// Durable acceptance of messages of 60 KB, one line of JSON; `bare`: the same bytes through SQLite alone.
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "store/ledger.hpp"

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMessageBytes = 60000;

std::string letters(unsigned seed) {
  std::minstd_rand random(seed);
  std::string text(kMessageBytes, ' ');
  for (char& letter : text) letter = static_cast<char>('A' + random() % 26);
  return text;
}

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

void report(const char* what, std::size_t in_flight, std::size_t count, double seconds, double worst_ms) {
  std::printf("{\"what\":\"%s\",\"at_once\":%zu,\"messages\":%zu,\"a_second\":%.0f,\"worst_ms\":%.1f}\n", what,
              in_flight, count, static_cast<double>(count) / seconds, worst_ms);
}

// One thread's messages; the longest that one took, in milliseconds.
double feed(marshrut::store::Store& store, unsigned seed, Clock::time_point end, std::atomic<std::size_t>& count) {
  marshrut::store::Arrival arrival;
  std::string bytes = letters(seed);
  arrival.source = "lmtp";
  arrival.peer = "127.0.0.1";
  arrival.sender = "sender@example.org";
  arrival.recipients = {"desk@example.org"};
  double worst = 0;
  for (std::size_t i = 0; Clock::now() < end; ++i, ++count) {
    const auto begin = Clock::now();
    bytes.replace(0, 20, 20, ' ');
    bytes.replace(0, std::to_string(i).size(), std::to_string(i));
    arrival.raw = bytes;
    arrival.received = marshrut::now_ms();
    const auto accepted = marshrut::store::accept(store, arrival);
    if (!accepted) {
      std::fprintf(stderr, "%s %s\n", accepted.error().message.c_str(), accepted.error().where.c_str());
      std::exit(1);
    }
    worst = std::max(worst, seconds_since(begin) * 1000);
  }
  return worst;
}

int run_store(const std::string& where, unsigned threads, int seconds) {
  marshrut::store::Options options;
  const bool is_address = where.find("://") != std::string::npos;
  if (is_address) {
    options.url = where;
  } else {
    options.data_dir = where;
  }
  auto store = marshrut::store::Store::open(options);
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().message.c_str());
    return 1;
  }
  std::atomic<std::size_t> count{0};
  std::vector<double> worst(threads, 0);
  std::vector<std::thread> all;
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::seconds(seconds);
  for (unsigned i = 0; i < threads; ++i) all.emplace_back([&, i] { worst[i] = feed(**store, i + 1, end, count); });
  for (auto& thread : all) thread.join();
  report(options.url.empty() ? "sqlite" : "postgresql", threads, count, seconds_since(begin),
         *std::max_element(worst.begin(), worst.end()));
  return 0;
}

void must(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  std::exit(1);
}

int run_bare(const std::string& folder, int in_commit, int seconds) {
  std::filesystem::create_directories(folder);
  sqlite3* database = nullptr;
  if (sqlite3_open((folder + "/bare.sqlite").c_str(), &database) != SQLITE_OK) return 1;
  for (const char* pragma : {"PRAGMA page_size = 32768", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                             "CREATE TABLE m (id INTEGER PRIMARY KEY, bytes BLOB)"}) {
    must(database, pragma);
  }
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database, "INSERT INTO m (bytes) VALUES (?)", -1, &insert, nullptr);
  const std::string bytes = letters(1);
  std::size_t count = 0;
  double worst = 0;
  const auto begin = Clock::now();
  while (seconds_since(begin) < seconds) {
    const auto commit = Clock::now();
    must(database, "BEGIN IMMEDIATE");
    for (int i = 0; i < in_commit; ++i, ++count) {
      sqlite3_bind_blob(insert, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
      if (sqlite3_step(insert) != SQLITE_DONE) return 1;
      sqlite3_reset(insert);
    }
    must(database, "COMMIT");
    worst = std::max(worst, seconds_since(commit) * 1000);
  }
  report("bare sqlite", static_cast<std::size_t>(in_commit), count, seconds_since(begin), worst);
  sqlite3_finalize(insert);
  sqlite3_close(database);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  const std::string first = words[1];
  if (first == "bare")
    return count < 4 ? 2 : run_bare(words[2], std::atoi(words[3]), count > 4 ? std::atoi(words[4]) : 5);
  return run_store(first, static_cast<unsigned>(std::atoi(words[2])), count > 3 ? std::atoi(words[3]) : 5);
}
