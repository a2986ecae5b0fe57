// Every document of the shared corpus through the reader: the outcome that the manifest asks for, the text that another
// reader saw, within two seconds and 256 MiB.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <ctime>
#include <string>

#include "base/files.hpp"
#include "docx/document.hpp"
#include "shared/docx/corpus.hpp"
#include "text/normalize.hpp"

namespace marshrut::docx {
namespace {

using test::Sample;

constexpr double kMaxSeconds = 2;  // of the processor, since other tests run beside this one
constexpr long kMaxKib = 256L * 1024;

std::set<std::string> wanted(const Sample& sample) {
  if (sample.expected == "ok" && sample.is_word_package()) return {"ok"};
  if (sample.has("encrypted")) return {"encrypted"};
  if (sample.has("xxe")) return {"unsafe-xml"};
  if (sample.has("zip-broken") || sample.has("no-officeDocument-rel")) return {"damaged", "not-a-document"};
  if (sample.has_kind("odf:") || sample.has("rtf") || sample.has("ole-word")) return {"unsupported-format"};
  if (sample.has("not-a-document") || sample.has_kind("ole-")) return {"not-a-document"};
  if (sample.note.find("not well-formed") != std::string::npos) return {"damaged"};
  return {"ok"};
}

// Letters and digits only: the other reader joins what stands at tabs, breaks and paragraph ends in its own way, and
// does not see symbols and form fields.
std::string letters(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::fold(text::next_code_point(text, at));
    if (c != 0 && c != U' ' && !(c >= 0x2500 && c < 0x2800)) text::append_utf8(kept, c);
  }
  return kept;
}

// The peak is the process's, so it tells of one document only where ctest starts a process for each.
void expect_small_process() {
  if (testing::UnitTest::GetInstance()->test_to_run_count() > 1) return;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, kMaxKib);
}

class ReadCorpus : public testing::TestWithParam<Sample> {};

TEST_P(ReadCorpus, EndsAsItShould) {
  const Sample& sample = GetParam();
  const auto bytes = read_file(sample.path());
  ASSERT_TRUE(bytes);
  const std::clock_t start = std::clock();
  const auto package = opc::Package::open(*bytes);
  const Result<Document> document = package ? Document::open(*package) : package.error();
  EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, kMaxSeconds);
  expect_small_process();
  const std::string got = document ? "ok" : std::string(code_name(document.error().code));
  EXPECT_EQ(wanted(sample).count(got), 1U)
      << got << (document ? "" : document.error().message + " " + document.error().where) << " (" << sample.note << ")";
  if (!document || !sample.has_oracle) return;
  const std::string text = letters(document->text());
  const std::string head = letters(sample.head);
  // The other reader keeps the text of cells that tracked changes deleted.
  if (!sample.has("cellDel")) {
    EXPECT_EQ(text.substr(0, head.size()), head);
  }
  EXPECT_EQ(document->paragraphs().empty(), sample.paragraphs == 0);
}

INSTANTIATE_TEST_SUITE_P(Shared, ReadCorpus, testing::ValuesIn(test::samples()),
                         [](const auto& i) { return test::test_name(i.param); });

}  // namespace
}  // namespace marshrut::docx
