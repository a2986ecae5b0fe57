#include "app/print_remarks.hpp"

#include <algorithm>
#include <array>

#include "docx/document.hpp"
#include "opc/package.hpp"
#include "print/fonts.hpp"
#include "text/messages.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kMostFonts = 64;

// The parts that name fonts for text; tables of fonts list what is not used, too.
bool names_fonts(std::string_view part) {
  return part == "word/document.xml" || part == "word/styles.xml" || part.rfind("word/header", 0) == 0 ||
         part.rfind("word/footer", 0) == 0;
}

void collect(std::string_view xml, std::string_view attribute, std::set<std::string>& out) {
  for (std::size_t at = xml.find(attribute); at != std::string_view::npos; at = xml.find(attribute, at)) {
    at += attribute.size();
    const std::size_t end = xml.find('"', at);
    if (end == std::string_view::npos || out.size() >= kMostFonts) return;
    if (end > at) out.emplace(xml.substr(at, end - at));
  }
}

// "BAAAAA+LiberationSerif-Bold" -> "liberationserif"
std::string plain_font(std::string_view name) {
  if (const std::size_t plus = name.find('+'); plus == 6) name.remove_prefix(plus + 1);
  std::string out;
  for (const char c : name.substr(0, name.find_first_of("-,"))) {
    if (c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// A font that isn't here matters when another one is really on the pages.
void add_font_remarks(const DocumentLooks& looks, const print::PageView& pages, std::vector<PrintRemark>& out) {
  std::set<std::string> used;
  for (const std::string& font : pages.fonts()) used.insert(plain_font(font));
  for (const std::string& font : looks.fonts) {
    const auto other = print::stand_in(font);
    if (!other || used.count(plain_font(font)) > 0) continue;
    out.push_back({"font",
                   text::message("app.print.font", {{"font", std::string_view(font)},
                                                    {"other", std::string_view(other->empty() ? "?" : *other)}}),
                   0});
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\n\f");
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool is_page_number(std::string_view line) {
  return line.size() <= 4 && std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// «Директор школы   Л. И. Охлопков»: the last three words are initials and a family name.
bool ends_with_signer(std::string_view line) {
  std::size_t begin = line.size();
  for (int words = 0; words < 3 && begin != 0; ++words) {
    begin = line.find_last_not_of(' ', begin - 1);
    if (begin == std::string_view::npos) return false;
    const std::size_t blank = line.rfind(' ', begin);
    begin = blank == std::string_view::npos ? 0 : blank + 1;
  }
  const text::Name name = text::parse_name(line.substr(begin));
  return !name.family.empty() && !name.given.empty() && name.given.back() == '.' && !name.patronymic.empty() &&
         name.patronymic.back() == '.';
}

bool is_signature(std::string_view line) {
  if (std::count(line.begin(), line.end(), '/') >= 2 || line.find("___") != std::string_view::npos) return true;
  return ends_with_signer(line);
}

// Words of captions alone: «подпись  фамилия, инициалы».
bool is_caption(std::string_view line) {
  constexpr std::array<std::string_view, 14> kWords = {
      "подпись", "фамилия",   "имя", "отчество", "инициалы",        "расшифровка", "подписи",
      "дата",    "должность", "м",   "п",        "педагогического", "работника",   "место"};
  const std::string key = text::label_key(line);
  std::string_view rest = key;
  while (!rest.empty()) {
    const std::size_t end = rest.find(' ');
    if (std::find(kWords.begin(), kWords.end(), rest.substr(0, end)) == kWords.end()) return false;
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return true;
}

// «20» июня 2025 г.
bool is_date(std::string_view line) {
  constexpr std::string_view kQuote = "«", kYear = "г.";
  return line.rfind(kQuote, 0) == 0 && line.size() < 60 && line.size() > kYear.size() &&
         line.substr(line.size() - kYear.size()) == kYear;
}

void add_signature_remarks(const print::PageView& pages, std::vector<PrintRemark>& out) {
  for (std::size_t page = 1; page < pages.pages(); ++page) {
    if (!is_signature_page(pages.text(page))) continue;
    const auto number = static_cast<unsigned>(page + 1);
    out.push_back({"signature", text::message("app.print.signature", {{"page", static_cast<double>(number)}}), number});
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

// The first words that the document has and its pages don't.
std::string lost_words(std::string_view docx, const print::PageView& pages) {
  constexpr std::size_t kShown = 3;
  const auto package = opc::Package::open(docx);
  const auto document = package ? docx::Document::open(*package) : Result<docx::Document>(package.error());
  if (!document) return {};
  std::string printed;
  for (std::size_t page = 0; page < pages.pages(); ++page)
    printed += squeezed(pages.text(page, print::PageView::Order::drawn));
  std::string lost;
  std::size_t count = 0;
  const std::string_view text = document->text();
  for (std::size_t begin = 0; begin < text.size() && count < kShown;) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    const std::string key = squeezed(word);
    if (key.empty() || printed.find(key) != std::string::npos) continue;
    lost += (lost.empty() ? "" : " ") + std::string(word);
    ++count;
  }
  return lost;
}

}  // namespace

Result<DocumentLooks> looks_of_document(std::string_view docx) {
  const auto package = opc::Package::open(docx);
  if (!package) return package.error();
  DocumentLooks looks;
  for (const opc::Member& member : package->members()) {
    if (!names_fonts(member.name)) continue;
    const auto xml = package->read(member.name);
    if (!xml) return xml.error();
    collect(*xml, ":ascii=\"", looks.fonts);
    collect(*xml, ":hAnsi=\"", looks.fonts);
    for (const char* fixed : {"hRule=\"exact\"", "txbxContent", "framePr"}) {
      looks.may_cut = looks.may_cut || xml->find(fixed) != std::string::npos;
    }
  }
  return looks;
}

bool is_signature_page(std::string_view text) {
  bool signature = false;
  for (const std::string_view raw : lines_of(text)) {
    const std::string line = text::value_text(raw);
    const bool signs = is_signature(raw);
    signature = signature || signs;
    if (!signs && !is_page_number(line) && !is_caption(line) && !is_date(line)) return false;
  }
  return signature;
}

std::vector<PrintRemark> remarks_on_print(const DocumentLooks& looks, std::string_view docx,
                                          const print::PageView& pages, const route::Profile::Print& allowed) {
  std::vector<PrintRemark> out;
  add_font_remarks(looks, pages, out);
  if (allowed.pages && pages.pages() > *allowed.pages) {
    out.push_back({"pages",
                   text::message("app.print.pages", {{"pages", static_cast<double>(pages.pages())},
                                                     {"most", static_cast<double>(*allowed.pages)}}),
                   0});
  }
  add_signature_remarks(pages, out);
  if (!looks.may_cut) return out;
  if (const std::string lost = lost_words(docx, pages); !lost.empty()) {
    out.push_back({"cut", text::message("app.print.cut", {{"words", std::string_view(lost)}}), 0});
  }
  return out;
}

PrintRemark mark_remark(unsigned page) {
  return {"mark", text::message("app.print.mark", {{"page", static_cast<double>(page)}}), page};
}

}  // namespace marshrut::app
