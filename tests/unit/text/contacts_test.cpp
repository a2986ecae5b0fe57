#include <gtest/gtest.h>

#include "text/names.hpp"

namespace marshrut::text {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> values, spans;
};

template <std::size_t N>
void check(std::vector<Found> (*find)(std::string_view), const Case (&cases)[N]) {
  for (const auto& c : cases) {
    std::vector<std::string> values, spans;
    for (const auto& found : find(c.text)) {
      values.push_back(found.value);
      spans.emplace_back(c.text.substr(found.begin, found.end - found.begin));
    }
    EXPECT_EQ(values, c.values) << c.text;
    EXPECT_EQ(spans, c.spans.empty() ? c.values : c.spans) << c.text;
  }
}

TEST(FindEmails, FindsAddressesWithTheirPlaces) {
  const Case cases[] = {
      {"ivanova@school5.example", {"ivanova@school5.example"}, {}},
      {"e-mail: ivanova_a.p@mail.example.", {"ivanova_a.p@mail.example"}, {}},
      {"mailto:a@b.example", {"a@b.example"}, {"mailto:a@b.example"}},
      {"<MAILTO:a@b.example>", {"a@b.example"}, {"MAILTO:a@b.example"}},
      {"a@b.example, c@d.example; e", {"a@b.example", "c@d.example"}, {}},
      {"______golubeva99@odin-edu.example____________", {"golubeva99@odin-edu.example"}, {}},
      {"89780065035/a@b.example", {"a@b.example"}, {}},
      {"почта:a@b.exampleи", {"a@b.example"}, {}},
      {"a..b@c.example", {"b@c.example"}, {}},
      {"нет", {}, {}},
      {"a@b", {}, {}},
      {"@b.example", {}, {}},
      {"a@", {}, {}},
      {"a@-b.example", {}, {}},
      {"a@b.c", {}, {}},
      {"a@1.2", {}, {}},
      {"a@@b.example", {}, {}},
  };
  check(find_emails, cases);
}

TEST(FindPhones, FindsNumbersAsTyped) {
  const Case cases[] = {
      {"+7 978 006-50-35", {"+7 978 006-50-35"}, {}},
      {"8 (495) 000-11-22", {"8 (495) 000-11-22"}, {}},
      {"8-916-000-11-22", {"8-916-000-11-22"}, {}},
      {"тел.: +79780055563, a1234567@b.example", {"+79780055563"}, {}},
      {"978 005-78-28", {"978 005-78-28"}, {}},
      {"(495) 000-11-22", {"(495) 000-11-22"}, {}},
      {"+7\u00A0978\u00A0006\u201150\u201135.", {"+7\u00A0978\u00A0006\u201150\u201135"}, {}},
      {"8 (495) 000-11-22, доб. 12", {"8 (495) 000-11-22"}, {}},
      {"+7 978 006-50-35 8 916 000-11-22", {"+7 978 006-50-35", "8 916 000-11-22"}, {}},
      {"+7 978 006-50-35,+7 916 000-11-22", {"+7 978 006-50-35", "+7 916 000-11-22"}, {}},
      {"89780065035/a@b.example", {"89780065035"}, {}},
      {"89780065035,89160001122", {"89780065035", "89160001122"}, {}},
      {"22-33-44", {"22-33-44"}, {}},
      {"22-33-44/5", {}, {}},
      {"0,1234567", {}, {}},
      {"+375 29 000-11-22", {"+375 29 000-11-22"}, {}},
      {"01.09.2024", {}, {}},
      {"2024-09-01", {}, {}},
      {"2023-2024", {}, {}},
      {"01-09-2024", {}, {}},
      {"12345678@mail.example", {}, {}},
      {"ivanova1234567@mail.example", {}, {}},
      {"SEV-2024-00001-5", {}, {}},
      {"36 ч", {}, {}},
      {"12345", {}, {}},
      {"", {}, {}},
      {"+", {}, {}},
  };
  check(find_phones, cases);
}

TEST(IsEmail, WantsAWholeAddress) {
  for (const char* email : {"a@b.example", "a.b+c@d-e.example", "o'neil@b.example"})
    EXPECT_TRUE(is_email(email)) << email;
  for (const char* text : {"", "a@b", "a b@c.example", ".a@b.example", "a.@b.example", "a..b@c.example", "a@b.example.",
                           "a@b_c.example", "mailto:a@b.example", "a@b..example", "иван@b.example"}) {
    EXPECT_FALSE(is_email(text)) << text;
  }
}

TEST(IsPhone, CountsDigits) {
  for (const char* phone : {"+7 978 006-50-35", "8 (495) 000-11-22", "89780065035", "978 005-78-28",
                            "+375 29 000-11-22", "8.978.006.50.35", "7 978 006 50 35"}) {
    EXPECT_TRUE(is_phone(phone)) << phone;
  }
  for (const char* text : {"", "+", "12345", "22-33-44", "+7 978 006-50-3", "98780065035", "+12345", "тел. 89780065035",
                           "+1234567890123456", "01.09.2024"}) {
    EXPECT_FALSE(is_phone(text)) << text;
  }
}

TEST(Digits, AreWhatPhonesAreComparedBy) { EXPECT_EQ(digits("+7 (978) 006-50-35"), "79780065035"); }

}  // namespace
}  // namespace marshrut::text
