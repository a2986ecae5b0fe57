#include "support/route_generator.hpp"

#include <algorithm>
#include <array>

#include "support/generator_words.hpp"
#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::testing {

namespace {

using route::Path;
using route::Step;
using route::Value;

Value& slot(Value& root, const Path& path) {
  Value* at = &root;
  for (const Step& step : path) at = &(*at)[step.key];
  return *at;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end == std::string::npos ? end : end - begin));
    if (end == std::string::npos) return lines;
    begin = end + 1;
  }
}

// --- What nobody could tell apart. Each of these is told in docs/reading.md.

// A line of the value that says nothing by itself: a lone dash, a prompt.
bool holds_an_empty_line(const std::string& text) {
  const auto lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return text::is_empty_value(line); });
}

// Marks before every line of a list are not text.
bool is_marked_list(const std::string& text) {
  const auto lines = lines_of(text);
  return lines.size() > 1 && std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
           return text::without_list_mark(line).size() != line.size();
         });
}

// A line that is a printed label, or begins with one and its sign.
bool holds_a_label(const std::string& text, const std::set<std::string>& labels) {
  const auto lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return labels.contains(text::label_key(line)) || labels.contains(text::label_key(line.substr(0, line.find(':'))));
  });
}

// «Итого», «Всего часов»: the last row of a table that sums up the others.
bool is_a_total(const std::string& text) {
  const std::string key = text::label_key(text);
  return key.starts_with("итого") || key.starts_with("всего");
}

bool holds_a_date_line(const std::string& text) {
  const auto lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(),
                     [](const std::string& line) { return text::parse_date(line).has_value(); });
}

}  // namespace

RouteGenerator::RouteGenerator(const lens::Form& form, const std::vector<lens::Form>& all_forms)
    : form_(form), facts_(facts_of(form)) {
  std::set<std::string> derived;
  for (const auto& derive : form.profile().derive) derived.insert(route::dotted(derive.set));
  std::set<std::string> paths;
  for (const lens::Form& any : all_forms) {
    if (any.profile().model == form.profile().model) paths.insert(any.shown().begin(), any.shown().end());
  }
  for (const std::string& dotted : paths) {
    if (!derived.contains(dotted)) add_path(*route::parse_path(dotted), "", scalars_, arrays_);
  }
}

void RouteGenerator::add_path(const Path& path, const std::string& within, std::vector<Path>& scalars,
                              std::vector<Members>& arrays) {
  const auto each = std::find_if(path.begin(), path.end(), [](const Step& s) { return s.kind == Step::Kind::each; });
  if (each == path.end()) {
    scalars.push_back(path);
    return;
  }
  const Path place(path.begin(), each);
  const std::string array = within + route::dotted(place);
  const auto known =
      std::find_if(arrays.begin(), arrays.end(), [&](const Members& members) { return members.array == array; });
  Members& members = known == arrays.end() ? arrays.emplace_back(Members{array, place, {}, {}}) : *known;
  add_path(Path(each + 1, path.end()), array + "[].", members.paths, members.inner);
}

void RouteGenerator::fill_arrays(const std::vector<Members>& arrays, Value& within) {
  for (const Members& members : arrays) {
    if (!chance(density_)) continue;
    Value array{route::Array{}};
    fill_array(members, array, members.array);
    slot(within, members.place) = std::move(array);
  }
}

Value RouteGenerator::route(std::uint64_t seed) {
  random_.seed(seed * 7919 + 17);
  density_ = pick(std::array{0.15, 0.5, 0.85, 1.0});
  nasty_ = pick(std::array{0.0, 0.3, 0.7});
  Value route{route::Object{}};
  for (const Path& path : scalars_) {
    if (chance(density_)) slot(route, path) = value(path, route::dotted(path));
  }
  fill_arrays(arrays_, route);
  route::prune(route);
  route["form"] = Value(form_.profile().id);
  order_keyed_rows(route, facts_);
  return route;
}

void RouteGenerator::fill_array(const Members& members, Value& array, const std::string& dotted) {
  const std::size_t printed = form_.profile().rows_of(*route::parse_path(dotted));
  const std::array counts{std::size_t{1}, std::size_t{2}, std::size_t{3}, printed, printed + 3, below(12), below(40)};
  // Arrays in arrays are kept short: they multiply.
  const bool multiplies = !members.inner.empty() || dotted.find("[]") != std::string::npos;
  const std::size_t count = multiplies ? below(6) : pick(counts);
  const auto keyed = facts_.keyed.find(dotted);
  if (keyed != facts_.keyed.end()) {
    fill_keys(keyed->second, array);
  } else {
    for (std::size_t i = 0; i < count; ++i) array.array()->emplace_back(route::Object{});
  }
  for (std::size_t i = 0; i < array.array()->size(); ++i) {
    Value& element = (*array.array())[i];
    fill_element(members, element, dotted);
    settle_element(members, element, dotted, i);
  }
}

