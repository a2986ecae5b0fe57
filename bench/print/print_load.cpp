// print_load PROGRAM WORKERS FOLDER [COUNT]: the cards of a folder as PDF by warm workers, COUNT of them (all), again
// and again from the first when there are fewer. One line of JSON: seconds from the first to the last, with the start
// of the workers and without; the memory of the workers after a tenth and at the end.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "base/files.hpp"
#include "office/office.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// Of all processes that this one started, in MB.
long children_mb() {
  long pages = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
    std::ifstream stat(entry.path() / "stat");
    std::string line;
    if (!std::getline(stat, line) || line.rfind(") ") == std::string::npos) continue;
    if (std::strtol(line.c_str() + line.rfind(") ") + 4, nullptr, 10) != ::getpid()) continue;
    std::ifstream memory(entry.path() / "statm");
    long all = 0, resident = 0;
    memory >> all >> resident;
    pages += resident;
  }
  return pages * (::sysconf(_SC_PAGESIZE) / 1024) / 1024;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  std::vector<std::string> cards;
  for (const auto& entry : fs::directory_iterator(argv[3])) cards.push_back(marshrut::read_file(entry.path()).value());
  const std::size_t count = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : cards.size();
  marshrut::office::OfficeSettings settings;
  settings.program = argv[1];
  settings.workers = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
  settings.documents_a_worker = 1'000'000;  // growth is to show
  marshrut::office::Office office(settings);
  const auto begin = Clock::now();
  if (!office.warm_up()) return 1;
  const auto warm = Clock::now();
  std::atomic<std::size_t> next = 0, done = 0, failed = 0;
  std::atomic<long> early = 0;
  std::vector<std::thread> callers;
  for (unsigned i = 0; i < settings.workers; ++i) {
    callers.emplace_back([&] {
      for (std::size_t at = next++; at < count; at = next++) {
        const auto& card = cards[at % cards.size()];
        if (!office.convert(card, marshrut::office::OfficeFormat::docx, marshrut::office::Target::pdf)) ++failed;
        if (++done == std::max<std::size_t>(count / 10, 1)) early = children_mb();
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  fmt::print(
      "{{\"workers\":{},\"documents\":{},\"failed\":{},\"seconds\":{:.3f},\"with_start\":{:.3f},\"mb_early\":{},\"mb_"
      "end\":{}}}\n",
      settings.workers, count, failed.load(), since(warm), since(begin), early.load(), children_mb());
  return failed == 0 ? 0 : 1;
}
