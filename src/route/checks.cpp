#include "route/checks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::route {

namespace {

constexpr std::size_t kShownCharacters = 60;

// A value in a message keeps to one line; «…» stands for the rest of a long one.
std::string shortened(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    (void)text::next_code_point(text, next);
    if (++count > kShownCharacters) return out + "…";
    out += text[i] == '\n' ? std::string_view(" ") : text.substr(i, next - i);
    i = next;
  }
  return out;
}

void walk(const Value& value, const Path& path, std::size_t from, std::string pointer, std::vector<Spot>& out) {
  if (from == path.size()) {
    out.push_back({&value, std::move(pointer)});
    return;
  }
  const Step& step = path[from];
  if (step.kind == Step::Kind::key) {
    if (const Value* member = value.find(step.key)) walk(*member, path, from + 1, pointer + '/' + step.key, out);
    return;
  }
  const Array* items = value.array();
  if (items == nullptr) return;
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (step.kind == Step::Kind::index && step.index != i) continue;
    if (step.kind == Step::Kind::where) {
      const Value* member = (*items)[i].find(step.key);
      if (member == nullptr || *member != Value(step.value)) continue;
    }
    walk((*items)[i], path, from + 1, pointer + '/' + std::to_string(i), out);
    if (step.kind == Step::Kind::where) return;
  }
}

}  // namespace

std::string filled(std::string_view message, const Words& words) {
  std::string out;
  while (!message.empty()) {
    const std::size_t open = std::min(message.find('{'), message.size());
    out += message.substr(0, open);
    message.remove_prefix(open);
    const std::size_t close = message.find('}');
    if (message.empty() || close == std::string_view::npos) break;
    const std::string_view name = message.substr(1, close - 1);
    const auto word = std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == name; });
    out += word == words.end() ? std::string(message.substr(0, close + 1)) : word->second;
    message.remove_prefix(close + 1);
  }
  return out.append(message);
}

void Checking::report(std::string pointer, const Words& words) const {
  Words all = words;
  all.emplace_back("source", rule.source);
  remarks.push_back({rule.id, rule.severity, std::move(pointer), filled(rule.message, all), rule.source});
}

std::string Checking::place(const Path& path, std::string_view pointer) const {
  const auto each = [](const Step& step) { return step.kind == Step::Kind::each; };
  const auto last = std::find_if(path.rbegin(), path.rend(), each);
  if (last == path.rend()) return {};
  const Path table(path.begin(), std::prev(last.base()));
  for (auto step = path.rbegin(); step != last; ++step) pointer = pointer.substr(0, pointer.rfind('/'));
  const std::string row = std::to_string(std::stoul(std::string(pointer.substr(pointer.rfind('/') + 1))) + 1);
  return " в таблице «" + label(table) + "», строка " + row;
}

const Check* find_check(std::string_view name) {
  for (const auto& checks : {date_checks(), value_checks(), diagnostics_checks(), event_checks(), list_checks()}) {
    for (const Check& check : checks) {
      if (check.name == name) return &check;
    }
  }
  return nullptr;
}

std::vector<Spot> spots(const Value& root, const Path& path) {
  std::vector<Spot> out;
  walk(root, path, 0, {}, out);
  return out;
}

std::vector<Spot> elements(const Value& root, const Path& path) {
  Path each = path;
  each.push_back({Step::Kind::each, {}, {}, 0});
  return spots(root, each);
}

std::string pointer_of(const Path& path) {
  std::string out;
  for (const Step& step : path) {
    if (step.kind != Step::Kind::key) break;
    out += '/' + step.key;
  }
  return out;
}

Path with_member(const Path& rows, std::string_view member) {
  Path path = rows;
  path.push_back({Step::Kind::each, {}, {}, 0});
  path.push_back({Step::Kind::key, std::string(member), {}, 0});
  return path;
}

std::string shown(const Value& value) {
  if (const std::string* text = value.string()) return shortened(*text);
  if (const double* number = value.number()) return text::number_text(*number);
  return serialize(value);
}

std::string loose(std::string_view text) {
  std::string key = text::label_key(text);
  return key.empty() ? text::value_text(text) : key;
}

bool contains_words(std::string_view key, std::string_view words) {
  const std::string padded = ' ' + std::string(key) + ' ';
  return padded.find(' ' + std::string(words) + ' ') != std::string::npos;
}

bool begins_a_word(std::string_view key, std::string_view stem) {
  return (' ' + std::string(key)).find(' ' + std::string(stem)) != std::string::npos;
}

std::string join(const std::vector<std::string>& texts, std::string_view between) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

double round_half_up(double number) {
  constexpr double kEpsilon = 1e-9;  // sums of tenths are not exact in binary
  return std::floor(number + 0.5 + kEpsilon);
}

double percent_meant(double number) { return number > 0 && number < 1 ? number * 100 : number; }

}  // namespace marshrut::route
