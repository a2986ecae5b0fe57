// The program `marshrut`: see contract of the commands in commands.hpp; `marshrut --help` says the rest.
#include <clocale>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/process.hpp"
#include "cli/commands.hpp"
#include "desk/view_worker.hpp"
#include "intake/worker.hpp"
#include "office/worker.hpp"
#include "scan/scanner.hpp"
#include "scan/worker.hpp"

int main(int argc, char** argv) {
  marshrut::tune_process();
  // Names of files are UTF-8 whatever the terminal says; libarchive asks the locale.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    // What `serve` starts for bytes from outside; no command for people.
    if (words.size() == 3 && words[0] == "worker" && words[1] == "--home") {
      return marshrut::intake::run_worker(marshrut::app::Home{words[2]});
    }
    if (words.size() == 5 && words[0] == "worker" && words[1] == "--home" && words[3] == "--installed") {
      return marshrut::intake::run_worker(marshrut::app::Home{words[2], words[4]});
    }
    if (words.size() == 3 && words[0] == "office-worker") return marshrut::office::run_worker(words[1], words[2]);
    if (words.size() == 1 && words[0] == marshrut::scan::kScanWorker) return marshrut::scan::run_scan_worker();
    if (words.size() == 1 && words[0] == marshrut::desk::kViewWorker) return marshrut::desk::run_view_worker();
    marshrut::cli::Console console;
    const int status = marshrut::cli::run(words, console);
    if (const auto flushed = console.flush(); !flushed) {
      console.report("marshrut", flushed.error());
      return marshrut::cli::kBadInput;
    }
    return status;
  } catch (const std::exception& bug) {
    std::fprintf(stderr, "marshrut: internal: %s\n", bug.what());
    return marshrut::cli::kBadInput;
  }
}
