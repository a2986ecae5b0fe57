#include "app/registry.hpp"

#include <algorithm>
#include <exception>
#include <string>

#include "app/lint.hpp"
#include "route/profile.hpp"
#include "xlsx/registry.hpp"

namespace marshrut::app {

namespace {

namespace fs = std::filesystem;
using route::Value;

constexpr std::string_view kLineModel = "submission";

// A line of `read` holds the route beside its account.
Value* route_in(Value& line) {
  Value* inner = line.find("route");
  return inner != nullptr && line.find("file") != nullptr ? inner : &line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class Making {
public:
  Making(const RegistryForm& form, LineReader& lines, std::chrono::sys_days today, BatchProgress& progress,
         const std::atomic<bool>& cancelled)
      : form_(form), lines_(lines), registry_(form.profile, {today}), progress_(progress), cancelled_(cancelled) {}

  Result<RegistryMade> run(const fs::path& out) {
    if (auto done = read(); !done) return done.error();
    if (stopped()) return RegistryMade{0, state_.failed, 0, 0, true};
    auto written = registry_.write(out, [&](std::uint64_t rows) { return tell_writing(rows); });
    if (!written && stopped()) return RegistryMade{0, state_.failed, 0, 0, true};
    if (!written) return written.error();
    return RegistryMade{written->rows, state_.failed, written->sheets, written->long_texts, false};
  }

private:
  [[nodiscard]] bool stopped() const { return cancelled_.load(std::memory_order_relaxed); }

  Result<void> read() {
    std::string line;
    for (;;) {
      auto more = lines_.next(line);
      if (!more && more.error().code != Code::too_large) return more.error();
      if (more && !*more) return {};
      if (more && is_blank(line)) continue;
      const Result<void> done = more ? guarded_add(line) : Result<void>(more.error());
      if (!done && done.error().code == Code::io) return done;
      if (!done) progress_.bad_line(lines_.line_number(), done.error());
      ++(done ? state_.made : state_.failed);
      tell_reading();
    }
  }

  Result<void> guarded_add(std::string_view line) try { return add(line); } catch (const std::exception& bug) {
    return Error{Code::internal, bug.what(), {}};
  }

  Result<void> add(std::string_view text) {
    auto line = route::parse(text);
    if (!line) return line.error();
    Value* route = route_in(*line);
    if (route->object() == nullptr) return Error{Code::bad_data, "a route is an object", {}};
    route::prune(*route);
    if (!form_.shape.surely_fits(*route)) {
      if (auto valid = form_.route.validate(*route); !valid) return valid;
    }
    return registry_.add(*route, *line);
  }

  // Reading is the first half of the way, writing the second.
  void tell_reading() {
    state_.bytes_read = lines_.bytes_read();
    if (const auto all = lines_.bytes_in_all()) state_.bytes_in_all = 2 * *all;
    progress_.advanced(state_);
  }

  bool tell_writing(std::uint64_t rows) {
    if (state_.bytes_in_all && state_.made > 0) {
      const std::uint64_t half = *state_.bytes_in_all / 2;
      const double part = static_cast<double>(rows) / static_cast<double>(state_.made);
      state_.bytes_read = half + static_cast<std::uint64_t>(part * static_cast<double>(half));
    }
    progress_.advanced(state_);
    return !stopped();
  }

  const RegistryForm& form_;
  LineReader& lines_;
  xlsx::Registry registry_;
  BatchProgress& progress_;
  const std::atomic<bool>& cancelled_;
  BatchProgress::State state_;
};

}  // namespace

Result<RegistryForm> load_registry(const fs::path& folder, const Home& home) {
  auto profile = route::RegistryProfile::load(folder / "form.json");
  if (!profile) return profile.error();
  auto route = route::Schema::load(home.model(profile->model));
  if (!route) return route.error();
  auto line = route::Schema::load(home.model(kLineModel));
  if (!line) return line.error();
  auto shape = route::Shape::load(home.model(profile->model));
  if (!shape) return shape.error();
  if (auto fits = route::fits(*profile, *route, *line); !fits) {
    return Error{fits.error().code, fits.error().message, folder.string() + ": " + fits.error().where};
  }
  return RegistryForm{std::move(*profile), std::move(*route), std::move(*line), std::move(*shape)};
}

Result<std::vector<RegistryForm>> load_registries(const Home& home) {
  std::vector<RegistryForm> all;
  std::vector<fs::path> folders = form_folders(home.templates());
  if (!home.installed.empty()) {
    const auto more = form_folders(home.installed);
    folders.insert(folders.end(), more.begin(), more.end());
  }
  for (const fs::path& folder : folders) {
    const auto kind = route::profile_kind(folder / "form.json");
    if (!kind) return kind.error();
    if (*kind != kRegistryKind) continue;
    auto form = load_registry(folder, home);
    if (!form) return form.error();
    all.push_back(std::move(*form));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.profile.id < b.profile.id; });
  return all;
}

Result<RegistryMade> make_registry(const RegistryForm& form, LineReader& lines, const fs::path& out,
                                   std::chrono::sys_days today, BatchProgress& progress,
                                   const std::atomic<bool>& cancelled) {
  return Making(form, lines, today, progress, cancelled).run(out);
}

}  // namespace marshrut::app
