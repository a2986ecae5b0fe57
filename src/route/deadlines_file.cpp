// The file of deadlines: data/deadlines.json.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/files.hpp"
#include "route/deadlines.hpp"

namespace marshrut::route {

namespace {

using Kind = DeadlineRule::Kind;
using Unit = DeadlineRule::Unit;

constexpr int kMostAmount = 1000;

Error bad(std::string message, std::string where) { return {Code::bad_data, std::move(message), std::move(where)}; }

// Takes the members of one object. What is off is kept, the first of it, and told at the end.
class Members {
public:
  Members(const Value& value, std::string where) : value_(value), where_(std::move(where)) {
    if (value.object() == nullptr) fail("an object is expected", where_);
  }

  void text(std::string_view name, std::string& out, bool required = true) {
    const Value* found = take(name, required);
    if (found == nullptr) return;
    if (found->string() == nullptr || found->string()->empty()) return fail("a text is expected", at(name));
    out = *found->string();
  }
  void whole(std::string_view name, int& out, bool required) {
    const Value* found = take(name, required);
    if (found == nullptr) return;
    const double* number = found->number();
    if (number == nullptr || *number < 0 || *number > kMostAmount || std::trunc(*number) != *number) {
      return fail("a whole number is expected", at(name));
    }
    out = static_cast<int>(*number);
  }
  void texts(std::string_view name, std::vector<std::string>& out, bool required = false) {
    const Value* found = take(name, required);
    if (found != nullptr) texts_of(*found, at(name), out);
  }
  void paths(std::string_view name, std::vector<Path>& out, bool required = false) {
    std::vector<std::string> given;
    texts(name, given, required);
    for (const std::string& one : given) path(one, at(name), out.emplace_back());
  }
  void path(std::string_view name, Path& out) {
    std::string given;
    text(name, given, false);
    if (!given.empty()) path(given, at(name), out);
  }
  template <class T, std::size_t N>
  void word(std::string_view name, const std::array<std::pair<std::string_view, T>, N>& known, T& out, bool required) {
    std::string given;
    text(name, given, required);
    if (given.empty()) return;
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first == given; });
    if (found == known.end()) return fail("unknown word " + given, at(name));
    out = found->second;
  }
  void unless(DeadlineRule& rule) {
    const Value* found = take("unless", false);
    if (found == nullptr) return;
    if (found->object() == nullptr) return fail("an object is expected", at("unless"));
    for (const Member& member : *found->object()) {
      auto& [place, values] = rule.unless.emplace_back();
      path(member.first, at("unless"), place);
      texts_of(member.second, at("unless"), values);
    }
  }
  void months(DeadlineRule& rule) {
    const Value* found = take("months", rule.kind == Kind::months);
    if (found == nullptr) return;
    if (found->array() == nullptr || found->array()->empty())
      return fail("numbers of months are expected", at("months"));
    for (const Value& month : *found->array()) {
      const double* number = month.number();
      if (number == nullptr || *number < 1 || *number > 12) return fail("a month is expected", at("months"));
      rule.months.push_back(static_cast<unsigned>(*number));
    }
  }
  template <class Take>
  void each(std::string_view name, Take use) {
    const Value* found = take(name, true);
    if (found == nullptr) return;
    if (found->array() == nullptr) return fail("a list is expected", at(name));
    for (const Value& item : *found->array()) {
      Members inside(item, at(name));
      use(inside);
      if (auto done = inside.done(); !done && ok_) error_ = done.error(), ok_ = false;
    }
  }
  // Members that nobody took are unknown ones.
  [[nodiscard]] Result<void> done() {
    if (ok_) {
      for (const Member& member : *value_.object()) {
        if (std::find(taken_.begin(), taken_.end(), member.first) == taken_.end())
          fail("unknown member", at(member.first));
      }
    }
    return ok_ ? Result<void>() : Result<void>(error_);
  }
  void fail(std::string message, std::string where) {
    if (ok_) error_ = bad(std::move(message), std::move(where));
    ok_ = false;
  }
  void rename(const std::string& name) { where_ += ": " + name; }

private:
  [[nodiscard]] std::string at(std::string_view name) const { return where_ + ": " + std::string(name); }
  const Value* take(std::string_view name, bool required) {
    taken_.emplace_back(name);
    const Value* found = value_.find(name);
    if (found == nullptr && required) fail("is missing", at(name));
    return found;
  }
  void texts_of(const Value& value, const std::string& where, std::vector<std::string>& out) {
    if (value.array() == nullptr) return fail("a list of texts is expected", where);
    for (const Value& item : *value.array()) {
      if (item.string() == nullptr) return fail("a list of texts is expected", where);
      out.push_back(*item.string());
    }
  }
  void path(const std::string& given, const std::string& where, Path& out) {
    auto parsed = parse_path(given);
    if (!parsed) return fail(parsed.error().message, where + ": " + given);
    out = std::move(*parsed);
  }

