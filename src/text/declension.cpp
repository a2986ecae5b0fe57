#include "text/declension.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "text/declension_rules.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

using detail::Gender;
using detail::NamePart;
using detail::NameRules;

constexpr std::string_view kCaseNames[kCases] = {"genitive", "dative", "accusative", "instrumental", "prepositional"};

bool is_initial(std::string_view word) { return word.ends_with('.'); }

struct Known {
  std::optional<Gender> gender;
  bool sure = false;
};

std::optional<Gender> sign_of(const std::array<std::vector<std::u32string>, 2>& lists, std::u32string_view word,
                              bool whole) {
  for (const Gender gender : {Gender::male, Gender::female}) {
    const auto& list = lists[static_cast<std::size_t>(gender)];
    if (whole ? detail::is_one_of(list, word) : detail::ends_with_one_of(list, word)) return gender;
  }
  return std::nullopt;
}

// The last word or half of a part shows its gender: «Гасан оглы», «Петрова-Водкина», «Анна-Мария».
std::u32string last_word(std::string_view part) {
  const std::size_t at = part.find_last_of(" -");
  return detail::letters_of(part.substr(at == std::string_view::npos ? 0 : at + 1)).folded;
}

class NameDecliner {
public:
  NameDecliner(const NameRules& rules, Case wanted) : rules_(rules), wanted_(wanted) {}

  Declined whole(std::string_view nominative) const {
    if (const auto known = exception(detail::letters_of(nominative).folded, std::nullopt, std::nullopt)) return *known;
    const Name name = parse_name(nominative);
    if (name.family.empty() && name.given.empty()) return {std::string(nominative), false};
    const auto all = [&](Gender gender) {
      Declined result{std::string(nominative), true};
      put(result, name.family, NamePart::family, gender);
      put(result, name.given, NamePart::given, gender);
      put(result, name.patronymic, NamePart::patronymic, gender);
      return result;
    };
    return of_either(gender_of(name), nominative, all);
  }

  Declined short_form(std::string_view nominative) const {
    const Name name = parse_name(nominative);
    const std::string printed = text::initials(nominative);
    if (name.family.empty() || !printed.starts_with(name.family)) return {printed, false};
    const auto family = [&](Gender gender) { return part(name.family, NamePart::family, gender); };
    Declined result = of_either(gender_of(name), name.family, family);
    result.text += printed.substr(name.family.size());
    return result;
  }

private:
  // Of an unknown gender only what both have in common is sure.
  template <class Decline>
  static Declined of_either(const Known& known, std::string_view nominative, Decline decline) {
    if (known.gender) {
      Declined result = decline(*known.gender);
      result.sure = result.sure && known.sure;
      return result;
    }
    Declined male = decline(Gender::male);
    const Declined female = decline(Gender::female);
    if (male.text == female.text && male.sure && female.sure) return male;
    return {std::string(nominative), false};
  }

  // The patronymic says it; else a given name that is in the list; else the ends of the family name; else those of the
  // given name, which is never sure. What contradicts it makes it doubtful.
  Known gender_of(const Name& name) const {
    const auto sign = [&](const std::string& part, NamePart kind, bool whole) -> std::optional<Gender> {
      if (part.empty() || is_initial(part)) return std::nullopt;
      const auto& signs = rules_.signs[static_cast<std::size_t>(kind)];
      return sign_of(whole ? signs.words : signs.ends, last_word(part), whole);
    };
    const auto patronymic = sign(name.patronymic, NamePart::patronymic, false);
    const auto given = sign(name.given, NamePart::given, true);
    const auto family = sign(name.family, NamePart::family, false);
    const auto given_end = sign(name.given, NamePart::given, false);
    const auto agrees = [](const auto& other, Gender with) { return !other || *other == with; };
    // «Айдар уулу» without a family name: which word is which?
    const bool clear = !name.family.empty() || given.has_value();
    if (patronymic) return {patronymic, clear && agrees(given, *patronymic)};
    if (given) return {given, agrees(family, *given)};
    if (family) return {family, agrees(given_end, *family)};
    return {given_end, false};
  }

