#include "app/registry_compare.hpp"

#include <algorithm>

#include "app/fill.hpp"
#include "app/registry_cells.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kNear = 2;  // slips in a name

std::string text_at(const route::Value& route, std::string_view pointer) {
  const route::Value* value = route::at_pointer(route, pointer);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

RegistryWho who_of(const route::Value& route) {
  RegistryWho who;
  who.code = text_at(route, "/code");
  who.name = text_at(route, "/teacher/full_name");
  who.organization = text_at(route, "/organization/name");
  return who;
}

bool begins_like(const std::string& whole, const std::string& part) {
  const std::string a = text::label_key(whole), b = text::label_key(part);
  return !b.empty() && a.compare(0, b.size(), b) == 0;
}

// «Белова И. С.» and «Белова Ирина Сергеевна», either way.
bool are_initials_of(const std::string& a, const std::string& b) {
  const text::Name x = text::parse_name(a), y = text::parse_name(b);
  if (x.family.empty() || text::label_key(x.family) != text::label_key(y.family)) return false;
  const auto fits = [](const std::string& one, const std::string& other) {
    return one.empty() || other.empty() || begins_like(one, other) || begins_like(other, one);
  };
  return fits(x.given, y.given) && fits(x.patronymic, y.patronymic) && !(x.given.empty() && y.given.empty());
}

}  // namespace

RegistryComparison::RegistryComparison(const std::vector<RegistryForm>& forms, std::chrono::sys_days today)
    : forms_(forms), today_(today) {}

Result<std::uint64_t> RegistryComparison::load(LineSource& lines, BatchProgress& progress) {
  std::uint64_t failed = 0;
  std::string line;
  for (;;) {
    auto more = lines.next(line);
    if (!more && more.error().code != Code::too_large) return more.error();
    if (more && !*more) return failed;
    if (more && line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto route = more ? route_from_json(line, forms_.front().route) : Result<route::Value>(more.error());
    if (!route) {
      ++failed;
      progress.bad_line(lines.line_number(), route.error());
      continue;
    }
    Base base{who_of(*route), line, {}, {}, {}};
    base.who.line = lines.line_number();
    base.code = text::label_key(base.who.code);
    base.name = text::label_key(base.who.name);
    base.organization = text::label_key(base.who.organization);
    const std::size_t index = bases_.size();
    if (!base.code.empty()) by_code_[base.code].push_back(index);
    if (!base.name.empty()) by_name_[base.name].push_back(index);
    by_organization_[base.organization].push_back(index);
    bases_.push_back(std::move(base));
  }
}

void RegistryComparison::add(const ReadRow& read) {
  Row row{who_of(read.route), read.form, {}, {}, {}, read.texts};
  row.who.sheet = read.sheet;
  row.who.row = read.row;
  row.code = text::label_key(row.who.code);
  row.name = text::label_key(row.who.name);
  row.organization = text::label_key(row.who.organization);
  rows_.push_back(std::move(row));
}

RegistryDifference RegistryComparison::finish() {
  match_codes();
  match_names();
  match_rest();
  for (const Base& base : bases_) {
    if (!base.used && !base.suspected) difference_.missing.push_back(base.who);
  }
  const auto by_row = [](const auto& a, const auto& b) {
    return std::tie(a.who.sheet, a.who.row) < std::tie(b.who.sheet, b.who.row);
  };
  std::stable_sort(difference_.changed.begin(), difference_.changed.end(), by_row);
  std::stable_sort(difference_.doubtful.begin(), difference_.doubtful.end(), by_row);
  return std::move(difference_);
}

std::vector<std::size_t> RegistryComparison::unused(const Index& index, const std::string& key) const {
  std::vector<std::size_t> found;
  const auto place = key.empty() ? index.end() : index.find(key);
  if (place == index.end()) return found;
  std::copy_if(place->second.begin(), place->second.end(), std::back_inserter(found),
               [&](std::size_t i) { return !bases_[i].used; });
  return found;
}

void RegistryComparison::match_codes() {
  for (Row& row : rows_) {
    const auto place = row.code.empty() ? by_code_.end() : by_code_.find(row.code);
    if (place == by_code_.end()) continue;
    const auto free = unused(by_code_, row.code);
    if (free.size() == 1 && place->second.size() == 1) {
      compare(row, bases_[free[0]]);
    } else {
      doubt(row, free.size() > 1 ? "two" : "code-twice", place->second);
    }
  }
}

void RegistryComparison::match_names() {
  for (Row& row : rows_) {
    if (row.done) continue;
    std::vector<std::size_t> fit;
    for (const std::size_t i : unused(by_name_, row.name)) {
      if (bases_[i].organization == row.organization) fit.push_back(i);
    }
    if (fit.empty()) continue;
    const bool other_code = fit.size() == 1 && !row.code.empty() && !bases_[fit[0]].code.empty();
    if (fit.size() == 1 && !other_code) {
      compare(row, bases_[fit[0]]);
    } else {
      doubt(row, fit.size() > 1 ? "two" : "code", fit);
    }
  }
}

std::vector<std::size_t> RegistryComparison::like(const Row& row, std::string& why) const {
  why = "school";
  std::vector<std::size_t> fit = unused(by_name_, row.name);
  if (!fit.empty() || row.name.empty()) return fit;
  std::vector<std::size_t> near;
  for (const std::size_t i : unused(by_organization_, row.organization)) {
    if (are_initials_of(row.who.name, bases_[i].who.name)) {
      fit.push_back(i);
    } else if (text::edit_distance(row.name, bases_[i].name, kNear) <= kNear) {
      near.push_back(i);
    }
  }
  why = fit.empty() ? "near" : "initials";
  return fit.empty() ? near : fit;
}

void RegistryComparison::match_rest() {
  for (Row& row : rows_) {
    if (row.done) continue;
    std::string why;
    const auto candidates = like(row, why);
    if (candidates.empty()) {
      difference_.added.push_back(row.who);
    } else {
      doubt(row, candidates.size() > 1 ? "two" : why, candidates);
    }
    row.done = true;
  }
}

void RegistryComparison::doubt(Row& row, std::string_view why, const std::vector<std::size_t>& candidates) {
  RegistryDifference::Doubt doubt{row.who, std::string(why), {}};
  for (const std::size_t i : candidates) {
    bases_[i].suspected = true;
    doubt.candidates.push_back(bases_[i].who);
  }
  difference_.doubtful.push_back(std::move(doubt));
  row.done = true;
}

void RegistryComparison::compare(Row& row, Base& base) {
  base.used = row.done = true;
  row.who.line = base.who.line;
  const auto line = route::parse(base.json);
  const auto route = route_from_json(base.json, row.form->route);
  if (!line || !route) return;
  auto& printer = printers_.try_emplace(row.form, row.form->profile, today_).first->second;
  const std::vector<std::string>& was = printer.of(*route, *line);
  std::vector<RegistryChange> changes;
  for (std::size_t i = 0; i < was.size(); ++i) {
    const RegistryColumn& column = row.form->profile.columns[i];
    const bool counted = column.kind == route::RegistryProfile::Kind::row_number || column.derived.has_value();
    if (counted || !row.texts[i] || same_printed(was[i], *row.texts[i])) continue;
    changes.push_back({column.header, was[i], *row.texts[i]});
  }
  if (changes.empty()) {
    ++difference_.same;
  } else {
    difference_.changed.push_back({row.who, std::move(changes)});
  }
}

}  // namespace marshrut::app
