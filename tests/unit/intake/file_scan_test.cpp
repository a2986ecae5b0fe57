// Paper that comes back: to its route, or to a person; never to another route.
#include "intake/file_scan.hpp"

#include <fstream>

#include "app/content_hash.hpp"
#include "intake/desk_scans.hpp"
#include "lens/form.hpp"
#include "store/fsck.hpp"
#include "store/printouts.hpp"
#include "store/scans.hpp"
#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using test::card;
using test::letter_with;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kForm = "sevastopol-card";
constexpr const char* kOther = "0123456789abcdef";

// The forms are compiled once for all cases.
const Contents& forms() {
  static const Contents kForms = Contents::load(app::Home{MARSHRUT_SOURCE_DIR}).value();
  return kForms;
}

class FileScan : public test::Ledger {
protected:
  void SetUp() override {
    test::Ledger::SetUp();
    contents_ = forms();
    EXPECT_EQ(settle(letter_with({card()})), "filed");
    route_ = routes().at(0).id;
    write([&](store::Connection& c) -> Result<void> {
      auto given = store::give_code(c, route_, "SEV", 2026);
      if (!given) return given.error();
      code_ = *given;
      return {};
    });
    hash_ = hash_of(data());
  }

  void write(const store::Job& job) {
    const auto done = store().write(job);
    ASSERT_TRUE(done) << done.error().message;
  }
  std::string data() { return routes().at(0).data; }
  static std::string hash_of(const std::string& json) {
    static const auto kForms =
        lens::FormSet::load(MARSHRUT_SOURCE_DIR "/templates", MARSHRUT_SOURCE_DIR "/schemas/route.schema.json").value();
    return app::content_hash(*kForms.find(kForm), route::parse(json).value());
  }
  void printed(std::int64_t route, const std::string& hash, const std::string& json) {
    write([&](store::Connection& c) -> Result<void> {
      const auto put = store::put_printout(c, {route, kForm, hash, 1, "operator:x", 2, json});
      return put ? Result<void>() : put.error();
    });
  }
  // The teacher's position is another one since.
  void change_route() {
    store::RouteFacts facts = routes().at(0);
    const std::size_t at = facts.data.find("Учитель физики");
    ASSERT_NE(at, std::string::npos);
    facts.data.replace(at, std::string("Учитель физики").size(), "Учитель химии");
    write([&](store::Connection& c) { return store::set_route_facts(c, route_, facts); });
  }

  [[nodiscard]] print::Mark mark(unsigned page = 1, unsigned pages = 1) const {
    return {code_, kForm, hash_, page, pages};
  }
  // A file with these pages; nothing stands for an unread one.
  static DocumentExam paper(const std::string& name, const std::vector<std::optional<print::Mark>>& marks) {
    scan::Reading reading;
    for (const auto& one : marks) {
      scan::Page& page = reading.pages.emplace_back();
      page.number = static_cast<unsigned>(reading.pages.size());
      if (one) page.marks.push_back({*one, 0});
      if (!one) page.unread = scan::kNoMark;
    }
    reading.cards = scan::put_together(reading.pages);
    for (std::size_t i = 0; i < reading.cards.cards.size(); ++i) {
      reading.pdfs.push_back("pdf " + std::to_string(i) + name);
    }
    reading.pngs.assign(reading.cards.loose.size(), reading.cards.cards.empty() ? "" : "png of " + name);
    DocumentExam document = test::file_of_kind(DocumentKind::pdf, name);
    document.media_type = "application/pdf";
    document.scan = hashed(std::move(reading));
    return document;
  }
  std::string settle_paper(std::vector<DocumentExam> documents) {
    return settle(letter_with(std::move(documents), "paper" + std::to_string(++papers_) + "@school.example"));
  }
  std::vector<store::Scan> scans() {
    return get<std::vector<store::Scan>>([](store::Connection& c) { return store::scans_page(c, {}); });
  }
  std::string answer() {
    const auto all = replies();
    return all.empty() ? std::string() : all.back().message.text;
  }
  void TearDown() override {
    const auto report = store::fsck(store());
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->whole()) << report->findings.at(0).code;
    test::Ledger::TearDown();
  }

  std::int64_t route_ = 0;
  std::string code_, hash_;
  int papers_ = 0;
};

