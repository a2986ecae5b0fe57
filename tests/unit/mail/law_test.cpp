// A law over made-up letters: what is composed is what is parsed.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "mail/compose.hpp"
#include "mail/parse.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {
namespace {

class LetterMaker {
public:
  explicit LetterMaker(unsigned seed) : random_(seed) {}

  Letter make() {
    Letter letter;
    letter.from = {words(6), "imc" + std::to_string(random_() % 100) + "@centre.ru"};
    letter.to = {words(4), "t" + std::to_string(random_() % 100) + "@school.ru"};
    letter.subject = words(30);
    const std::size_t lines = random_() % 20;
    for (std::size_t i = 0; i < lines; ++i) letter.text += words(25) + "\n";
    letter.text += "end\n";
    if (random_() % 2 == 0) letter.html = "<p>" + std::to_string(random_()) + "</p>";
    const std::size_t files = random_() % 4;
    for (std::size_t i = 0; i < files; ++i) letter.attachments.push_back(file());
    letter.message_id = std::to_string(random_()) + "@centre.ru";
    if (random_() % 2 == 0) letter.in_reply_to = std::to_string(random_()) + "@school.ru";
    letter.date_ms = static_cast<std::int64_t>(random_() % 2'000'000'000U) * 1000;
    return letter;
  }

private:
  std::string word() {
    constexpr std::u32string_view kLetters =
        U"абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВabcXYZ0123456789-_.,;:()\"'@<>«»№—😀é=?";
    std::string out;
    const std::size_t size = 1 + random_() % 12;
    for (std::size_t i = 0; i < size; ++i) text::append_utf8(out, kLetters[random_() % kLetters.size()]);
    return out;
  }

  std::string words(std::size_t most) {
    std::string out = word();
    for (std::size_t i = random_() % most; i > 0; --i) out += " " + word();
    return out;
  }

  LetterFile file() {
    LetterFile made{"file" + words(4) + ".docx", "application/msword", {}};
    // No head of an archive or a letter: those would be opened.
    made.bytes = "\1";
    for (std::size_t i = random_() % 3000; i > 0; --i) made.bytes += static_cast<char>(random_() & 0xFFU);
    return made;
  }

  std::mt19937 random_;
};

TEST(Law, WhatIsComposedIsWhatIsParsed) {
  LetterMaker maker(2025);
  for (int i = 0; i < 400; ++i) {
    SCOPED_TRACE(i);
    const Letter letter = maker.make();
    const auto message = parse(compose(letter));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->from, std::vector<Address>{letter.from});
    EXPECT_EQ(message->to, std::vector<Address>{letter.to});
    EXPECT_EQ(message->subject, letter.subject);
    EXPECT_EQ(message->text, letter.text);
    EXPECT_EQ(message->message_id, letter.message_id);
    EXPECT_EQ(message->date_ms, letter.date_ms);
    ASSERT_EQ(message->attachments.size(), letter.attachments.size());
    for (std::size_t j = 0; j < letter.attachments.size(); ++j) {
      EXPECT_EQ(message->attachments[j].name, letter.attachments[j].name);
      EXPECT_EQ(message->attachments[j].bytes, letter.attachments[j].bytes);
    }
    EXPECT_TRUE(message->problems.empty());
  }
}

}  // namespace
}  // namespace marshrut::mail
