// desk/deadlines.hpp: all routes' deadlines and figures, worked out behind the scenes and kept ready.
// Shapes:  the store -> a snapshot of its routes; the feed of changes -> the same with what changed worked out anew.
// Units:   asOf in milliseconds; days of this machine's zone.
// Errors:  unavailable (the first snapshot isn't ready yet); what the centre's data is refused for.
// Owns:    a thread of its own, ended with the object. Snapshots are shared and never change; safe from any thread.
//
// A new day makes all of it anew. A store with few routes is looked at with each question, so that what was changed a
// moment ago shows; a large one every few seconds.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "app/home.hpp"
#include "base/result.hpp"
#include "desk/deadlines_facts.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

struct DeadlineBookSettings {
  std::size_t small = 2000;                        // routes that are looked at with each question
  std::chrono::milliseconds look{3000};            // how often the feed of changes is looked at
  std::chrono::milliseconds patience{10'000};      // a question waits so long for the first snapshot
  std::chrono::milliseconds late_commits{10'000};  // PostgreSQL: a lower id may show so much later
};

class DeadlineBook {
public:
  DeadlineBook(const store::Store& store, const app::Home& home, DeadlineBookSettings settings = {});
  ~DeadlineBook();
  DeadlineBook(const DeadlineBook&) = delete;
  DeadlineBook& operator=(const DeadlineBook&) = delete;

  // Called on the book's thread when forms were put to use or taken out, by whichever node. Before start.
  void on_forms_changed(std::function<void()> told);
  // Reads the centre's rules; the routes are read in the background from then on.
  Result<void> start();
  void stop();
  // Something changed.
  void came();

  Result<std::shared_ptr<const RouteSnapshot>> snapshot();
  // Overdue deadlines of what this person may see; 0 until the first snapshot is there.
  std::int64_t overdue(const store::Scope& scope);

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::desk
