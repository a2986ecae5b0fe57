// service/chores.hpp: what is to be done now and then, by nobody's wish: words for older rows, what has expired let go;
// private to this module.
// Shapes:  a running store -> the same, tidied.
// Units:   times by their types.
// Errors:  none leave it: what failed is done the next time.
// Owns:    its thread; the store must outlive stop().
//
// DIAGNOSTICS: chores.indexed (rows), chores.failed (code).
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "desk/reindex.hpp"
#include "store/store.hpp"

namespace marshrut::service {

struct ChoresSettings {
  std::chrono::milliseconds look{60'000};
  std::chrono::milliseconds between_steps{20};  // of the words: others come first
  std::chrono::milliseconds keep_answers{std::chrono::hours(24)};
  std::chrono::milliseconds keep_changes{std::chrono::hours(2)};
  std::chrono::milliseconds keep_failures{std::chrono::hours(48)};
};

class Chores {
public:
  explicit Chores(store::Store& store, ChoresSettings settings = {});
  ~Chores();  // stops
  Chores(const Chores&) = delete;
  Chores& operator=(const Chores&) = delete;

  void start();
  void stop();

private:
  bool pause(std::chrono::milliseconds time);  // false: it is to end
  void index();
  void let_go();
  void run();

  store::Store& store_;
  ChoresSettings settings_;
  desk::Reindex reindex_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace marshrut::service