void RouteGenerator::fill_keys(const KeyedRows& keyed, Value& array) {
  std::vector<std::string> keys;
  for (const std::string& key : keyed.values) {
    if (chance(density_)) keys.push_back(key);
  }
  std::shuffle(keys.begin(), keys.end(), random_);
  if (chance(0.3)) {
    for (const std::string_view other : kOtherCompetencies) {
      if (std::find(keyed.values.begin(), keyed.values.end(), other) != keyed.values.end()) continue;
      if (chance(0.4)) keys.emplace_back(other);
    }
  }
  for (const std::string& key : keys) {
    Value element{route::Object{}};
    element[keyed.member] = Value(key);
    array.array()->push_back(std::move(element));
  }
}

void RouteGenerator::fill_element(const Members& members, Value& element, const std::string& dotted) {
  const auto keyed = facts_.keyed.find(dotted);
  for (const Path& path : members.paths) {
    if (path.empty()) {
      element = value(path, dotted + "[]");
      return;
    }
    if (keyed != facts_.keyed.end() && path.front().key == keyed->second.member) continue;
    if (chance(density_)) slot(element, path) = value(path, dotted + "[]." + route::dotted(path));
  }
  fill_arrays(members.inner, element);
}

// What a row must say to be one: more than its key, and more than the form itself prints there (domain.md §7).
void RouteGenerator::settle_element(const Members& members, Value& element, const std::string& dotted,
                                    std::size_t index) {
  if (element.object() == nullptr) return;
  const bool has_inner = std::any_of(members.inner.begin(), members.inner.end(), [&](const Members& inner) {
    const Value* there = route::at(element, inner.place);
    return there != nullptr && !there->says_nothing();
  });
  if (has_inner) return;
  const auto keyed = facts_.keyed.find(dotted);
  for (const auto& preset : form_.profile().preset) {
    const std::string path = route::dotted(preset.path);
    if (path != dotted + "[" + std::to_string(index) + "]." + preset.path.back().key) continue;
    if (chance(0.5)) element[preset.path.back().key] = Value(preset.text);
  }
  for (const Path& path : members.paths) {
    if (!form_.shown().empty() && std::find(form_.shown().begin(), form_.shown().end(),
                                            dotted + "[]." + route::dotted(path)) == form_.shown().end()) {
      continue;
    }
    if (keyed != facts_.keyed.end() && path.front().key == keyed->second.member) continue;
    const Value* there = element.find(path.front().key);
    const bool preset = std::any_of(form_.profile().preset.begin(), form_.profile().preset.end(), [&](const auto& p) {
      return generic_path(route::dotted(p.path)) == dotted + "[]." + route::dotted(path);
    });
    if (preset) continue;
    if (there == nullptr || there->says_nothing())
      slot(element, path) = value(path, dotted + "[]." + route::dotted(path));
    const Value* now = element.find(path.front().key);
    if (now != nullptr && !now->says_nothing()) return;
  }
}

Value RouteGenerator::value(const Path&, const std::string& dotted) {
  const std::string_view kind = form_.schema().kind(*route::parse_path(dotted));
  // Two values of one paragraph, or one that stands by itself, are told apart by their kind: it must be readable.
  const bool readable = facts_.beside.contains(dotted) || facts_.unlabelled.contains(dotted);
  const bool odd = !readable && chance(0.1 * nasty_);
  if (kind == "date") return odd ? Value(pick(kUnreadableDates)) : Value(date());
  if (kind == "period") return odd ? Value(pick(kUnreadableDates)) : Value(period());
  if (kind == "year") {
    const int year = 2019 + static_cast<int>(below(12));
    return Value(chance(0.5) ? std::to_string(year) : std::to_string(year) + "/" + std::to_string(year + 1));
  }
  if (kind == "hours" || kind == "number") return odd ? Value(hours_text()) : Value(pick(kHours));
  if (kind == "percent")
    return odd ? Value("49%-50%") : Value(chance(0.8) ? static_cast<double>(below(101)) : pick(kPercents));
  if (kind == "years")
    return odd ? Value(pick(kUnreadableYears)) : Value(chance(0.9) ? static_cast<double>(below(50)) : 5.5);
  if (kind == "mark") return Value(chance(0.6));
  if (kind == "choice") return Value(chance(0.5) ? "completed" : "prolonged");
  if (kind == "email") return Value(pick(kEmails));
  if (kind == "phone") return Value(phone());
  if (kind == "name") return Value(name());
  return Value(text_for(dotted));
}

