#include "app/methodist_load.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// Teachers who may go to the same methodists: those of one district.
struct Pool {
  std::vector<std::size_t> teachers;    // in the order in which they are handed out
  std::vector<std::size_t> candidates;  // methodists, ascending
  std::vector<std::size_t> counts;      // so many go to each methodist
};

class Assigner {
public:
  Assigner(const std::vector<LoadTeacher>& teachers, const std::vector<Methodist>& methodists)
      : teachers_(teachers), methodists_(methodists) {
    plan_.methodist_of.resize(teachers.size());
    for (const Methodist& methodist : methodists) plan_.loads.push_back(methodist.load);
  }

  LoadPlan run() {
    keep_known();
    if (methodists_.empty()) return std::move(plan_);
    make_pools();
    for (Pool& pool : pools_) spread(pool);
    while (hand_on()) {
    }
    for (const Pool& pool : pools_) hand_out(pool);
    return std::move(plan_);
  }

private:
  void keep_known() {
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      if (teachers_[t].methodist.empty()) continue;
      const std::string key = text::label_key(teachers_[t].methodist);
      const auto found = std::find_if(methodists_.begin(), methodists_.end(),
                                      [&](const Methodist& m) { return text::label_key(m.full_name) == key; });
      if (found == methodists_.end()) {
        plan_.unknown.push_back(t);
        continue;
      }
      const auto index = static_cast<std::size_t>(found - methodists_.begin());
      plan_.methodist_of[t] = index;
      ++plan_.loads[index];
    }
  }

  [[nodiscard]] std::vector<std::size_t> candidates_of(const std::string& district) const {
    std::vector<std::size_t> found;
    for (std::size_t m = 0; m < methodists_.size(); ++m) {
      const auto& districts = methodists_[m].districts;
      const bool works = std::any_of(districts.begin(), districts.end(),
                                     [&](const std::string& one) { return text::label_key(one) == district; });
      if (works || districts.empty()) found.push_back(m);
    }
    return found;
  }

  void make_pools() {
    std::map<std::string, Pool> by_district;
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      if (teachers_[t].methodist.empty()) by_district[text::label_key(teachers_[t].district)].teachers.push_back(t);
    }
    for (auto& [district, pool] : by_district) {
      pool.candidates = candidates_of(district);
      if (pool.candidates.empty()) {
        plan_.elsewhere.insert(plan_.elsewhere.end(), pool.teachers.begin(), pool.teachers.end());
        pool.candidates.resize(methodists_.size());
        std::iota(pool.candidates.begin(), pool.candidates.end(), std::size_t{0});
      }
      pool.counts.assign(methodists_.size(), 0);
      // A school's teachers stay together where they can.
      std::stable_sort(pool.teachers.begin(), pool.teachers.end(), [&](std::size_t a, std::size_t b) {
        const int schools = text::compare_russian(teachers_[a].organization, teachers_[b].organization);
        return schools != 0 ? schools < 0 : text::compare_russian(teachers_[a].full_name, teachers_[b].full_name) < 0;
      });
      pools_.push_back(std::move(pool));
    }
    std::sort(plan_.elsewhere.begin(), plan_.elsewhere.end());
    // Who has the fewest to choose from, chooses first.
    std::stable_sort(pools_.begin(), pools_.end(),
                     [](const Pool& a, const Pool& b) { return a.candidates.size() < b.candidates.size(); });
  }

  void spread(Pool& pool) {
    for (std::size_t i = 0; i < pool.teachers.size(); ++i) {
      const std::size_t least =
          *std::min_element(pool.candidates.begin(), pool.candidates.end(), [&](std::size_t a, std::size_t b) {
            return plan_.loads[a] != plan_.loads[b] ? plan_.loads[a] < plan_.loads[b] : a < b;
          });
      ++pool.counts[least];
      ++plan_.loads[least];
    }
  }

  // One teacher from somebody to one who has at least two fewer, along a chain of methodists of common districts.
  bool hand_on() {
    std::vector<std::size_t> order(methodists_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return plan_.loads[a] > plan_.loads[b]; });
    for (const std::size_t from : order) {
      if (hand_on_from(from)) return true;
    }
    return false;
  }

  struct Step {
    std::size_t before = kNobody, pool = kNobody;
  };

  bool hand_on_from(std::size_t from) {
    std::vector<Step> steps(methodists_.size());
    std::vector<bool> seen(methodists_.size());
    std::queue<std::size_t> open;
    open.push(from);
    seen[from] = true;
    while (!open.empty()) {
      const std::size_t at = open.front();
      open.pop();
      if (plan_.loads[at] + 1 < plan_.loads[from]) return shift(steps, from, at), true;
      for (std::size_t p = 0; p < pools_.size(); ++p) {
        if (pools_[p].counts[at] == 0) continue;
        for (const std::size_t next : pools_[p].candidates) {
          if (seen[next]) continue;
          seen[next] = true;
          steps[next] = {at, p};
          open.push(next);
        }
      }
    }
    return false;
  }

  void shift(const std::vector<Step>& steps, std::size_t from, std::size_t to) {
    --plan_.loads[from];
    ++plan_.loads[to];
    for (std::size_t at = to; at != from; at = steps[at].before) {
      ++pools_[steps[at].pool].counts[at];
      --pools_[steps[at].pool].counts[steps[at].before];
    }
  }

  void hand_out(const Pool& pool) {
    std::size_t next = 0;
    for (const std::size_t methodist : pool.candidates) {
      for (std::size_t i = 0; i < pool.counts[methodist]; ++i) plan_.methodist_of[pool.teachers[next++]] = methodist;
    }
  }

  const std::vector<LoadTeacher>& teachers_;
  const std::vector<Methodist>& methodists_;
  std::vector<Pool> pools_;
  LoadPlan plan_;
};

}  // namespace

LoadPlan assign_methodists(const std::vector<LoadTeacher>& teachers, const std::vector<Methodist>& methodists) {
  return Assigner(teachers, methodists).run();
}

}  // namespace marshrut::app
