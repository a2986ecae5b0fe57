// A card on paper comes back by mail: a real letter, a real image, through the service as it runs.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/files.hpp"
#include "gateway/gateway.hpp"
#include "support/mail_client.hpp"
#include "support/printed_page.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;

class Scans : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(gateway_.sink().start());
    ASSERT_TRUE(gateway_.service().start());
    send(letter("first@school5.example", {blanks_.make(1)}).raw);
    for (const char* state : {"agreed", "approved", "registered"}) {
      ASSERT_EQ(marshrut({"route", "move", "1", "--to", state}), 0) << state;
    }
    std::string line;
    ASSERT_EQ(marshrut({"route", "list", "--json"}, &line), 0);
    code_ = Json::parse(line).at("code").get<std::string>();
  }
  void send(const std::string& raw) {
    MailClient client(gateway_.service().lmtp(), MailClient::Speaks::lmtp);
    ASSERT_EQ(client.send("sekretar@school5.example", kCentre, raw), 250);
    ASSERT_TRUE(gateway_.service().settled(++sent_, 60s)) << gateway_.service().log();
  }
  int marshrut(std::vector<std::string> words, std::string* said = nullptr) const {
    words.insert(words.begin(), MARSHRUT_PROGRAM);
    words.insert(words.end(), {"--data", gateway_.folder_of_data().string()});
    return run(words, said);
  }
  std::vector<Json> scans() const {
    std::string lines;
    EXPECT_EQ(marshrut({"scans", "list", "--json"}, &lines), 0);
    std::vector<Json> all;
    std::istringstream each(lines);
    for (std::string line; std::getline(each, line);) all.push_back(Json::parse(line));
    return all;
  }
  // The text of the answer to the last letter.
  std::string answer() {
    EXPECT_TRUE(gateway_.all_sent(30s));
    const auto sunk = gateway_.sink().messages();
    const auto parsed = sunk.empty() ? Result<mail::Message>(Error{}) : mail::parse(sunk.back().raw);
    return parsed ? parsed->text : std::string();
  }
  [[nodiscard]] print::Mark mark(unsigned page) const {
    return {code_, "sevastopol-card", "0123456789abcdef", page, 2};
  }

  // Images take their time while other tests run.
  Gateway gateway_{{}, {}, 120};
  Blanks blanks_;
  std::string code_;
  std::size_t sent_ = 0;
};

TEST_F(Scans, AreFiledToTheirRouteAndAnswered) {
  std::vector<Picture> pages;
  pages.push_back(printed_page(mark(2), 150));
  pages.push_back(blank_page(150));
  pages.push_back(printed_page(mark(1), 150));
  send(letter("scan@school5.example", {{"подписано.pdf", as_pdf(pages, 150)}}).raw);
  EXPECT_EQ(gateway_.service().list().at(1).state, "filed");
  const auto all = scans();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].at("state"), "filed");
  EXPECT_EQ(all[0].at("route"), 1);
  EXPECT_EQ(all[0].at("matches"), false);
  const std::string told = answer();
  for (const std::string& part : {code_, std::string("подшит к маршруту: 2 страницы"), std::string("изменился")}) {
    EXPECT_NE(told.find(part), std::string::npos) << part << '\n' << told;
  }
  EXPECT_TRUE(gateway_.service().fsck().whole);
}

TEST_F(Scans, OfARealPrintoutSayWhatTheStoreSays) {
  const std::string store = gateway_.folder_of_data().string();
  const std::string out = (gateway_.folder() / "card.pdf").string();
  ASSERT_EQ(run({MARSHRUT_PROGRAM, "print", "sevastopol-card", "--store", store, "--code", code_, "--out", out}), 0);
  std::string lines;
  ASSERT_EQ(run({MARSHRUT_PROGRAM, "scan", out, "--store", store}, &lines), 0);
  std::istringstream each(lines);
  std::size_t pages = 0;
  for (std::string line; std::getline(each, line); ++pages) {
    const Json page = Json::parse(line);
    EXPECT_EQ(page.at("code"), code_) << line;
    EXPECT_EQ(page.at("form"), "sevastopol-card") << line;
    EXPECT_EQ(page.at("matches"), true) << line;
  }
  EXPECT_GE(pages, 3U);
  send(letter("printed@school5.example", {{"Карта.pdf", read_file(out).value()}}).raw);
  EXPECT_EQ(gateway_.service().list().at(1).state, "filed");
  ASSERT_EQ(scans().size(), 1U);
  EXPECT_EQ(scans()[0].at("matches"), true);
  EXPECT_TRUE(gateway_.service().fsck().whole);
}

TEST_F(Scans, ThatCannotBeReadGoToTheOperatorWithTheirImage) {
  std::vector<Picture> pages;
  pages.push_back(printed_page(mark(1), 100));
  pages.push_back(text_page(100));
  send(letter("scan@school5.example", {{"подписано.pdf", as_pdf(pages, 100)}}).raw);
  auto all = scans();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].at("state"), "unsettled");
  EXPECT_EQ(all[1].at("code"), code_) << "a guess";
  const auto image = gateway_.folder() / "page.png";
  EXPECT_EQ(marshrut({"scans", "show", "2", "--out", image.string()}), 0);
  EXPECT_EQ(read_file(image).value().substr(1, 3), "PNG");
  EXPECT_EQ(marshrut({"scans", "file", "2", "--code", code_}), 0);
  EXPECT_EQ(scans()[1].at("state"), "filed");
  EXPECT_EQ(marshrut({"scans", "drop", "2"}), 3) << "it is settled";
  EXPECT_TRUE(gateway_.service().fsck().whole);
}

TEST_F(Scans, ByCommandAreReadComparedAndFiledOnce) {
  const auto file = gateway_.folder() / "scan.jpg";
  ASSERT_TRUE(write_file_atomic(file, as_jpeg(printed_page(mark(1), 150))));
  const std::string store = gateway_.folder_of_data().string();
  const auto scan = [&](std::vector<std::string> words, int status) {
    words.insert(words.begin(), {MARSHRUT_PROGRAM, "scan", file.string()});
    std::string said;
    EXPECT_EQ(run(words, &said), status);
    return Json::parse(said, nullptr, false);
  };
  const Json line = scan({}, 0);
  EXPECT_EQ(line.at("code"), code_);
  EXPECT_EQ(line.at("form"), "sevastopol-card");
  EXPECT_EQ(line.at("page"), 1);
  EXPECT_TRUE(line.at("matches").is_null());
  EXPECT_EQ(scan({"--store", store}, 0).at("matches"), false);
  EXPECT_TRUE(scans().empty()) << "looked at, not filed";
  for (const bool again : {false, true}) {
    EXPECT_EQ(scan({"--store", store, "--file"}, 0).value("again", false), again);
  }
  EXPECT_EQ(scans().size(), 1U);
  (void)scan({"--file"}, 2);
  ASSERT_TRUE(write_file_atomic(file, "%PDF-1.4\nnothing"));
  EXPECT_EQ(scan({}, 3).at("error").at("code"), "damaged");
}

}  // namespace
}  // namespace marshrut::testing
