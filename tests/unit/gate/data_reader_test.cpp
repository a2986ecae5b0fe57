#include "gate/data_reader.hpp"

#include <gtest/gtest.h>

#include "gate/line_reader.hpp"

namespace marshrut::gate {
namespace {

struct Case {
  const char* name;
  std::string input, message, rest;
  bool ended, bare;
};

const Case kCases[] = {
    {"a message of two lines", "a\r\nb\r\n.\r\nQUIT\r\n", "a\r\nb\r\n", "QUIT\r\n", true, false},
    {"nothing at all", ".\r\nRSET\r\n", "", "RSET\r\n", true, false},
    {"stuffed dots lose one", "..\r\n...\r\n.x\r\n.\r\n", ".\r\n..\r\nx\r\n", "", true, false},
    {"a dot within a line stays", "a.\r\n.\r\n", "a.\r\n", "", true, false},
    {"LF . LF is no end", "a\n.\nMAIL\r\n.\r\n", "a\n.\nMAIL\r\n", "", true, true},
    {"LF . CRLF is no end", "a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n", "", true, true},
    {"CR . CR is no end", "a\r.\rb\r\n.\r\n", "a\r.\rb\r\n", "", true, true},
    {"CRLF . LF is no end", "a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n", "", true, true},
    {"CRLF . CR and more is no end", "a\r\n.\rb\r\n.\r\n", "a\r\n\rb\r\n", "", true, true},
    {"CRLF . CR CR LF is no end", "a\r\n.\r\r\nb\r\n.\r\n", "a\r\n\r\r\nb\r\n", "", true, true},
    {"CR CR LF . CRLF ends", "a\r\r\n.\r\n", "a\r\r\n", "", true, true},
    {"bytes of all kinds stay", std::string("\0\xFF\x80\r\n.\r\n", 8), std::string("\0\xFF\x80\r\n", 5), "", true,
     false},
    {"no end", "a\r\nb\r\n", "a\r\nb\r\n", "", false, false},
    {"an end that is cut", "a\r\n.\r", "a\r\n", "", false, false},
};

TEST(DataReader, EndsOnlyByALoneDotBetweenCrlf) {
  for (const Case& one : kCases) {
    for (std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, one.input.size()}) {
      SCOPED_TRACE(std::string(one.name) + ", in pieces of " + std::to_string(piece));
      DataReader reader(true);
      std::string message;
      std::size_t used = 0;
      while (used < one.input.size() && !reader.ended()) {
        // The right length on the heap, so that a look beyond shows.
        const std::string bytes = one.input.substr(used, piece);
        const std::size_t now = reader.feed(bytes, message);
        EXPECT_TRUE(now == bytes.size() || reader.ended());
        used += now;
      }
      EXPECT_EQ(message, one.message);
      EXPECT_EQ(one.input.substr(used), one.rest);
      EXPECT_EQ(reader.ended(), one.ended);
      EXPECT_EQ(reader.bare_newline(), one.bare);
    }
  }
}

TEST(LineReader, TellsWhyThereIsNoLine) {
  struct Want {
    const char* bytes;
    Line::Kind kind;
    const char* text;
    std::size_t used;
  };
  const Want wants[] = {
      {"NOOP\r\nQUIT\r\n", Line::Kind::whole, "NOOP", 6},
      {"\r\n", Line::Kind::whole, "", 2},
      {"NOOP", Line::Kind::none, "", 0},
      {"NOOP\nX\r\n", Line::Kind::bare_newline, "", 5},
      {"NO\rOP\r\nX", Line::Kind::bare_newline, "", 7},
      {"\n", Line::Kind::bare_newline, "", 1},
      {"0123456789\r\nX", Line::Kind::too_long, "", 12},
      {"01234567", Line::Kind::none, "", 0},
  };
  for (const Want& want : wants) {
    LineReader reader(10);
    const Line line = reader.next(want.bytes);
    EXPECT_EQ(line.kind, want.kind) << want.bytes;
    EXPECT_EQ(line.text, want.text) << want.bytes;
    EXPECT_EQ(line.used, want.used) << want.bytes;
  }
}

TEST(LineReader, SkipsTheRestOfALineThatIsTooLong) {
  LineReader reader(10);
  Line line = reader.next("0123456789");
  EXPECT_EQ(line.kind, Line::Kind::too_long);
  EXPECT_EQ(line.used, 10U);
  line = reader.next("more and more");
  EXPECT_EQ(line.kind, Line::Kind::none);
  EXPECT_EQ(line.used, 13U);
  line = reader.next("end\r\nQUIT\r\n");
  EXPECT_EQ(line.kind, Line::Kind::whole);
  EXPECT_EQ(line.text, "QUIT");
  EXPECT_EQ(line.used, 11U);
}

}  // namespace
}  // namespace marshrut::gate
