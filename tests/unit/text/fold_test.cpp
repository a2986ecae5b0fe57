#include <gtest/gtest.h>

#include "text/normalize.hpp"

namespace marshrut::text {
namespace {

std::u32string decode(std::string_view utf8) {
  std::u32string result;
  for (std::size_t at = 0; at < utf8.size();) result += next_code_point(utf8, at);
  return result;
}

std::u32string fold_all(std::string_view utf8) {
  std::u32string result;
  for (std::size_t at = 0; at < utf8.size();) result += next_folded(utf8, at);
  return result;
}

TEST(Utf8, DecodesEveryLength) { EXPECT_EQ(decode("aЯ€😀"), U"aЯ€😀"); }

TEST(Utf8, BytesThatAreNoUtf8AreReplacedOneByOne) {
  struct Case {
    const char* name;
    std::string input;
    std::u32string want;
  };
  const Case cases[] = {
      {"a lone continuation", "a\x80z", U"a\uFFFDz"},
      {"an overlong slash", "\xC0\xAF", U"\uFFFD\uFFFD"},
      {"an overlong three-byte form", "\xE0\x80\x80", U"\uFFFD\uFFFD\uFFFD"},
      {"a surrogate", "\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},
      {"beyond the last plane", "\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"cut in the middle", "\xD0", U"\uFFFD"},
      {"a lead before a letter", "\xD0z", U"\uFFFDz"},
      {"a cut emoji", "\xF0\x9F\x98", U"\uFFFD\uFFFD\uFFFD"},
  };
  for (const auto& c : cases) EXPECT_EQ(decode(c.input), c.want) << c.name;
}

TEST(Utf8, EncodingIsTheInverseOfDecoding) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string utf8;
    append_utf8(utf8, c);
    std::size_t at = 0;
    ASSERT_EQ(next_code_point(utf8, at), c);
    ASSERT_EQ(at, utf8.size());
  }
}

TEST(Fold, LettersAndSigns) {
  struct Case {
    const char* name;
    char32_t input, want;
  };
  const Case cases[] = {
      {"Latin", U'Q', U'q'},          {"Cyrillic", U'Ж', U'ж'},          {"yo", U'ё', U'е'},
      {"capital yo", U'Ё', U'е'},     {"short i", U'Й', U'й'},           {"digit", U'7', U'7'},
      {"Yakut gha", U'Ҕ', U'ҕ'},      {"Yakut ng", U'Ҥ', U'ҥ'},          {"Yakut oe", U'Ө', U'ө'},
      {"Yakut shha", U'Һ', U'һ'},     {"Yakut ue", U'Ү', U'ү'},          {"Greek", U'Ω', U'ω'},
      {"no-break space", 0xA0, U' '}, {"numero sign", U'№', U' '},       {"dash", U'—', U' '},
      {"quote", U'«', U' '},          {"underscore", U'_', U' '},        {"emoji", U'😀', U' '},
      {"soft hyphen", 0xAD, 0},       {"zero width space", 0x200B, 0},   {"stress", 0x301, 0},
      {"byte order mark", 0xFEFF, 0}, {"variation selector", 0xFE0F, 0}, {"line separator", 0x2028, U' '},
  };
  for (const auto& c : cases) EXPECT_EQ(fold(c.input), c.want) << c.name;
}

TEST(Fold, TheTableAgreesWithIcu) {
  for (char32_t c = 0; c < detail::kFoldedSize; ++c)
    EXPECT_EQ(fold(c), c == U'ё' || c == U'Ё' ? U'е' : detail::fold_rare(c));
}

TEST(Fold, ComposedAndDecomposedLettersAreTheSame) {
  EXPECT_EQ(fold_all("Йёлка"), U"йелка");
  EXPECT_EQ(fold_all("И\u0306е\u0308лка"), std::u32string(U"йе") + U'\0' + U"лка");
}

TEST(LabelKey, IsTheSameForEveryWayToTypeALabel) {
  struct Case {
    const char* name;
    std::string input, want;
  };
  const Case cases[] = {
      {"plain", "Фамилия Имя Отчество", "фамилия имя отчество"},
      {"number and stop", "1. Фамилия Имя Отчество:", "фамилия имя отчество"},
      {"number and bracket", "3) Место работы", "место работы"},
      {"number glued on", "4.Городской округ", "городской округ"},
      {"two levels", "1.2. Сроки", "сроки"},
      {"two levels without a stop", "1.2 Сроки", "сроки"},
      {"tab after number", "5.\tДолжность", "должность"},
      {"numero sign", "№ п/п", "п п"},
      {"only a numero sign", "№", ""},
      {"only a number", "2.", "2"},
      {"a year is no number of a label", "2024. Итоги", "2024 итоги"},
      {"an amount is no number of a label", "3 года", "3 года"},
      {"a date is kept", "01.09.2024", "01 09 2024"},
      {"no-break and thin blanks", "Место\u00A0\u2009работы", "место работы"},
      {"case and yo", "УЧЁНАЯ СТЕПЕНЬ / ЗВАНИЕ", "ученая степень звание"},
      {"decomposed", "Перечень мероприятии\u0306", "перечень мероприятий"},
      {"decomposed yo", "Уче\u0308ная", "ученая"},
      {"breve after another letter", "о\u0306н", "он"},
      {"soft hyphen", "квали\u00ADфикация", "квалификация"},
      {"quotes and brackets", "(«Дорожная карта»)", "дорожная карта"},
      {"Latin letters inside", "Pегион", "регион"},
      {"Latin and Greek letters inside", "Образοвание", "образование"},
      {"nothing but look-alikes", "OO", "оо"},
      {"e-mail with a Latin letter", "E-mail адрес", "е mail адрес"},
      {"e-mail with a Cyrillic letter", "Е-mail адрес", "е mail адрес"},
      {"a Latin word with one Cyrillic letter stays", "Wоrd", "wоrd"},
      {"underscores", "Квалификация: ______", "квалификация"},
      {"empty", "", ""},
      {"nothing but signs", " …—. ", ""},
      {"broken bytes part words", "а\xFFб", "а б"},
  };
  for (const auto& c : cases) EXPECT_EQ(label_key(c.input), c.want) << c.name;
}

TEST(LabelKey, OfAKeyIsTheKey) {
  for (const char* label :
       {"1. Фамилия Имя Отчество", "E-mail адрес", "Pегион", "Уровень / баллы (%)", "OO", "Ⱥ Ⱥ ȺȺ"}) {
    EXPECT_EQ(label_key(label_key(label)), label_key(label));
  }
}

TEST(CyrillicTwin, LooksLikeItsLetter) {
  const std::u32string latin = U"aceopxykmtbh", cyrillic = U"асеорхукмтвн";
  for (std::size_t i = 0; i < latin.size(); ++i) EXPECT_EQ(cyrillic_twin(latin[i]), cyrillic[i]);
  EXPECT_EQ(cyrillic_twin(U'q'), U'q');
  EXPECT_EQ(cyrillic_twin(U'ж'), U'ж');
}

}  // namespace
}  // namespace marshrut::text
