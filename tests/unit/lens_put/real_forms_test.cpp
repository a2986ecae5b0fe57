#include "real_forms.hpp"

#include <gtest/gtest.h>

#include "lens/lint_form.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;

TEST(RealForms, AreWhatLintAccepts) {
  for (const auto& folder : real_forms()) {
    const RealForm form = real_form(folder);
    const auto findings = lint(form.bytes, form.facts);
    ASSERT_TRUE(findings.ok()) << folder;
    for (const LintFinding& finding : *findings) {
      ADD_FAILURE() << folder.filename() << ": " << finding.code << " @ " << finding.place << ": " << finding.marker;
    }
  }
}

TEST(RealForms, LeaveNoMarkerInWhatTheyMake) {
  for (const auto& folder : real_forms()) {
    const RealForm form = real_form(folder);
    for (const Mode mode : {Mode::fill, Mode::blank}) {
      EXPECT_EQ(text_of(made(form.bytes, form.facts, json("{}"), mode)).find("{{"), std::string::npos) << folder;
    }
  }
}

}  // namespace
}  // namespace marshrut::lens