  std::optional<Declined> exception(const std::u32string& word, std::optional<NamePart> part,
                                    std::optional<Gender> gender) const {
    for (const auto& known : rules_.exceptions) {
      if (known.name != word || (known.part && known.part != part)) continue;
      if (known.gender && gender && known.gender != gender) continue;
      const std::string& form = known.forms[static_cast<std::size_t>(wanted_)];
      if (!form.empty()) return Declined{form, true};
    }
    return std::nullopt;
  }

  // One part of the name; its halves and words each by itself.
  Declined part(std::string_view text, NamePart kind, Gender gender) const {
    if (const auto known = exception(detail::letters_of(text).folded, kind, gender)) return *known;
    if (kind == NamePart::patronymic) {
      Declined result = detail::decline_word(rules_of(kind), last_piece(text), gender, wanted_);
      result.text.insert(0, text.substr(0, text.size() - last_piece(text).size()));
      return result;
    }
    Declined result{{}, text.find(' ') == std::string_view::npos};  // two words that no hyphen joins: of what order?
    for (std::size_t begin = 0;;) {
      const std::size_t end = std::min(text.find_first_of(" -", begin), text.size());
      const Declined piece = word(text.substr(begin, end - begin), kind, gender, begin == 0 && end < text.size());
      result.text += piece.text;
      result.sure = result.sure && piece.sure;
      if (end == text.size()) return result;
      result.text += text[end];
      begin = end + 1;
    }
  }

  Declined word(std::string_view text, NamePart kind, Gender gender, bool first_of_two) const {
    const std::u32string folded = detail::letters_of(text).folded;
    if (first_of_two && kind == NamePart::family && detail::is_one_of(rules_.first_parts, folded)) {
      return {std::string(text), true};
    }
    // «Жан-Жака», but «Анны-Марии»; «Магомеда-Эмина» is met, too.
    if (first_of_two && kind == NamePart::given && gender == Gender::male) return {std::string(text), false};
    if (const auto known = exception(folded, kind, gender)) return *known;
    return detail::decline_word(rules_of(kind), text, gender, wanted_);
  }

  // «Гасан оглы» is known by its last word and stays whole.
  static std::string_view last_piece(std::string_view text) {
    const std::size_t at = text.find_last_of(" -");
    return text.substr(at == std::string_view::npos ? 0 : at + 1);
  }

  // Puts a part's case where the part stands; initials say no case.
  void put(Declined& result, const std::string& part_text, NamePart kind, Gender gender) const {
    if (part_text.empty() || is_initial(part_text)) return;
    const std::size_t at = place_of(result.text, part_text);
    if (at == std::string::npos) {
      result.sure = false;
      return;
    }
    const Declined declined = part(part_text, kind, gender);
    result.text.replace(at, part_text.size(), declined.text);
    result.sure = result.sure && declined.sure;
  }

  // As a whole word: «Ян» is not in «Янин Ян Янович».
  static std::size_t place_of(const std::string& text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return at;
    }
    return std::string::npos;
  }

  const std::vector<detail::NameRule>& rules_of(NamePart kind) const {
    return rules_.rules[static_cast<std::size_t>(kind)];
  }

  const NameRules& rules_;
  Case wanted_;
};

}  // namespace

std::optional<Case> case_named(std::string_view english) {
  const auto* const found = std::find(std::begin(kCaseNames), std::end(kCaseNames), english);
  if (found == std::end(kCaseNames)) return std::nullopt;
  return static_cast<Case>(found - std::begin(kCaseNames));
}

std::string_view case_name(Case wanted) { return kCaseNames[static_cast<std::size_t>(wanted)]; }

Declension::Declension() : rules_(std::make_shared<const NameRules>()) {}

Result<Declension> Declension::load(const std::filesystem::path& file) {
  Declension result;
  if (auto done = result.add(file); !done) return done.error();
  return result;
}

Result<void> Declension::add(const std::filesystem::path& file) {
  auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  NameRules rules = *rules_;
  if (auto done = detail::read_name_rules(*bytes, rules); !done) {
    return Error{done.error().code, done.error().message, file.string() + ": " + done.error().where};
  }
  rules_ = std::make_shared<const NameRules>(std::move(rules));
  return {};
}

Declined Declension::full_name(std::string_view nominative, Case wanted) const {
  return NameDecliner(*rules_, wanted).whole(value_text(nominative));
}

Declined Declension::initials(std::string_view nominative, Case wanted) const {
  return NameDecliner(*rules_, wanted).short_form(value_text(nominative));
}

}  // namespace marshrut::text