TEST_F(FileScan, FilesACardThatSaysWhatTheStoreHas) {
  (void)replies();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark(1, 2), mark(2, 2)})}), "filed");
  EXPECT_EQ(last().documents.at(0).state, "accepted");
  EXPECT_THAT(last_submissions(), SizeIs(0)) << "a scan is no submission";
  ASSERT_THAT(scans(), SizeIs(1));
  const store::Scan scan = scans()[0];
  EXPECT_EQ(scan.state, "filed");
  EXPECT_EQ(scan.route_id, route_);
  EXPECT_EQ(scan.matches, true);
  EXPECT_EQ(scan.pages, "[1,2]");
  const auto shown = show_scan(store(), scan.id);
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->image, "pdf 0скан.pdf");
  EXPECT_THAT(answer(), AllOf(HasSubstr(code_), HasSubstr("подшит к маршруту: 2 страницы"), HasSubstr("Текст тот же")));
}

TEST_F(FileScan, TellsWhatChangedSinceItWasPrinted) {
  (void)replies();
  printed(route_, hash_, data());
  change_route();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark()})}), "filed");
  EXPECT_EQ(scans().at(0).matches, false);
  EXPECT_EQ(scans().at(0).route_id, route_);
  EXPECT_THAT(answer(), AllOf(HasSubstr("«Занимаемая должность»"), Not(HasSubstr("химии"))));
}

TEST_F(FileScan, NamesThePagesThatAreMissing) {
  (void)replies();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark(1, 4), mark(3, 4)})}), "filed");
  EXPECT_EQ(scans().at(0).reason, "pages-missing");
  EXPECT_THAT(answer(), HasSubstr("не хватает страниц: 2, 4"));
}

TEST_F(FileScan, PutsPhotographsOfOneCardTogetherInTheAnswer) {
  (void)replies();
  EXPECT_EQ(settle_paper({paper("1.jpg", {mark(1, 2)}), paper("2.jpg", {mark(2, 2)})}), "filed");
  EXPECT_THAT(scans(), SizeIs(2));
  EXPECT_THAT(answer(), AllOf(HasSubstr("2 страницы, все на месте"), Not(HasSubstr("не хватает"))));
}

TEST_F(FileScan, LeavesUnreadPagesToAPerson) {
  (void)replies();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark(1, 3), {}, mark(3, 3)})}), "filed");
  EXPECT_EQ(last().documents.at(0).state, "review");
  ASSERT_THAT(scans(), SizeIs(2));
  const store::Scan page = scans()[1];
  EXPECT_EQ(page.kind, "page");
  EXPECT_EQ(page.state, "unsettled");
  EXPECT_EQ(page.code, code_) << "a guess by its neighbours";
  EXPECT_EQ(page.media_type, "image/png");
  EXPECT_THAT(answer(), HasSubstr("Код на странице 2 прочитать не удалось"));
}

TEST_F(FileScan, AFileWithoutAMarkIsToldAsBefore) {
  EXPECT_EQ(settle_paper({paper("ИОМ.pdf", {{}})}), "returned");
  EXPECT_EQ(last().documents.at(0).state, "wrong-kind");
  EXPECT_THAT(scans(), SizeIs(0));
}

TEST_F(FileScan, AFileWithoutAMarkBesideOneWithItGoesToAPersonAsItCame) {
  EXPECT_EQ(settle_paper({paper("1.jpg", {mark(1, 2)}), paper("2.jpg", {{}})}), "filed");
  ASSERT_THAT(scans(), SizeIs(2));
  const auto shown = show_scan(store(), scans()[1].id);
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->scan.state, "unsettled");
  EXPECT_EQ(shown->image, "2.jpg");
}