  const Value& value_;
  std::string where_;
  std::vector<std::string> taken_;
  Error error_;
  bool ok_ = true;
};

constexpr std::array<std::pair<std::string_view, Kind>, 4> kKinds{
    {{"once", Kind::once}, {"before", Kind::before}, {"every", Kind::every}, {"months", Kind::months}}};
constexpr std::array<std::pair<std::string_view, Unit>, 3> kUnits{
    {{"days", Unit::days}, {"working-days", Unit::working_days}, {"months", Unit::months}}};
constexpr std::array<std::pair<std::string_view, Severity>, 3> kSeverities{
    {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kAfter{{{"late", false}, {"allowed", true}}};

void take_rule(Members& members, DeadlinePlan& plan) {
  DeadlineRule rule;
  members.text("rule", rule.id);
  members.rename(rule.id);
  members.word("check", kKinds, rule.kind, true);
  members.word("severity", kSeverities, rule.severity, true);
  members.word("after", kAfter, rule.allowed_after, false);
  members.texts("regions", rule.regions);
  members.paths("from", rule.from, true);
  members.paths("to", rule.to);
  members.paths("until", rule.until);
  members.paths("marks", rule.marks, rule.kind == Kind::every);
  members.unless(rule);
  members.path("per", rule.per);
  members.months(rule);
  members.whole("amount", rule.amount, rule.kind != Kind::months);
  members.word("unit", kUnits, rule.unit, rule.kind != Kind::months);
  members.text("who", rule.who);
  members.text("title", rule.title);
  members.text("message", rule.message);
  members.text("source", rule.source, false);
  if (rule.kind == Kind::every && (rule.unit != Unit::months || rule.amount == 0)) {
    members.fail("`every` counts in months", rule.id);
  }
  for (const std::string& id : rule.regions) {
    if (plan.region(id) == nullptr) members.fail("unknown region " + id, rule.id);
  }
  plan.rules.push_back(std::move(rule));
}

void take_region(Members& members, DeadlinePlan& plan) {
  DeadlineRegion region;
  members.text("id", region.id);
  members.text("title", region.title);
  members.texts("forms", region.forms);
  members.texts("names", region.names);
  plan.regions.push_back(std::move(region));
}

Result<DeadlinePlan> plan_of(const Value& root) {
  DeadlinePlan plan;
  Members members(root, "deadlines");
  if (root.object() == nullptr) return bad("an object is expected", {});
  std::string comment;
  members.text("comment", comment, false);
  members.whole("ahead_days", plan.ahead_days, true);
  members.whole("remind_days", plan.remind_days, true);
  members.each("regions", [&](Members& inside) { take_region(inside, plan); });
  members.each("deadlines", [&](Members& inside) { take_rule(inside, plan); });
  if (auto done = members.done(); !done) return done.error();
  return plan;
}

}  // namespace

Result<DeadlinePlan> DeadlinePlan::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  const auto root = parse(*bytes);
  if (!root) return bad(root.error().message, file.string() + ": " + root.error().where);
  auto plan = plan_of(*root);
  if (!plan) return bad(plan.error().message, file.string() + ": " + plan.error().where);
  return plan;
}

Result<void> fits(const DeadlinePlan& plan, const Schema& schema) {
  for (const DeadlineRule& rule : plan.rules) {
    std::vector<Path> all;
    for (const auto* paths : {&rule.from, &rule.to, &rule.until, &rule.marks}) {
      all.insert(all.end(), paths->begin(), paths->end());
    }
    for (const auto& [path, unused] : rule.unless) all.push_back(path);
    if (!rule.per.empty()) all.push_back(rule.per);
    for (const Path& path : all) {
      if (!schema.has(path)) return bad("no such path in the model", rule.id + ": " + dotted(path));
    }
  }
  return {};
}

}  // namespace marshrut::route
