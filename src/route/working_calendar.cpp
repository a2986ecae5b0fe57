#include "route/working_calendar.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/files.hpp"
#include "route/iso.hpp"
#include "route/value.hpp"

namespace marshrut::route {

namespace {

namespace fs = std::filesystem;
using text::Day;

Error bad(std::string message, std::string where) { return {Code::bad_data, std::move(message), std::move(where)}; }

constexpr std::size_t kMaxDays = 366;
constexpr std::array<std::string_view, 8> kMembers = {"country", "year",         "official", "source",
                                                      "comment", "working_days", "holidays", "moved"};

Result<Day> day_in(const Value& row, std::string_view member) {
  const Value* value = row.find(member);
  const std::string* text = value == nullptr ? nullptr : value->string();
  const auto span = text != nullptr && text->size() == 10 ? parse_iso_date(*text) : std::nullopt;
  if (!span) return bad("a date is expected", std::string(member));
  return span->first;
}

Result<int> whole_number(const Value& root, std::string_view member) {
  const Value* value = root.find(member);
  const double* number = value == nullptr ? nullptr : value->number();
  if (number == nullptr || *number < 0 || *number > 9999) return bad("a number is expected", std::string(member));
  return static_cast<int>(*number);
}

// A moved day off: the day it went to is off; the one it came from is worked, unless it is a holiday anyway.
Result<void> take_moved(const Value& row, text::CalendarYear& year, std::vector<Day>& holidays) {
  const auto from = day_in(row, "from");
  const auto to = day_in(row, "to");
  if (!from) return from.error();
  if (!to) return to.error();
  year.off.push_back(*to);
  if (std::find(holidays.begin(), holidays.end(), *from) == holidays.end()) year.working.push_back(*from);
  return {};
}

template <class Take>
Result<void> each_row(const Value& root, std::string_view member, Take take) {
  const Value* value = root.find(member);
  if (value == nullptr || value->array() == nullptr || value->array()->size() > kMaxDays) {
    return bad("a list of days is expected", std::string(member));
  }
  for (const Value& row : *value->array()) {
    if (auto done = take(row); !done) return done;
  }
  return {};
}

Result<text::CalendarYear> year_of(const Value& root) {
  if (root.object() == nullptr) return bad("an object is expected", {});
  for (const Member& member : *root.object()) {
    if (std::find(kMembers.begin(), kMembers.end(), member.first) == kMembers.end()) {
      return bad("unknown member", member.first);
    }
  }
  text::CalendarYear year;
  const auto number = whole_number(root, "year");
  const auto count = whole_number(root, "working_days");
  const Value* official = root.find("official");
  if (!number) return number.error();
  if (!count) return count.error();
  if (official == nullptr || official->boolean() == nullptr) return bad("true or false is expected", "official");
  year.year = *number;
  year.working_days = *count;
  year.official = *official->boolean();
  std::vector<Day> holidays;
  auto done = each_row(root, "holidays", [&](const Value& row) -> Result<void> {
    const auto day = day_in(row, "date");
    if (!day) return day.error();
    holidays.push_back(*day);
    return {};
  });
  if (!done) return done.error();
  year.off = holidays;
  done = each_row(root, "moved", [&](const Value& row) { return take_moved(row, year, holidays); });
  if (!done) return done.error();
  return year;
}

}  // namespace

Result<text::WorkingDays> load_working_days(const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".json") files.push_back(it->path());
  }
  if (failed || files.empty()) return Error{Code::not_found, "no production calendar here", folder.string()};
  std::sort(files.begin(), files.end());
  text::WorkingDays all;
  for (const fs::path& file : files) {
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    const auto root = parse(*bytes);
    if (!root) return bad(root.error().message, file.string() + ": " + root.error().where);
    const auto year = year_of(*root);
    if (!year) return bad(year.error().message, file.string() + ": " + year.error().where);
    if (auto done = all.add(*year); !done) return bad(done.error().message, file.string() + ": " + done.error().where);
  }
  return all;
}

}  // namespace marshrut::route
