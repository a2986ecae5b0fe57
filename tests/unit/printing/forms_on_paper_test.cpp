// Every form and every sample on paper: PDF/A-2b as far as Debian's programs can say, nothing lost, each page marked.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/fill.hpp"
#include "app/fixture.hpp"
#include "app/printout.hpp"
#include "base/files.hpp"
#include "print/made_pdf.hpp"
#include "print/page_view.hpp"
#include "print/pdf_check.hpp"
#include "support/office.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {
namespace {

namespace fs = std::filesystem;

struct OnPaper {
  fs::path data;
  const lens::Form* form = nullptr;
  route::Value route;
  Printout printout;
};

// All samples through one worker; a form without one is printed empty.
const std::vector<OnPaper>& all_on_paper() {
  static const std::vector<OnPaper> all = [] {
    std::vector<OnPaper> made;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MARSHRUT_SOURCE_DIR) / "samples")) {
      const lens::Form* form = own_forms().find(entry.path().parent_path().filename().string());
      if (form == nullptr || entry.path().extension() != ".json") continue;
      auto route = route_from_json(read_file(entry.path()).value(), form->schema());
      EXPECT_TRUE(route) << entry.path();
      if (route) made.push_back({entry.path(), form, std::move(*route), {}});
    }
    for (const lens::Form& form : own_forms().forms()) {
      made.push_back({form.profile().id + " empty", &form, route::Value(route::Object{}), {}});
    }
    office::OfficeSettings settings;
    settings.program = MARSHRUT_PROGRAM;
    office::Office office(settings);
    Printer printer(office);
    lens::Scratch scratch;
    for (OnPaper& one : made) {
      auto printed = printer.print_document(*one.form, one.route, scratch);
      EXPECT_TRUE(printed) << one.data << ": " << (printed ? "" : printed.error().message);
      if (printed) one.printout = std::move(*printed);
    }
    return made;
  }();
  return all;
}

TEST(FormsOnPaper, ArePdfAThatLeadsNowhere) {
  for (const OnPaper& one : all_on_paper()) {
    const auto facts = print::inspect_pdf(one.printout.pdf);
    ASSERT_TRUE(facts) << one.data;
    EXPECT_TRUE(facts->good()) << one.data;
    EXPECT_EQ(facts->title, one.printout.title);
  }
}

TEST(FormsOnPaper, HaveNothingToRemark) {
  for (const OnPaper& one : all_on_paper()) {
    for (const PrintRemark& remark : one.printout.remarks) ADD_FAILURE() << one.data << ": " << remark.message;
  }
}

TEST(FormsOnPaper, CarryAMarkOnEachPageThatIsRead) {
  for (const OnPaper& one : all_on_paper()) {
    const unsigned pages = one.printout.content.pages;
    for (unsigned page = 0; page < pages; ++page) {
      const auto seen =
          print::testing::codes_on(print::testing::rendered(one.printout.pdf, static_cast<int>(page), 150), 30);
      ASSERT_EQ(seen.size(), one.form->profile().print.mark ? 1U : 0U) << one.data << ", page " << page + 1;
      if (seen.empty()) continue;
      const auto& content = one.printout.content;
      EXPECT_EQ(print::parse_mark(seen[0].text),
                (print::Mark{content.code, content.form, content.hash, page + 1, pages}));
    }
  }
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = text::next_folded(text, offset);
    if (c != U' ' && c != 0) text::append_utf8(out, c);
  }
  return out;
}

// Texts of the kind that is printed as it is.
void texts_of(const route::Schema& schema, const route::Value& value, route::Path path, std::vector<std::string>& out) {
  if (const auto* members = value.object()) {
    for (const auto& [key, inner] : *members) {
      route::Path below = path;
      below.push_back({route::Step::Kind::key, key, {}, 0});
      texts_of(schema, inner, std::move(below), out);
    }
  } else if (const auto* items = value.array()) {
    path.push_back({route::Step::Kind::each, {}, {}, 0});
    for (const auto& item : *items) texts_of(schema, item, path, out);
  } else if (value.string() != nullptr && schema.kind(path) == "text") {
    out.push_back(*value.string());
  }
}

TEST(FormsOnPaper, LoseNothingAndKeepTheOrderOfReading) {
  std::size_t checked = 0;
  for (const OnPaper& one : all_on_paper()) {
    const auto view = print::PageView::open(one.printout.pdf);
    ASSERT_TRUE(view) << one.data;
    std::string printed;
    for (std::size_t page = 0; page < view->pages(); ++page) {
      printed += squeezed(view->text(page, print::PageView::Order::drawn));
    }
    route::Value shown = one.form->restrict(one.route);
    if (auto* members = shown.object()) std::erase_if(*members, [](const auto& m) { return m.first == "form"; });
    std::vector<std::string> texts;
    texts_of(one.form->schema(), shown, {}, texts);
    for (const std::string& text : texts) {
      // A text that goes on over a page has the next page's number in it: its words then stand for it.
      if (printed.find(squeezed(text)) != std::string::npos) {
        ++checked;
        continue;
      }
      for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::string word = squeezed(std::string_view(text).substr(begin, end - begin));
        EXPECT_NE(printed.find(word), std::string::npos) << one.data << ": " << text;
      }
    }
  }
  EXPECT_GT(checked, 500U);
}

TEST(FormsOnPaper, PleaseTheProgramsThatReadPdf) {
  const testing::TemporaryFolder folder;
  const std::string file = (folder.path() / "one.pdf").string();
  for (const OnPaper& one : all_on_paper()) {
    ASSERT_TRUE(write_file_atomic(file, one.printout.pdf));
    EXPECT_EQ(testing::run({"qpdf", "--check", file}), 0) << one.data;
    std::string fonts, said;
    EXPECT_EQ(testing::run({"pdffonts", file}, &fonts), 0);
    EXPECT_EQ(fonts.find(" no  "), std::string::npos) << one.data << '\n' << fonts;
    EXPECT_EQ(
        testing::run({"gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", file},
                     &said),
        0)
        << one.data;
    EXPECT_EQ(said, "") << one.data;
    said.clear();
    EXPECT_EQ(testing::run({"mutool", "draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "pgm", file}, &said), 0);
    EXPECT_EQ(said, "") << one.data;
  }
}

}  // namespace
}  // namespace marshrut::app
