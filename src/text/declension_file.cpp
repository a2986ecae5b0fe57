// The file of rules: read by simdjson, every member known, every wrong one named.
#include <simdjson.h>

#include <algorithm>

#include "text/declension_rules.hpp"

namespace marshrut::text::detail {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMostDrop = 6;

constexpr std::string_view kPartNames[kParts] = {"family", "given", "patronymic"};
constexpr std::string_view kGenderNames[2] = {"male", "female"};

Error bad(std::string message, std::string where) {
  return Error{Code::bad_template, std::move(message), std::move(where)};
}

class Reader {
public:
  explicit Reader(NameRules& rules) : rules_(rules) {}

  Result<void> read(const dom::element& root) {
    dom::object members;
    if (root.get(members) != simdjson::SUCCESS) return bad("an object is expected", "");
    for (const auto [name, value] : members) {
      if (auto done = take(name, value); !done) return done;
    }
    rules_.exceptions.insert(rules_.exceptions.begin(), exceptions_.begin(), exceptions_.end());
    return {};
  }

private:
  Result<void> take(std::string_view name, const dom::element& value) {
    if (name == "title" || name == "description") return {};
    if (name == "gender") return signs(value);
    if (name == "first_parts") return words(value, "first_parts", rules_.first_parts);
    if (name == "rules") return all_rules(value);
    if (name == "exceptions") return exceptions(value);
    return bad("unknown member", std::string(name));
  }

  static Result<void> words(const dom::element& value, const std::string& where, std::vector<std::u32string>& out) {
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return bad("a list of words is expected", where);
    for (const dom::element element : array) {
      std::string_view text;
      if (element.get(text) != simdjson::SUCCESS || text.empty()) return bad("a word is expected", where);
      out.push_back(letters_of(text).folded);
    }
    return {};
  }

  template <std::size_t N>
  static std::optional<std::size_t> index_in(const std::string_view (&names)[N], std::string_view name) {
    const auto* const found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<std::size_t>(found - std::begin(names));
  }

  Result<void> signs(const dom::element& value) {
    dom::object parts;
    if (value.get(parts) != simdjson::SUCCESS) return bad("an object is expected", "gender");
    for (const auto [name, members] : parts) {
      const auto part = index_in(kPartNames, name);
      const std::string where = "gender: " + std::string(name);
      dom::object lists;
      if (!part || members.get(lists) != simdjson::SUCCESS) return bad("unknown member", where);
      for (const auto [list, content] : lists) {
        if (auto done = sign_list(*part, list, content, where); !done) return done;
      }
    }
    return {};
  }

  // "male" holds the words of given names, the ends of the other parts.
  Result<void> sign_list(std::size_t part, std::string_view list, const dom::element& content,
                         const std::string& where) {
    GenderSigns& signs = rules_.signs[part];
    const bool ends = list.ends_with("_ends");
    const auto gender = index_in(kGenderNames, ends ? list.substr(0, list.size() - 5) : list);
    if (!gender) return bad("unknown member", where + ": " + std::string(list));
    const bool given = part == static_cast<std::size_t>(NamePart::given);
    return words(content, where, given && !ends ? signs.words[*gender] : signs.ends[*gender]);
  }

  Result<void> all_rules(const dom::element& value) {
    dom::object parts;
    if (value.get(parts) != simdjson::SUCCESS) return bad("an object is expected", "rules");
    for (const auto [name, list] : parts) {
      const auto part = index_in(kPartNames, name);
      dom::array array;
      if (!part || list.get(array) != simdjson::SUCCESS) return bad("unknown member", "rules: " + std::string(name));
      std::size_t number = 0;
      for (const dom::element element : array) {
        const std::string where = "rules: " + std::string(name) + ", " + std::to_string(++number);
        if (auto done = rule(element, where, rules_.rules[*part].emplace_back()); !done) return done;
      }
    }
    return {};
  }

  static Result<void> rule(const dom::element& value, const std::string& where, NameRule& out) {
    dom::object members;
    if (value.get(members) != simdjson::SUCCESS) return bad("an object is expected", where);
    for (const auto [name, member] : members) {
      if (auto done = rule_member(name, member, where, out); !done) return done;
    }
    if (out.words.empty() == out.ends.empty()) return bad("either words or ends", where);
    return {};
  }

