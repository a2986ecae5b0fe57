// How long lists, searches and counts take in a large store.
//   marshrut_list_bench fill DIR [URL] [routes submissions]
//   marshrut_list_bench ask DIR [URL]
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <string>

#include "bench/http/fill_store.hpp"
#include "store/audit.hpp"
#include "store/counts.hpp"
#include "store/ledger.hpp"
#include "store/lists.hpp"

namespace {

using namespace marshrut;
using namespace marshrut::store;
using Ask = std::function<Result<void>(Connection&, int)>;

constexpr int kTimes = 40;

// What this thread computed: with SQLite all of the work, however busy the machine is.
double computed_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double percentile(std::vector<double> all, double part) {
  std::sort(all.begin(), all.end());
  return all[std::min(all.size() - 1, static_cast<std::size_t>(part * static_cast<double>(all.size())))];
}

void measure(const Store& store, const std::string& name, const Ask& ask) {
  std::vector<double> times, computed;
  for (int i = 0; i < kTimes; ++i) {
    const double before = computed_ms();
    const auto begin = std::chrono::steady_clock::now();
    const auto done = store.read([&](Connection& connection) { return ask(connection, i); });
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    computed.push_back(computed_ms() - before);
    if (!done) {
      std::printf("%-46s failed: %s\n", name.c_str(), done.error().message.c_str());
      return;
    }
  }
  std::printf("%-46s first %7.1f  p50 %7.1f  p95 %7.1f  max %7.1f | computed p50 %7.1f p95 %7.1f\n", name.c_str(),
              times.front(), percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1),
              percentile(computed, 0.5), percentile(computed, 0.95));
  std::fflush(stdout);
}

Ask routes(std::function<void(RouteQuery&, int)> set) {
  return [set](Connection& connection, int i) -> Result<void> {
    RouteQuery query;
    set(query, i);
    const auto page = list_routes(connection, query);
    if (!page) return page.error();
    return {};
  };
}
Ask submissions(std::function<void(SubmissionQuery&, int)> set) {
  return [set](Connection& connection, int i) -> Result<void> {
    SubmissionQuery query;
    set(query, i);
    const auto page = list_submissions(connection, query);
    if (!page) return page.error();
    return {};
  };
}
Ask messages(std::function<void(ListFilter&, ListCursor&, int)> set) {
  return [set](Connection& connection, int i) -> Result<void> {
    ListFilter filter;
    filter.newest_first = true;
    ListCursor cursor;
    cursor.most = 50;
    set(filter, cursor, i);
    const auto page = list(connection, filter, cursor);
    if (!page) return page.error();
    const auto total = list_total(connection, filter);
    if (!total) return total.error();
    return {};
  };
}
template <class Use>
Ask counts(Use use) {
  return [use](Connection& connection, int i) -> Result<void> {
    const auto got = use(connection, i);
    if (!got) return got.error();
    return {};
  };
}

std::string begin_of(const std::string& word, std::size_t letters) { return word.substr(0, 2 * letters); }
std::string surname(int i) { return bench::surnames()[static_cast<std::size_t>(i * 37) % bench::surnames().size()]; }
std::string given(int i) { return bench::given_names()[static_cast<std::size_t>(i) % bench::given_names().size()]; }
// Some rows in the middle: a page that somebody has come to.
Cursor deep(int i) { return {surname(i), 1672531200000 + Millis{30} * 86400000 * (i % 40 + 1), i * 1000}; }

