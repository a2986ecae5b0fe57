#include "http/events.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "store/changes.hpp"

namespace marshrut::http {

namespace {

using Json = nlohmann::ordered_json;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr Millis kWindow = 10'000;  // how far behind the last id a late one may turn up
constexpr std::size_t kMostInEvent = 200;
constexpr std::chrono::seconds kAskEach{20};

std::string event(std::string_view name, std::int64_t id, const std::string& data) {
  std::string text = "event: " + std::string(name) + '\n';
  if (id > 0) text += "id: " + std::to_string(id) + '\n';
  return text + "data: " + data + "\n\n";
}

// A school is told that something changed, never what of others'.
bool may_see(const Listener& listener, const std::string& kind) {
  return listener.scope.all() || kind == "job" || kind == "submission" || kind == "route" || kind == "form";
}

Json told(const std::vector<store::Change>& changes, const Listener& listener) {
  Json all = Json::array();
  std::set<std::pair<std::string, std::string>> seen;
  for (const store::Change& change : changes) {
    if (!may_see(listener, change.kind)) continue;
    const std::string entity = listener.scope.all() ? change.entity : std::string();
    if (seen.emplace(change.kind, entity).second) all.push_back({{"kind", change.kind}, {"id", entity}});
  }
  return all;
}

std::string scope_key(const store::Scope& scope) {
  std::string key = scope.school ? "s:" + *scope.school : std::string();
  for (const std::string& one : scope.methodists) key += "\nm:" + one;
  return key;
}

}  // namespace

struct EventHub::State {
  struct Open {
    Listener listener;
    std::unique_ptr<EventStream> stream;
    SteadyTime last_sent, last_asked;
  };
  store::Store& store;
  Counts counts;
  EventSettings settings;

  mutable std::mutex mutex;
  std::condition_variable changed;
  std::list<Open> open;
  std::list<Open> fresh;  // not greeted yet
  std::int64_t last = 0;  // of the hub's thread
  bool stopping = false;
  std::thread thread;
  std::deque<store::Change> window;  // told lately

  State(store::Store& from, Counts with, EventSettings told_settings)
      : store(from), counts(std::move(with)), settings(told_settings) {}

  [[nodiscard]] std::optional<std::vector<store::Change>> news() {
    std::vector<store::Change> found;
    const std::int64_t from = window.empty() ? last : window.front().id - 1;
    const auto read = store.read([&](store::Connection& connection) -> Result<void> {
      auto page = store::changes_after(connection, from, 5000);
      if (!page) return page.error();
      found = std::move(*page);
      return {};
    });
    if (!read) return std::nullopt;
    std::set<std::int64_t> known;
    for (const store::Change& one : window) known.insert(one.id);
    std::erase_if(found, [&](const store::Change& one) { return known.contains(one.id); });
    for (const store::Change& one : found) {
      window.push_back(one);
      last = std::max(last, one.id);
    }
    std::sort(window.begin(), window.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    while (!window.empty() && window.front().at < now_ms() - kWindow) window.pop_front();
    return found;
  }

  void begin() {
    (void)store.read([&](store::Connection& connection) -> Result<void> {
      const auto found = store::last_change(connection);
      if (!found) return found.error();
      last = *found;
      return {};
    });
  }

  std::string counts_of(const store::Scope& scope, std::map<std::string, std::string>& made) {
    const std::string key = scope_key(scope);
    const auto found = made.find(key);
    if (found != made.end()) return found->second;
    return made[key] = counts(scope);
  }

  std::string change_event(const Open& one, const std::vector<store::Change>& changes,
                           std::map<std::string, std::string>& made) {
    const Json list = told(changes, one.listener);
    if (list.empty()) return {};
    if (list.size() > kMostInEvent) return event("resync", last, "{}");
    const std::string counted = counts_of(one.listener.scope, made);
    return event("change", last,
                 "{\"changes\":" + list.dump() + ",\"counts\":" + (counted.empty() ? "{}" : counted) + '}');
  }

  void greet() {
    std::list<Open> come;
    {
      const std::lock_guard lock(mutex);
      come.swap(fresh);
    }
    for (Open& one : come) {
      std::string hello = event("hello", last, "{}");
      // What it missed is told by «reload», unless it missed nothing.
      if (one.listener.last && *one.listener.last < last) hello += event("resync", last, "{}");
      one.last_sent = one.last_asked = std::chrono::steady_clock::now();
      if (!one.stream->send("retry: 2000\n\n" + hello)) continue;
      const std::lock_guard lock(mutex);
      open.push_back(std::move(one));
    }
  }

  // Only this thread takes from `open`; others add to `fresh`.
  void tell(const std::vector<store::Change>& changes) {
    std::map<std::string, std::string> made;
    for (auto one = open.begin(); one != open.end();) {
      const SteadyTime now = std::chrono::steady_clock::now();
      std::string text = changes.empty() ? std::string() : change_event(*one, changes, made);
      if (text.empty() && now - one->last_sent > settings.ping) text = ": ping\n\n";
      bool stays = true;
      if (now - one->last_asked > kAskEach) {
        one->last_asked = now;
        stays = !one->listener.allowed || one->listener.allowed();
      }
      if (stays && !text.empty()) {
        stays = one->stream->send(text);
        one->last_sent = now;
      }
      const std::lock_guard lock(mutex);
      one = stays ? std::next(one) : open.erase(one);
    }
  }

  void run() {
    begin();
    std::unique_lock lock(mutex);
    while (!stopping) {
      changed.wait_for(lock, settings.look);
      if (stopping) return;
      lock.unlock();
      greet();
      auto changes = news();
      if (!changes) log(Level::warning, "events.store-away");
      tell(changes.value_or(std::vector<store::Change>()));
      lock.lock();
    }
  }
};

EventHub::EventHub(store::Store& store, Counts counts, EventSettings settings)
    : state_(std::make_unique<State>(store, std::move(counts), settings)) {}

EventHub::~EventHub() { stop(); }

void EventHub::start() {
  state_->thread = std::thread([this] { state_->run(); });
}

void EventHub::stop() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
  state_->open.clear();
  state_->fresh.clear();
}

bool EventHub::add(Listener listener, std::unique_ptr<EventStream> stream) {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->stopping || state_->open.size() + state_->fresh.size() >= state_->settings.most_listeners) return false;
    state_->fresh.push_back({std::move(listener), std::move(stream), {}, {}});
  }
  state_->changed.notify_all();
  return true;
}

}  // namespace marshrut::http
