// desk/job_routes.hpp: the routes that a job is about, as a batch takes them.
// Shapes:  ids -> lines of JSON (data and code of each), one after another.
// Units:   lines count from 1, in the order of the ids.
// Errors:  next: the store's.
// Owns:    what was read: a batch is bounded (kMostRoutes).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/line_source.hpp"
#include "desk/job_kinds.hpp"
#include "desk/route_record.hpp"

namespace marshrut::desk {

inline constexpr std::size_t kMostRoutes = 3000;  // in one job that makes a document of each

// By the request: "routes" (ids) or "filter", within the scope of who asked.
Result<std::vector<std::int64_t>> routes_of(const JobCall& call);

class RouteLines final : public app::LineSource {
public:
  RouteLines(const store::Store& store, std::vector<std::int64_t> ids) : store_(store), ids_(std::move(ids)) {}

  Result<bool> next(std::string& line) override;
  [[nodiscard]] std::uint64_t line_number() const override { return given_.size(); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return given_.size(); }
  [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const override { return ids_.size(); }

  struct Given {
    std::int64_t route = 0;
    std::string json;
  };
  [[nodiscard]] const std::vector<Given>& given() const { return given_; }  // by line - 1

private:
  const store::Store& store_;
  std::vector<std::int64_t> ids_;
  std::size_t next_id_ = 0;
  std::vector<Given> given_;
};

// Made and failed of a batch as the job's; a bad line is told with the route's id.
class RouteProgress final : public app::BatchProgress {
public:
  RouteProgress(JobTrack& track, const RouteLines& lines) : track_(track), lines_(lines) {}
  void advanced(const State& state) override;
  void bad_line(std::uint64_t number, const Error& error) override;
  void doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) override;

private:
  JobTrack& track_;
  const RouteLines& lines_;
};

}  // namespace marshrut::desk