std::string RouteGenerator::text_for(const std::string& dotted) {
  const auto marks = facts_.marks.find(dotted);
  if (marks != facts_.marks.end()) return pick(marks->second);
  const auto path = route::parse_path(dotted);
  const route::Profile::List* list = form_.profile().list(*path);
  if (list != nullptr && chance(0.6)) return pick(list->values);
  for (int attempt = 0; attempt < 50; ++attempt) {
    std::string text = chance(nasty_) ? nasty_text() : plain_text();
    const std::size_t more = chance(0.25 * nasty_) ? 1 + below(4) : 0;
    for (std::size_t i = 0; i < more; ++i) text += "\n" + (chance(nasty_) ? nasty_text() : plain_text());
    text = text::value_text(text);
    if (!cannot_be_told_apart(text, dotted)) return text;
  }
  return plain_text();
}

bool RouteGenerator::cannot_be_told_apart(const std::string& text, const std::string& dotted) const {
  if (text::is_empty_value(text) || holds_an_empty_line(text) || is_marked_list(text)) return true;
  const std::string array = dotted.substr(0, dotted.find("[]"));
  const bool in_table = array != dotted && !facts_.lined.contains(array);
  if (in_table ? is_a_total(text) : holds_a_label(text, facts_.label_keys)) return true;
  if (facts_.lined.contains(array)) {
    // An element is one line; list marks before it are not text, and «|» parts a course.
    if (text.find('\n') != std::string::npos) return true;
    const bool course = facts_.courses.contains(array);
    if (course ? text.find('|') != std::string::npos : text::without_list_mark(text).size() != text.size()) return true;
  }
  // Beside a date, an e-mail address or a telephone in one paragraph stands one line that holds none of these.
  if (facts_.beside.contains(dotted)) {
    if (text.find('\n') != std::string::npos || text::find_date(text) || text.find('@') != std::string::npos)
      return true;
  }
  if (facts_.unlabelled.contains(dotted) && text.find('\n') != std::string::npos) return true;
  // A line that is a date where a date may follow without a label of its own.
  return facts_.near_unlabelled.contains(dotted) && holds_a_date_line(text);
}

std::string RouteGenerator::nasty_text() {
  if (!facts_.labels.empty() && chance(0.2)) {
    const std::string label = pick(facts_.labels);
    const std::array shapes{label + " высшее", "см. " + label + ": да", "«" + label + "»", label + ", далее по плану",
                            "раздел " + label};
    return pick(shapes);
  }
  if (chance(0.15)) return noise();
  std::string text(pick(kNasty));
  if (chance(0.1)) text += " " + std::string(pick(kNasty));
  if (chance(0.05)) {
    for (int i = 0; i < 60; ++i) text += " " + std::string(pick(kPlain));
  }
  return text;
}

// Letters, digits and signs in no order.
std::string RouteGenerator::noise() {
  std::string text;
  const std::size_t length = 1 + below(40);
  for (std::size_t i = 0; i < length; ++i) text += pick(kNoise);
  return text;
}

std::string RouteGenerator::plain_text() {
  std::string text(pick(kPlain));
  if (chance(0.2)) text += ", " + std::string(pick(kPlain));
  return text;
}

std::string RouteGenerator::name() { return std::string(pick(kNames)); }

std::string RouteGenerator::date() {
  const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(2015 + below(15)) + "-" + two(1 + below(12)) + "-" + two(1 + below(28));
}

std::string RouteGenerator::period() {
  std::string a = date();
  std::string b = date();
  if (b < a) std::swap(a, b);
  const int year = 2015 + static_cast<int>(below(15));
  switch (below(8)) {
    case 0:
      return a;
    case 1:
      return a.substr(0, 7);
    case 2:
      return a.substr(0, 4);
    case 3:
      return a.substr(0, 7) == b.substr(0, 7) ? a.substr(0, 7) : a.substr(0, 7) + "/" + b.substr(0, 7);
    case 4:
      return std::to_string(year) + "/" + std::to_string(year + 1);
    case 5:
      return a.substr(0, 8) + "01/" + a.substr(0, 8) + "20";
    case 6:
      return std::to_string(year) + "-09/" + std::to_string(year) + "-12";
    default:
      return a == b ? a : a + "/" + b;
  }
}

std::string RouteGenerator::hours_text() { return std::string(pick(kUnreadableHours)); }
std::string RouteGenerator::phone() { return std::string(pick(kPhones)); }

void order_keyed_rows(Value& route, const FormFacts& facts) {
  for (const auto& [array_path, keyed] : facts.keyed) {
    const Value* there = route::at(route, *route::parse_path(array_path));
    if (there == nullptr || there->array() == nullptr) continue;
    route::Array rest = *there->array();
    route::Array ordered;
    for (const std::string& value : keyed.values) {
      const auto it = std::find_if(rest.begin(), rest.end(), [&](const Value& element) {
        const Value* member = element.find(keyed.member);
        return member != nullptr && *member == Value(value);
      });
      if (it == rest.end()) continue;
      ordered.push_back(std::move(*it));
      rest.erase(it);
    }
    ordered.insert(ordered.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    slot(route, *route::parse_path(array_path)) = Value(std::move(ordered));
  }
}

}  // namespace marshrut::testing