void ask_routes(const Store& store) {
  const std::pair<const char*, RouteSort> sorts[] = {
      {"name", RouteSort::name},   {"organization", RouteSort::organization}, {"code", RouteSort::code},
      {"state", RouteSort::state}, {"changed", RouteSort::changed},           {"created", RouteSort::created}};
  for (const auto& [name, sort] : sorts) {
    measure(store, std::string("routes by ") + name, routes([sort = sort](RouteQuery& q, int i) {
              q.sort = sort;
              q.descending = i % 2 == 1;
            }));
    measure(store, std::string("routes by ") + name + ", deep, in progress",
            routes([sort = sort](RouteQuery& q, int i) {
              q.sort = sort;
              q.descending = i % 2 == 1;
              q.states = {RouteState::in_progress};
              q.after = deep(i);
            }));
  }
  for (std::size_t letters = 1; letters <= 6; ++letters) {
    measure(store, "routes, surname, letters: " + std::to_string(letters),
            routes([letters](RouteQuery& q, int i) { q.prefixes = {begin_of(surname(i), letters)}; }));
  }
  measure(store, "routes, given name (common)", routes([](RouteQuery& q, int i) { q.prefixes = {given(i)}; }));
  measure(store, "routes, given name, newest first", routes([](RouteQuery& q, int i) {
            q.prefixes = {given(i)};
            q.sort = RouteSort::changed;
            q.descending = true;
          }));
  measure(store, "routes, surname and given name", routes([](RouteQuery& q, int i) {
            q.prefixes = {surname(i), given(i)};
          }));
  measure(store, "routes, two common words", routes([](RouteQuery& q, int i) { q.prefixes = {"школа", given(i)}; }));
  measure(store, "routes, two common beginnings", routes([](RouteQuery& q, int i) {
            q.prefixes = {begin_of(given(i), 1), "одинцово"};
          }));
  measure(store, "routes, a word that nobody has", routes([](RouteQuery& q, int) { q.prefixes = {"щщщ"}; }));
  measure(store, "routes, code", routes([](RouteQuery& q, int i) {
            q.prefixes = {"50-2026-" + std::to_string(100000 + i * 997).substr(1, 3)};
          }));
  measure(store, "routes, beginning of all codes", routes([](RouteQuery& q, int) { q.prefixes = {"50-2026"}; }));
  measure(store, "routes of a school", routes([](RouteQuery& q, int i) { q.scope.school = bench::school(i); }));
  measure(store, "routes of a methodist", routes([](RouteQuery& q, int i) {
            q.scope.methodists = {"m@example.org", bench::methodist(i)};
          }));
  measure(store, "routes of a methodist, common word", routes([](RouteQuery& q, int i) {
            q.scope.methodists = {"m@example.org", bench::methodist(i)};
            q.prefixes = {given(i)};
          }));
  measure(store, "routes of a region and form", routes([](RouteQuery& q, int) {
            q.region = "92";
            q.form = "rare-form";
          }));
}

void ask_submissions(const Store& store) {
  measure(store, "submissions", submissions([](SubmissionQuery&, int) {}));
  measure(store, "submissions, deep", submissions([](SubmissionQuery& q, int i) { q.after = deep(i); }));
  for (const char* state : {"review", "returned", "accepted"}) {
    measure(store, std::string("submissions, ") + state,
            submissions([state](SubmissionQuery& q, int) { q.states = {state}; }));
  }
  measure(store, "submissions, two states", submissions([](SubmissionQuery& q, int) {
            q.states = {"review", "returned"};
          }));
  measure(store, "submissions of a school",
          submissions([](SubmissionQuery& q, int i) { q.scope.school = bench::school(i); }));
  measure(store, "submissions of a methodist", submissions([](SubmissionQuery& q, int i) {
            q.scope.methodists = {"m@example.org", bench::methodist(i)};
          }));
  measure(store, "submissions of a methodist, review", submissions([](SubmissionQuery& q, int i) {
            q.scope.methodists = {"m@example.org", bench::methodist(i)};
            q.states = {"returned"};
          }));
  measure(store, "submissions of a rare form", submissions([](SubmissionQuery& q, int) { q.form = "rare-form"; }));
  measure(store, "submissions of a form, in a month", submissions([](SubmissionQuery& q, int i) {
            q.form = "sevastopol-card";
            q.since = deep(i).number;
            q.until = deep(i).number + Millis{30} * 86400000;
          }));
  for (std::size_t letters = 1; letters <= 6; ++letters) {
    measure(store, "submissions, surname, letters: " + std::to_string(letters),
            submissions([letters](SubmissionQuery& q, int i) { q.prefixes = {begin_of(surname(i), letters)}; }));
  }
  measure(store, "submissions, given name (common)",
          submissions([](SubmissionQuery& q, int i) { q.prefixes = {given(i)}; }));
  measure(store, "submissions, surname and given name", submissions([](SubmissionQuery& q, int i) {
            q.prefixes = {surname(i), given(i)};
          }));
  measure(store, "submissions, two common words", submissions([](SubmissionQuery& q, int i) {
            q.prefixes = {"школа", given(i)};
          }));
  measure(store, "submissions, beginning of old numbers",
          submissions([](SubmissionQuery& q, int) { q.prefixes = {"2026-01"}; }));
}