  static Result<void> rule_member(std::string_view name, const dom::element& member, const std::string& where,
                                  NameRule& out) {
    if (name == "words") return words(member, where, out.words);
    if (name == "ends") return words(member, where, out.ends);
    if (name == "gender") return gender(member, where, out.gender);
    if (name == "doubt") return doubt(member, where, out);
    if (name == "add") return endings(member, where, out);
    std::uint64_t number = 0;
    if (member.get(number) != simdjson::SUCCESS || number > kMostDrop) return bad("a small number is expected", where);
    if (name == "drop") return out.drop = number, Result<void>();
    if (name == "vowels") return out.vowels = number, Result<void>();
    return bad("unknown member", where + ": " + std::string(name));
  }

  static Result<void> gender(const dom::element& member, const std::string& where, std::optional<Gender>& out) {
    std::string_view text;
    if (member.get(text) != simdjson::SUCCESS) return bad("male or female", where);
    const auto index = index_in(kGenderNames, text);
    if (!index) return bad("male or female", where);
    out = static_cast<Gender>(*index);
    return {};
  }

  static Result<void> endings(const dom::element& member, const std::string& where, NameRule& out) {
    dom::array array;
    if (member.get(array) != simdjson::SUCCESS || array.size() != kCases) return bad("five endings", where);
    std::size_t index = 0;
    for (const dom::element element : array) {
      std::string_view text;
      if (element.get(text) != simdjson::SUCCESS) return bad("five endings", where);
      out.add[index++] = std::string(text);
    }
    out.declines = true;
    return {};
  }

  static Result<void> doubt(const dom::element& member, const std::string& where, NameRule& out) {
    bool all = false;
    if (member.get(all) == simdjson::SUCCESS) {
      if (all) out.doubt.set();
      return {};
    }
    dom::array array;
    if (member.get(array) != simdjson::SUCCESS) return bad("true or a list of cases", where);
    for (const dom::element element : array) {
      std::string_view text;
      if (element.get(text) != simdjson::SUCCESS) return bad("a case is expected", where);
      const auto named = case_named(text);
      if (!named) return bad("a case is expected", where);
      out.doubt.set(static_cast<std::size_t>(*named));
    }
    return {};
  }

  Result<void> exceptions(const dom::element& value) {
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return bad("a list is expected", "exceptions");
    std::size_t number = 0;
    for (const dom::element element : array) {
      const std::string where = "exceptions: " + std::to_string(++number);
      dom::object members;
      if (element.get(members) != simdjson::SUCCESS) return bad("an object is expected", where);
      NameException& out = exceptions_.emplace_back();
      for (const auto [name, member] : members) {
        if (auto done = exception_member(name, member, where, out); !done) return done;
      }
      if (out.name.empty()) return bad("name is missing", where);
    }
    return {};
  }

  static Result<void> exception_member(std::string_view name, const dom::element& member, const std::string& where,
                                       NameException& out) {
    if (name == "gender") return gender(member, where, out.gender);
    std::string_view text;
    if (member.get(text) != simdjson::SUCCESS) return bad("a text is expected", where);
    if (name == "name") return out.name = letters_of(text).folded, Result<void>();
    if (name == "part") {
      const auto part = index_in(kPartNames, text);
      if (!part) return bad("family, given or patronymic", where);
      out.part = static_cast<NamePart>(*part);
      return {};
    }
    const auto named = case_named(name);
    if (!named) return bad("unknown member", where + ": " + std::string(name));
    out.forms[static_cast<std::size_t>(*named)] = std::string(text);
    return {};
  }

  NameRules& rules_;
  std::vector<NameException> exceptions_;
};

}  // namespace

Result<void> read_name_rules(std::string_view json, NameRules& rules) {
  dom::parser parser;
  const simdjson::padded_string padded(json);
  dom::element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS) return bad("not JSON", "");
  return Reader(rules).read(root);
}

}  // namespace marshrut::text::detail
