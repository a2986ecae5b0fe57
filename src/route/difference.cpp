#include "route/difference.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/align.hpp"
#include "text/normalize.hpp"

namespace marshrut::route {

namespace {

constexpr unsigned kLeastLikeness = 400;  // of kSame: below it two rows are different rows

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = text::next_folded(text, at);
    if (letter == U' ' && !word.empty()) words.insert(std::exchange(word, {}));
    if (letter != U' ' && letter != 0) text::append_utf8(word, letter);
  }
  if (!word.empty()) words.insert(word);
  return words;
}

// Words in both against the words of the longer one.
unsigned text_likeness(const std::string& a, const std::string& b) {
  if (a == b) return kSame;
  const auto left = words_of(a), right = words_of(b);
  const std::size_t most = std::max(left.size(), right.size());
  if (most == 0) return 0;
  const auto common = static_cast<std::size_t>(
      std::count_if(left.begin(), left.end(), [&](const std::string& word) { return right.count(word) > 0; }));
  return static_cast<unsigned>(common * (kSame - 1) / most);
}

// The member that names a row weighs as much as all others: it is the first text that both have.
unsigned object_likeness(const Object& a, const Value& b) {
  unsigned sum = 0, weights = 0, name_weight = static_cast<unsigned>(std::max<std::size_t>(a.size(), 1));
  for (const Member& member : a) {
    const Value* other = b.find(member.first);
    const unsigned weight = member.second.string() != nullptr ? std::exchange(name_weight, 1U) : 1U;
    weights += weight;
    if (other != nullptr) sum += weight * likeness(member.second, *other);
  }
  for (const Member& member : *b.object()) {
    const bool both = std::any_of(a.begin(), a.end(), [&](const Member& m) { return m.first == member.first; });
    if (!both) ++weights;
  }
  return weights == 0 ? 0 : std::min(sum / weights, kSame - 1);
}

std::string escaped(const std::string& key) {
  std::string out;
  for (const char c : key) out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
  return out;
}

class Comparison {
public:
  explicit Comparison(std::vector<Change>& changes) : changes_(changes) {}

  void values(const Value* before, const Value* after, const std::string& path) {
    if (before != nullptr && before->says_nothing()) before = nullptr;
    if (after != nullptr && after->says_nothing()) after = nullptr;
    if (before == after || (before != nullptr && after != nullptr && *before == *after)) return;
    const Value* any = before != nullptr ? before : after;
    if (any->object() != nullptr && (after == nullptr || after->object() != nullptr)) {
      return objects(before, after, path);
    }
    if (any->array() != nullptr && (after == nullptr || after->array() != nullptr)) return arrays(before, after, path);
    add(before, after, path);
  }

private:
  void objects(const Value* before, const Value* after, const std::string& path) {
    const Object none;
    const Object& left = before != nullptr ? *before->object() : none;
    const Object& right = after != nullptr ? *after->object() : none;
    for (const Member& member : left) {
      const Value* other = after == nullptr ? nullptr : after->find(member.first);
      if (!path.empty() || member.first != "form") values(&member.second, other, path + '/' + escaped(member.first));
    }
    for (const Member& member : right) {
      if (before != nullptr && before->find(member.first) != nullptr) continue;
      if (!path.empty() || member.first != "form") values(nullptr, &member.second, path + '/' + escaped(member.first));
    }
  }

  void arrays(const Value* before, const Value* after, const std::string& path) {
    const Array none;
    const Array& left = before != nullptr ? *before->array() : none;
    const Array& right = after != nullptr ? *after->array() : none;
    const auto score = [&](std::size_t i, std::size_t j) -> unsigned {
      const unsigned alike = likeness(left[i], right[j]);
      return alike >= kLeastLikeness ? alike : 0;
    };
    for (const Aligned& pair : align(left.size(), right.size(), score)) {
      const std::string place = path + '/' + std::to_string(pair.after != kNoMatch ? pair.after : pair.before);
      if (pair.before == kNoMatch) {
        add(nullptr, &right[pair.after], place);
      } else if (pair.after == kNoMatch) {
        add(&left[pair.before], nullptr, place);
      } else {
        values(&left[pair.before], &right[pair.after], place);
      }
    }
  }

  void add(const Value* before, const Value* after, const std::string& path) {
    Change change{Change::Kind::changed, path, {}, {}};
    if (before != nullptr) change.was = *before;
    if (after != nullptr) change.is = *after;
    if (before == nullptr) change.kind = Change::Kind::added;
    if (after == nullptr) change.kind = Change::Kind::removed;
    changes_.push_back(std::move(change));
  }

  std::vector<Change>& changes_;
};

}  // namespace

unsigned likeness(const Value& a, const Value& b) {
  if (a == b) return kSame;
  if (a.string() != nullptr && b.string() != nullptr) return text_likeness(*a.string(), *b.string());
  if (a.object() != nullptr && b.object() != nullptr) return object_likeness(*a.object(), b);
  return 0;
}

std::vector<Change> difference(const Value& before, const Value& after) {
  std::vector<Change> changes;
  Comparison(changes).values(&before, &after, {});
  return changes;
}

}  // namespace marshrut::route