TEST_F(FileScan, AFileThatComesAgainIsNotFiledAgain) {
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark(), {}})}), "filed");
  (void)replies();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark(), {}})}), "duplicate");
  EXPECT_THAT(scans(), SizeIs(2));
  EXPECT_THAT(answer(), HasSubstr("уже приходил"));
}

struct Doubt {
  const char* name;
  const char* reason;
  void (*change)(print::Mark& mark);
};

class Doubtful : public FileScan, public ::testing::WithParamInterface<Doubt> {};

TEST_P(Doubtful, CardsGoToAPerson) {
  EXPECT_EQ(settle(letter_with({card("two", "Петрова Анна Ивановна")}, "two@school.example")), "filed");
  printed(routes().at(1).id, kOther, "{}");
  print::Mark one = mark();
  GetParam().change(one);
  EXPECT_EQ(settle_paper({paper("скан.pdf", {one})}), "filed");
  EXPECT_EQ(last().documents.at(0).state, "review");
  ASSERT_THAT(scans(), SizeIs(1));
  EXPECT_EQ(scans()[0].state, "unsettled");
  EXPECT_EQ(scans()[0].reason, GetParam().reason);
  EXPECT_FALSE(scans()[0].route_id);
}

INSTANTIATE_TEST_SUITE_P(
    Marks, Doubtful,
    ::testing::Values(Doubt{"of_no_route", "unknown-code", [](print::Mark& m) { m.code = "SEV-2026-99999-9"; }},
                      Doubt{"of_no_form", "unknown-form", [](print::Mark& m) { m.form = "no-such-form"; }},
                      Doubt{"without_a_code", "no-code", [](print::Mark& m) { m.code.clear(); }},
                      Doubt{"with_another_routes_content", "other-route", [](print::Mark& m) { m.hash = kOther; }}),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(FileScan, ACardWithoutACodeIsKnownByWhatWasPrinted) {
  printed(route_, hash_, data());
  print::Mark one = mark();
  one.code.clear();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {one})}), "filed");
  EXPECT_EQ(scans().at(0).route_id, route_);
}

TEST_F(FileScan, OfSomebodyUnknownWaits) {
  std::ofstream(folder_.path() / "schools.csv") << "Школа;Домен;Адрес\nСОШ № 9;school9.example;\n";
  schools_ = Schools::load(folder_.path() / "schools.csv", MARSHRUT_SOURCE_DIR "/data").value();
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark()})}), "filed:unknown-sender");
  EXPECT_EQ(last().documents.at(0).state, "apart");
  EXPECT_EQ(scans().at(0).state, "unsettled");
  EXPECT_EQ(scans().at(0).reason, "unknown-sender");
}

TEST_F(FileScan, APersonSettlesWhatWaits) {
  EXPECT_EQ(settle_paper({paper("скан.pdf", {mark(1, 3), {}, {}, mark(3, 3)})}), "filed");
  const auto all = scans();
  ASSERT_THAT(all, SizeIs(3));
  const Operator who{"operator:x", "cli"};
  EXPECT_EQ(settle_scan(store(), contents_, all[1].id, "SEV-2026-99999-9", who).error().code, Code::not_found);
  ASSERT_TRUE(settle_scan(store(), contents_, all[1].id, code_, who));
  EXPECT_EQ(last().documents.at(0).state, "review") << "one waits still";
  ASSERT_TRUE(drop_scan(store(), all[2].id, who));
  EXPECT_EQ(last().documents.at(0).state, "accepted");
  EXPECT_EQ(settle_scan(store(), contents_, all[1].id, code_, who).error().code, Code::conflict);
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit WHERE action IN ('scan.filed', 'scan.dropped')"), 2);
}

}  // namespace
}  // namespace marshrut::intake
