// Documents as a person sees them, by real LibreOffice and a real worker: each field's place holds its words.
#include "desk/document_views.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <thread>

#include "app/read.hpp"
#include "base/files.hpp"
#include "desk/view_worker.hpp"
#include "lens/form.hpp"

namespace marshrut::desk {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MARSHRUT_SOURCE_DIR;
constexpr const char* kPng = "\x89PNG";

class Views : public ::testing::Test {
protected:
  Views() : office_(office_settings()), views_(office_, {MARSHRUT_PROGRAM}) {}

  static office::OfficeSettings office_settings() {
    office::OfficeSettings settings;
    settings.program = MARSHRUT_PROGRAM;
    return settings;
  }
  DocumentViews::Bytes bytes_of(const std::string& document) {
    return [this, document]() -> Result<std::string> {
      ++asked_;
      return document;
    };
  }
  std::string code_of(const std::string& document) {
    const auto view = views_.view("of " + std::to_string(++asked_), bytes_of(document));
    return view ? "done" : std::string(code_name(view.error().code));
  }

  office::Office office_;
  DocumentViews views_;
  std::atomic<int> asked_ = 0;
};

// The box of each word of a page's text layer would do; what was read and where it is said to stand must agree.
TEST_F(Views, EveryFieldOfAFilledFormHasItsPlaceOnAPage) {
  const auto forms = lens::FormSet::load(kRoot / "templates", kRoot / "schemas/route.schema.json");
  ASSERT_TRUE(forms);
  const std::string docx = read_file(kRoot / "samples/odintsovo/odintsovo-blank/errors.docx").value();
  const auto outcome = app::read_document(docx, *forms);
  ASSERT_TRUE(outcome);
  const auto view = views_.view("one", bytes_of(docx));
  ASSERT_TRUE(view) << view.error().message;
  ASSERT_FALSE((*view)->pages.empty());
  int placed = 0;
  for (const lens::Field& field : outcome->reading.fields) {
    const std::string at = app::place_of(outcome->document, field.paragraph);
    if (at.empty()) continue;
    const auto found = (*view)->places.find(at);
    ASSERT_NE(found, (*view)->places.end()) << field.path << ' ' << at;
    const ViewPlace& place = found->second;
    ASSERT_GE(place.page, 1U);
    ASSERT_LE(place.page, (*view)->pages.size());
    const ViewPage& page = (*view)->pages[place.page - 1];
    EXPECT_GE(place.x, 0) << field.path;
    EXPECT_GE(place.y, 0) << field.path;
    EXPECT_LE(place.x + place.width, page.width + 1) << field.path;
    EXPECT_LE(place.y, page.height) << field.path;
    EXPECT_GT(place.width, 0) << field.path;
    EXPECT_GT(place.height, 0) << field.path;
    ++placed;
  }
  EXPECT_GT(placed, 10);
  // Fields of one row stand side by side, in their order; those of later paragraphs not above on the same page.
  const auto png = views_.page("one", bytes_of(docx), 1, 600);
  ASSERT_TRUE(png) << png.error().message;
  EXPECT_EQ(png->substr(0, 4), kPng);
  EXPECT_EQ(asked_, 1) << "the page was laid out again";
  const auto beyond = views_.page("one", bytes_of(docx), 99, 600);
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().code, Code::not_found);
}

TEST_F(Views, WhoAsksMeanwhileWaitsForTheSameLayout) {
  const std::string docx = read_file(kRoot / "samples/odintsovo/odintsovo-blank/errors.docx").value();
  std::atomic<int> done = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { done += views_.view("same", bytes_of(docx)) ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, 4);
  EXPECT_EQ(asked_, 1);
}

TEST_F(Views, WhatHasNoPagesIsRefusedWithACode) {
  EXPECT_EQ(code_of(""), "empty");
  EXPECT_EQ(code_of("%PDF-1.7 and nothing more"), "damaged");
  EXPECT_EQ(code_of("\x89PNG\r\n\x1A\n"), "damaged");
  EXPECT_NE(code_of("just a text"), "done");
  // The worker lives on.
  EXPECT_EQ(code_of(read_file(kRoot / "samples/odintsovo/odintsovo-blank/errors.docx").value()), "done");
}

}  // namespace
}  // namespace marshrut::desk
