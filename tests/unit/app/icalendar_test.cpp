#include "app/icalendar.hpp"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace marshrut::app {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

CalendarEntry entry(std::string summary, std::string description = {}) {
  return {"id-1@marshrut", std::move(summary), std::move(description), "Сроки ИОМ", 2024y / 12 / 31, 1};
}

std::string text_of(const CalendarEntry& one) { return calendar_text({&one, 1}, "20241102T070000Z"); }

// Every line ends with CRLF, has at most 75 octets and is whole UTF-8.
void expect_lines(const std::string& text) {
  ASSERT_GE(text.size(), 2U);
  EXPECT_EQ(text.substr(text.size() - 2), "\r\n");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    ASSERT_NE(end, std::string::npos);
    ASSERT_EQ(text[end - 1], '\r') << text.substr(begin, end - begin);
    const std::string line = text.substr(begin, end - 1 - begin);
    EXPECT_LE(line.size(), 75U) << line;
    const std::size_t first = line.empty() ? 0 : line[0] == ' ' ? 1 : 0;
    EXPECT_FALSE(line.size() > first && (static_cast<unsigned char>(line[first]) & 0xC0U) == 0x80U)
        << "a character is split before: " << line;
    begin = end + 1;
  }
}

TEST(Icalendar, AnHourIsLocalTimeAndMayPassMidnight) {
  CalendarEntry one = entry("Диагностика");
  one.hours = CalendarEntry::Hours{22h + 30min, 150min};
  one.location = "Актовый зал, 2-й этаж";
  const std::string text = text_of(one);
  expect_lines(text);
  EXPECT_NE(text.find("DTSTART:20241231T223000\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("DTEND:20250101T010000\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("LOCATION:Актовый зал\\, 2-й этаж\r\n"), std::string::npos) << text;
}

TEST(Icalendar, AParserReadsBackWhatWasSaid) {
  const std::string cases[] = {
      "Составить проект ИОМ: Иванова Анна Петровна",
      "Запятая, точка с запятой; обратная \\ черта: «кавычки» \"и такие\"",
      "Перевод\nстроки",
      std::string("Очень длинное название, ") + std::string(200, 'x') +
          " и ещё длиннее: щщщщщщщщщщщщщщщщщщщщщщщщщщщщщщщ",
      "👩‍🏫 эмодзи и составные знаки й й",
      "BEGIN:VEVENT",
  };
  for (const std::string& said : cases) {
    const std::string text = text_of(entry(said, said + said));
    expect_lines(text);
    const Component calendar(icalparser_parse_string(text.c_str()));
    ASSERT_NE(calendar, nullptr);
    EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << text;
    EXPECT_NE(icalrestriction_check(calendar.get()), 0) << text;
    ASSERT_EQ(icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT), 1) << text;
    icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    EXPECT_EQ(icalcomponent_get_summary(event), said);
    EXPECT_EQ(icalcomponent_get_description(event), said + said);
    EXPECT_STREQ(icalcomponent_get_uid(event), "id-1@marshrut");
    const icaltimetype day = icalcomponent_get_dtstart(event);
    EXPECT_TRUE(day.is_date);
    EXPECT_EQ(day.year * 10000 + day.month * 100 + day.day, 20241231);
    const icaltimetype end = icalcomponent_get_dtend(event);
    EXPECT_EQ(end.year * 10000 + end.month * 100 + end.day, 20250101) << "the end of a day is the next one";
    EXPECT_EQ(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT), 1);
  }
}

TEST(Icalendar, AllDayEventsSayThatTheyAreDates) {
  const std::string text = text_of(entry("а"));
  EXPECT_NE(text.find("\r\nDTSTART;VALUE=DATE:20241231\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\nDTSTAMP:20241102T070000Z\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\nTRIGGER:-P1D\r\n"), std::string::npos) << text;
  EXPECT_EQ(text.rfind("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", 0), 0U);
}

TEST(Icalendar, ControlCharactersBecomeBlanks) {
  const std::string text = text_of(entry(std::string("а\rб\tв\x01г\x7f") + '\0' + "д"));
  expect_lines(text);
  EXPECT_NE(text.find("SUMMARY:а б в г  д\r\n"), std::string::npos) << text;
}

TEST(Icalendar, WithoutAReminderThereIsNone) {
  CalendarEntry one = entry("а");
  one.remind_days.reset();
  EXPECT_EQ(text_of(one).find("VALARM"), std::string::npos);
}

TEST(Icalendar, NothingIsAnEmptyCalendar) {
  const std::string text = calendar_text({}, "20241102T070000Z");
  expect_lines(text);
  EXPECT_EQ(text.find("VEVENT"), std::string::npos);
}

}  // namespace
}  // namespace marshrut::app
