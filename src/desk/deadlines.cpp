#include "desk/deadlines.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <exception>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/log.hpp"
#include "intake/alarm.hpp"
#include "route/iso.hpp"
#include "store/changes.hpp"
#include "text/local_time.hpp"
#include "text/working_days.hpp"

namespace marshrut::desk {

namespace {

using Facts = std::shared_ptr<const RouteFacts>;
using Snapshot = std::shared_ptr<const RouteSnapshot>;

constexpr std::size_t kChangesAtOnce = 2000;

text::Day day_now() {
  const auto day = route::parse_iso_date(text::local_day(now_ms()));
  return day ? day->first : text::Day{};
}

// The feed of changes, from where it was left. Ids seen that may still be overtaken are remembered.
class Feed {
public:
  struct News {
    std::set<std::int64_t> routes;
    std::int64_t last = 0;
    bool forms = false;
    bool gap = false;  // what lies between is dropped: load everything again
  };

  explicit Feed(std::chrono::milliseconds late) : late_(late.count()) {}

  Result<void> begin(store::Connection& connection) {
    const auto last = store::last_change(connection);
    if (!last) return last.error();
    after_ = last_ = *last;
    seen_.clear();
    return {};
  }

  Result<News> read(store::Connection& connection) {
    News news;
    const auto first = store::first_change(connection);
    if (!first) return first.error();
    news.gap = *first > last_ + 1;
    if (news.gap) return news;
    const Millis settled = now_ms() - late_;
    settled_ = true;
    for (std::int64_t after = after_;;) {
      const auto page = store::changes_after(connection, after, kChangesAtOnce);
      if (!page) return page.error();
      for (const store::Change& change : *page) take(change, settled, news);
      if (page->size() < kChangesAtOnce) break;
      after = page->back().id;
    }
    news.last = last_;
    return news;
  }

private:
  void take(const store::Change& change, Millis settled, News& news) {
    last_ = std::max(last_, change.id);
    if (seen_.insert(change.id).second) {
      if (change.kind == "route") news.routes.insert(std::strtoll(change.entity.c_str(), nullptr, 10));
      news.forms = news.forms || change.kind == "form";
    }
    // What comes before it can't show any more; what comes after the first fresh one is looked at again.
    settled_ = settled_ && change.at < settled;
    if (!settled_) return;
    after_ = change.id;
    seen_.erase(seen_.begin(), seen_.upper_bound(after_));
  }

  Millis late_;
  std::int64_t after_ = 0, last_ = 0;
  bool settled_ = true;  // all that this reading has seen so far
  std::set<std::int64_t> seen_;
};

}  // namespace

struct DeadlineBook::State {
  State(const store::Store& used, const app::Home& where, DeadlineBookSettings wanted)
      : store(used), home(where), settings(wanted), feed(wanted.late_commits) {}

  const store::Store& store;
  const app::Home& home;
  const DeadlineBookSettings settings;
  std::shared_ptr<const app::DeadlineDesk> desk;
  std::shared_ptr<const route::LevelScale> scale;
  std::shared_ptr<Names> names = std::make_shared<Names>();
  Feed feed;
  std::function<void()> forms_changed;
  intake::Alarm alarm;
  std::thread thread;

  std::mutex mutex;
  std::condition_variable published;
  Snapshot now;  // under the mutex