void ask_messages(const Store& store) {
  measure(store, "messages", messages([](ListFilter&, ListCursor&, int) {}));
  measure(store, "messages, deep", messages([](ListFilter&, ListCursor& c, int i) { c.after = 280000 - i * 5000; }));
  for (const auto state : {MessageState::quarantined, MessageState::returned, MessageState::filed}) {
    measure(store, "messages, " + std::string(state_name(state)),
            messages([state](ListFilter& f, ListCursor&, int) { f.state = state; }));
  }
  measure(store, "messages, attention", messages([](ListFilter& f, ListCursor&, int) { f.attention = true; }));
  measure(store, "messages, attention, deep", messages([](ListFilter& f, ListCursor& c, int i) {
            f.attention = true;
            c.after = 280000 - i * 5000;
          }));
  measure(store, "messages, rare source", messages([](ListFilter& f, ListCursor&, int) { f.source = "imap"; }));
  measure(store, "messages, a source that nobody has",
          messages([](ListFilter& f, ListCursor&, int) { f.source = "none"; }));
  measure(store, "messages of a month", messages([](ListFilter& f, ListCursor&, int i) {
            f.since = deep(i).number;
            f.until = deep(i).number + Millis{30} * 86400000;
          }));
  for (std::size_t letters = 1; letters <= 6; letters += 2) {
    measure(store, "messages, surname, letters: " + std::to_string(letters),
            messages([letters](ListFilter& f, ListCursor&, int i) { f.prefixes = {begin_of(surname(i), letters)}; }));
  }
  measure(store, "messages, given name (common)",
          messages([](ListFilter& f, ListCursor&, int i) { f.prefixes = {given(i)}; }));
  measure(store, "messages, common word, quarantined", messages([](ListFilter& f, ListCursor&, int) {
            f.prefixes = {"иом"};
            f.state = MessageState::quarantined;
          }));
}

void ask_counts(const Store& store) {
  measure(store, "count: messages by state", counts([](Connection& c, int) { return state_counts(c); }));
  measure(store, "count: attention", counts([](Connection& c, int) { return attention_count(c); }));
  measure(store, "count: submissions by state", counts([](Connection& c, int) { return submission_counts(c); }));
  measure(store, "count: submissions of a methodist", counts([](Connection& c, int i) {
            return submission_counts(c, {{}, {bench::methodist(i)}});
          }));
  measure(store, "count: routes by state", counts([](Connection& c, int) { return route_counts(c); }));
  measure(store, "count: schools", counts([](Connection& c, int) { return schools(c); }));
  measure(store, "report: routes by school", counts([](Connection& c, int) { return routes_by_school(c); }));
  measure(store, "report: a year by day",
          counts([](Connection& c, int) { return submissions_by_day(c, 1704067200000, 1735689600000, 3 * 3600000); }));
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  Options options;
  options.data_dir = words[2];
  if (count > 3) options.url = words[3];
  const auto store = Store::open(options);
  if (!store) return std::fprintf(stderr, "%s\n", store.error().message.c_str()), 1;
  if (std::string(words[1]) == "fill") {
    bench::Amounts amounts;
    if (count > 5) amounts.routes = std::stoi(words[4]), amounts.submissions = std::stoi(words[5]);
    const auto done = bench::fill(**store, amounts);
    if (!done) return std::fprintf(stderr, "%s\n", done.error().message.c_str()), 1;
    return 0;
  }
  ask_routes(**store);
  ask_submissions(**store);
  ask_messages(**store);
  ask_counts(**store);
  return 0;
}
