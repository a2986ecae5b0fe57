// The law through LibreOffice: what people's other programs make of a form still reads as its route.
#include "support/office.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/files.hpp"
#include "property/law.hpp"
#include "text/normalize.hpp"

namespace marshrut::testing {
namespace {

constexpr std::uint64_t kRoutes = 6;

struct Sample {
  std::string name;
  route::Value want;
};

// LibreOffice 7.4 spoils what was typed in a plain-text control when it holds line breaks (they go), East Asian letters
// (the text is doubled) or emoji (its end moves in ODF): such values are tried in prefilled blanks, whose controls
// differ.
std::string simple(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size() && text[at] != '\n';) {
    const char32_t c = text::next_code_point(text, at);
    if (c < 0x2E80) text::append_utf8(result, c);
  }
  result = text::value_text(result);
  return text::is_empty_value(result) ? "Текст" : result;
}

route::Value in_one_line(const route::Value& value) {
  if (const route::Object* object = value.object()) {
    route::Value result{route::Object{}};
    for (const auto& [key, member] : *object) result[key] = in_one_line(member);
    return result;
  }
  if (const route::Array* array = value.array()) {
    route::Array result;
    for (const route::Value& element : *array) result.push_back(in_one_line(element));
    return route::Value(std::move(result));
  }
  if (value.string() == nullptr) return value;
  return route::Value(simple(*value.string()));
}

class ThroughOffice : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    for (const lens::Form& form : forms().forms()) {
      if (form.profile().reads) make_samples(form);
    }
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  void SetUp() override {
    ASSERT_TRUE(program("soffice")) << "LibreOffice (soffice) is not installed: apt-get install libreoffice-writer";
  }

  static std::filesystem::path folder(const std::string& name) {
    const auto path = folder_->path() / name;
    std::filesystem::create_directories(path);
    return path;
  }

  static void make_samples(const lens::Form& form) {
    RouteGenerator generator(form, forms().forms());
    const FormFacts facts = facts_of(form);
    for (std::uint64_t seed = first_seed(); seed < first_seed() + kRoutes; ++seed) {
      const route::Value route = generator.route(seed * 100);
      const std::string name = form.profile().id + "-" + std::to_string(seed * 100);
      filled_.push_back({name, expected(form, route)});
      (void)write_file_atomic(folder("filled") / (name + ".docx"), filled(form, route));
      blanks_.push_back({name, expected(form, route)});
      (void)write_file_atomic(folder("blanks") / (name + ".docx"), blank(form, route));
      const auto [document, want] = typed_blank(form, facts, in_one_line(route));
      typed_.push_back({name, want});
      (void)write_file_atomic(folder("typed") / (name + ".docx"), document);
    }
  }

  // docx -> format -> docx, in one run of LibreOffice each way; the folder with what comes back.
  static std::filesystem::path through(const std::string& from, const std::vector<Sample>& samples,
                                       const std::string& format, const std::string& filter) {
    const auto profile = folder("profile");
    const auto there = folder(from + "-" + format);
    const auto back = folder(from + "-" + format + "-docx");
    std::vector<std::filesystem::path> files;
    for (const Sample& sample : samples) files.push_back(folder(from) / (sample.name + ".docx"));
    EXPECT_TRUE(convert(files, filter, there, profile));
    if (format == "docx") return there;
    for (auto& file : files) file = there / (file.stem().string() + "." + format);
    EXPECT_TRUE(convert(files, "docx:MS Word 2007 XML", back, profile));
    return back;
  }

  struct Count {
    std::size_t all = 0, differing = 0;
  };

  static Count compare(const std::filesystem::path& documents, const std::vector<Sample>& samples,
                       const std::string& format, std::string& list) {
    Count count;
    for (const Sample& sample : samples) {
      count.all += leaves(sample.want);
      const auto bytes = read_file(documents / (sample.name + ".docx"));
      if (!bytes) {
        list += sample.name + " as " + format + ": not converted\n";
        count.differing += leaves(sample.want);
        continue;
      }
      const ReadBack got = read_back(*bytes);
      std::vector<std::string> differing = differences(sample.want, got.reading.route);
      if (!got.error.empty()) differing.assign(leaves(sample.want), got.error);
      count.differing += differing.size();
      for (std::size_t i = 0; i < differing.size() && i < 6; ++i) {
        list += sample.name + " as " + format + " " + differing[i].substr(0, 600) + "\n";
      }
    }
    return count;
  }

  static TemporaryFolder* folder_;
  static std::vector<Sample> filled_, blanks_, typed_;
};

TemporaryFolder* ThroughOffice::folder_ = nullptr;
std::vector<Sample> ThroughOffice::filled_;
std::vector<Sample> ThroughOffice::blanks_;
std::vector<Sample> ThroughOffice::typed_;

struct Format {
  const char* name;
  const char* filter;
};

void PrintTo(const Format& format, std::ostream* out) { *out << format.filter; }

class OfficeFormat : public ThroughOffice, public ::testing::WithParamInterface<Format> {};

TEST_P(OfficeFormat, KeepsEveryValueOfAFilledForm) {
  std::string list;
  const auto documents = through("filled", filled_, GetParam().name, GetParam().filter);
  const Count count = compare(documents, filled_, GetParam().name, list);
  EXPECT_EQ(count.differing, 0U) << "of " << count.all << " values\n" << list;
}

TEST_P(OfficeFormat, KeepsEveryValueOfAPrefilledBlank) {
  std::string list;
  const auto documents = through("blanks", blanks_, GetParam().name, GetParam().filter);
  const Count count = compare(documents, blanks_, GetParam().name, list);
  EXPECT_EQ(count.differing, 0U) << "of " << count.all << " values\n" << list;
}

TEST_P(OfficeFormat, KeepsNearlyEveryValueTypedIntoABlank) {
  std::string list;
  const auto documents = through("typed", typed_, GetParam().name, GetParam().filter);
  const Count count = compare(documents, typed_, GetParam().name, list);
  EXPECT_LE(count.differing * 100, count.all) << list;
  std::printf("%zu of %zu values differ\n%s", count.differing, count.all, list.c_str());
}

INSTANTIATE_TEST_SUITE_P(Formats, OfficeFormat,
                         ::testing::Values(Format{"docx", "docx:MS Word 2007 XML"}, Format{"odt", "odt"},
                                           Format{"rtf", "rtf"}, Format{"doc", "doc:MS Word 97"}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace marshrut::testing