  Result<void> load();
  void round();
  Result<void> look();
  Result<Snapshot> all();
  Result<Snapshot> with(const Snapshot& before, const Feed::News& news);
  std::shared_ptr<RouteSnapshot> fresh() const;
  Facts facts(const RecordedRoute& route, text::Day today);
  void publish(Snapshot snapshot);
  Snapshot held() {
    const std::lock_guard lock(mutex);
    return now;
  }
  Result<bool> is_current(const Snapshot& snapshot);
};

Result<void> DeadlineBook::State::load() {
  auto loaded = app::DeadlineDesk::load(home);
  if (!loaded) return loaded.error();
  auto levels = route::LevelScale::load(home.data() / "levels.json");
  if (!levels) return levels.error();
  desk = std::make_shared<const app::DeadlineDesk>(std::move(*loaded));
  scale = std::make_shared<const route::LevelScale>(std::move(*levels));
  return {};
}

std::shared_ptr<RouteSnapshot> DeadlineBook::State::fresh() const {
  auto out = std::make_shared<RouteSnapshot>();
  out->as_of = now_ms();
  out->today = day_now();
  out->desk = desk;
  out->scale = scale;
  out->names = names;
  return out;
}

// A route that can't be worked out stands in lists without its deadlines.
Facts DeadlineBook::State::facts(const RecordedRoute& route, text::Day today) {
  const FactsMaker maker{*desk, *scale, today, *names};
  auto made = facts_of(route, maker);
  if (made) return std::make_shared<const RouteFacts>(std::move(*made));
  log(Level::warning, "desk.route-facts", {{"route", route.route.id}, {"code", code_name(made.error().code)}});
  const std::string* nothing = names->of("");
  RouteFacts bare;
  bare.id = route.route.id;
  bare.state = route.route.state;
  bare.teacher = route.route.teacher;
  bare.code = route.route.code.value_or("");
  bare.organization = names->of(route.route.organization);
  bare.school = names->of(route.route.school);
  bare.region = names->of(route.route.region);
  bare.methodist = nothing;
  bare.methodist_key = names->of(route.route.methodist);
  return std::make_shared<const RouteFacts>(std::move(bare));
}

Result<Snapshot> DeadlineBook::State::all() {
  if (auto begun = store.read([&](store::Connection& connection) { return feed.begin(connection); }); !begun) {
    return begun.error();
  }
  auto out = fresh();
  const auto last = store.read([&](store::Connection& connection) -> Result<void> {
    const auto found = store::last_change(connection);
    if (!found) return found.error();
    out->change = *found;
    return {};
  });
  if (!last) return last.error();
  const auto done = each_recorded_route(store, [&](RecordedRoute route) -> Result<bool> {
    out->routes.push_back(facts(route, out->today));
    return !alarm.stopped();
  });
  if (!done) return done.error();
  put_due_in_order(*out);
  return Snapshot(std::move(out));
}

Result<Snapshot> DeadlineBook::State::with(const Snapshot& before, const Feed::News& news) {
  auto out = fresh();
  out->change = news.last;
  const auto found = recorded_routes(store, {news.routes.begin(), news.routes.end()});
  if (!found) return found.error();
  std::map<std::int64_t, Facts> changed;
  for (const RecordedRoute& route : *found) changed.emplace(route.route.id, facts(route, out->today));
  for (const Facts& old : before->routes) {
    while (!changed.empty() && changed.begin()->first < old->id) {
      out->routes.push_back(std::move(changed.extract(changed.begin()).mapped()));
    }
    if (changed.empty() || changed.begin()->first != old->id) {
      if (news.routes.count(old->id) == 0) out->routes.push_back(old);
    }
  }
  for (auto& [id, rest] : changed) out->routes.push_back(std::move(rest));
  put_due_in_order(*out);
  return Snapshot(std::move(out));
}

void DeadlineBook::State::publish(Snapshot snapshot) {
  {
    const std::lock_guard lock(mutex);
    now = std::move(snapshot);
  }
  published.notify_all();
}

Result<void> DeadlineBook::State::look() {
  const Snapshot before = held();
  Feed::News news;
  if (before && before->today == day_now()) {
    const auto read = store.read([&](store::Connection& connection) -> Result<void> {
      auto found = feed.read(connection);
      if (!found) return found.error();
      news = std::move(*found);
      return {};
    });
    if (!read) return read.error();
    if (news.forms && forms_changed) forms_changed();
    if (!news.gap) {
      if (news.routes.empty() && news.last == before->change) return {};
      auto made = with(before, news);
      if (!made) return made.error();
      return publish(std::move(*made)), Result<void>();
    }
  }
  auto made = all();
  if (!made) return made.error();
  if (alarm.stopped()) return {};
  return publish(std::move(*made)), Result<void>();
}

void DeadlineBook::State::round() {
  const auto done = look();
  if (!done)
    log(Level::warning, "desk.deadlines",
        {{"code", code_name(done.error().code)}, {"why", std::string_view(done.error().message)}});
}

Result<bool> DeadlineBook::State::is_current(const Snapshot& snapshot) {
  std::int64_t last = 0;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    const auto found = store::last_change(connection);
    if (!found) return found.error();
    last = *found;
    return {};
  });
  if (!read) return read.error();
  return snapshot->change >= last && snapshot->today == day_now();
}

DeadlineBook::DeadlineBook(const store::Store& store, const app::Home& home, DeadlineBookSettings settings)
    : state_(std::make_unique<State>(store, home, settings)) {}

DeadlineBook::~DeadlineBook() { stop(); }

void DeadlineBook::on_forms_changed(std::function<void()> told) { state_->forms_changed = std::move(told); }

Result<void> DeadlineBook::start() {
  if (auto loaded = state_->load(); !loaded) return loaded;
  state_->thread = std::thread([state = state_.get()] {
    std::uint64_t seen = 0;
    do {
      try {
        state->round();
      } catch (const std::exception& bug) {
        log(Level::error, "desk.deadlines", {{"why", std::string_view(bug.what())}});
      }
    } while (state->alarm.wait(state->settings.look, seen));
  });
  return {};
}

void DeadlineBook::stop() {
  state_->alarm.stop();
  if (state_->thread.joinable()) state_->thread.join();
}

void DeadlineBook::came() {
  const Snapshot now = state_->held();
  // A large store is looked at in its own time.
  if (now && now->routes.size() <= state_->settings.small) state_->alarm.ring();
}

Result<std::shared_ptr<const RouteSnapshot>> DeadlineBook::snapshot() {
  const auto until = std::chrono::steady_clock::now() + state_->settings.patience;
  Snapshot now = state_->held();
  if (now && now->routes.size() > state_->settings.small) return now;
  if (now) {
    const auto current = state_->is_current(now);
    if (!current) return current.error();
    if (*current) return now;
    state_->alarm.ring();
  }
  std::unique_lock lock(state_->mutex);
  state_->published.wait_until(lock, until, [&] { return state_->now != now || state_->alarm.stopped(); });
  if (state_->now) return state_->now;
  return Error{Code::unavailable, "the routes are being read", {}};
}

std::int64_t DeadlineBook::overdue(const store::Scope& scope) {
  const Snapshot now = state_->held();
  if (!now) return 0;
  std::int64_t count = 0;
  for (const Facts& route : now->routes) {
    if (!is_within(*route, scope)) continue;
    count += std::count_if(route->due.begin(), route->due.end(), [](const RouteDue& due) {
      return due.per == nullptr && due.state == route::DeadlineState::overdue;
    });
  }
  return count;
}

}  // namespace marshrut::desk
