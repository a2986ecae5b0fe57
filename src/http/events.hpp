// http/events.hpp: what changes, told to all who listen: Server-Sent Events.
// Shapes:  the store's feed of changes -> events on open connections; one thread for all of them.
// Units:   ids are those of the feed; times by their types.
// Errors:  none leave it: a listener that doesn't take its events in time is let go, and comes again by itself.
// Owns:    its thread and the connections that it was given; store must outlive stop().
// Source:  WHATWG HTML, «Server-sent events»; docs/api.md («События»).
//
// PostgreSQL lets a later id be seen before an earlier one: the feed is read again over a window behind the last id,
// and what was told is known.
//
// DIAGNOSTICS: events.listener-lost, events.store-away.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/lists.hpp"
#include "store/store.hpp"

namespace marshrut::http {

// An open connection that events go to. send: false when it is gone, or doesn't take them.
class EventStream {
public:
  virtual ~EventStream() = default;
  virtual bool send(std::string_view bytes) = 0;
};

struct Listener {
  store::Scope scope;                // whose counts it is told; who sees all is told of all kinds, and of single things
  std::optional<std::int64_t> last;  // the id that it had when it was cut off
  // Still signed in? Asked now and then.
  std::function<bool()> allowed;
};

struct EventSettings {
  std::chrono::milliseconds look{300};
  std::chrono::milliseconds ping{15'000};
  std::size_t most_listeners = 1000;
};

class EventHub {
public:
  // `counts`: JSON of the overview's counts for a scope.
  using Counts = std::function<std::string(const store::Scope& scope)>;
  EventHub(store::Store& store, Counts counts, EventSettings settings = {});
  ~EventHub();  // stops
  EventHub(const EventHub&) = delete;
  EventHub& operator=(const EventHub&) = delete;

  void start();
  void stop();
  // False: there are too many.
  bool add(Listener listener, std::unique_ptr<EventStream> stream);

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::http
