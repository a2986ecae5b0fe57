#include "xlsx/workbook.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

#include "xlsx/sheet_reader.hpp"
#include "xlsx/workbook_parts.hpp"

namespace marshrut::xlsx {

namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

const opc::Relationship* find_type(const std::vector<opc::Relationship>& links, std::string_view type) {
  const auto found = std::find_if(links.begin(), links.end(), [&](const opc::Relationship& link) {
    return !link.external && ends_with(link.type, type);
  });
  return found == links.end() ? nullptr : &*found;
}

class Workbook final : public TableSource {
public:
  Workbook(std::unique_ptr<const std::string> bytes, opc::Package package)
      : bytes_(std::move(bytes)), package_(std::move(package)) {}

  Result<void> load(const TableLimits& limits) {
    context_.limits = limits;
    const Deadline deadline = std::chrono::steady_clock::now() + limits.time;
    auto main = package_.main_part();
    if (!main) return main.error();
    if (package_.main_content_type().find("binary") != std::string::npos) {
      return Error{Code::unsupported_format, "a binary workbook (.xlsb)", *main};
    }
    auto xml = package_.read(*main);
    if (!xml) return xml.error();
    auto book = parse_workbook(*xml, *main, limits, deadline);
    if (!book) return book.error();
    auto links = package_.relationships(*main);
    if (!links) return links.error();
    context_.from_1904 = book->from_1904;
    add_sheets(*book, *links);
    if (auto done = load_texts(*links, deadline); !done) return done;
    return load_formats(*links, deadline);
  }

  [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return sheets_; }

  [[nodiscard]] Result<SheetFacts> facts(std::size_t sheet) const override {
    if (!sheets_[sheet].cells) return SheetFacts{};
    auto xml = package_.read(parts_[sheet]);
    if (!xml) return xml.error();
    auto known = scanned(sheet, *xml);
    if (!known) return known.error();
    return known->facts;
  }

  Result<void> rows(std::size_t sheet, Merged merged, const RowSink& sink) const override {
    if (!sheets_[sheet].cells) return {};
    auto xml = package_.read(parts_[sheet]);
    if (!xml) return xml.error();
    auto known = scanned(sheet, *xml);
    if (!known) return known.error();
    return read_rows(*xml, parts_[sheet], context_, *known, merged, sink);
  }

private:
  void add_sheets(const WorkbookPart& book, const std::vector<opc::Relationship>& links) {
    for (const WorkbookPart::Sheet& sheet : book.sheets) {
      const auto link = std::find_if(links.begin(), links.end(),
                                     [&](const opc::Relationship& l) { return l.id == sheet.relationship; });
      const bool known = link != links.end() && !link->external;
      const bool other = known && !ends_with(link->type, "/worksheet");
      sheets_.push_back({sheet.name, sheet.hidden, !other});
      // A sheet that leads nowhere is damaged when it is read.
      parts_.push_back(known ? link->target : std::string());
    }
    scanned_.resize(sheets_.size());
  }

  // The part of a link, or nothing where it is not there: workbooks without texts or formats have none.
  Result<std::optional<std::string>> linked(const std::vector<opc::Relationship>& links, std::string_view type,
                                            std::string& part) {
    const opc::Relationship* link = find_type(links, type);
    if (link == nullptr || package_.find(link->target) == nullptr) return std::optional<std::string>();
    part = link->target;
    auto xml = package_.read(part);
    if (!xml) return xml.error();
    return std::optional<std::string>(std::move(*xml));
  }

  Result<void> load_texts(const std::vector<opc::Relationship>& links, Deadline deadline) {
    std::string part;
    auto xml = linked(links, "/sharedStrings", part);
    if (!xml) return xml.error();
    if (!*xml) return {};
    auto texts = SharedTexts::parse(**xml, part, context_.limits, deadline);
    if (!texts) return texts.error();
    context_.texts = std::move(*texts);
    return {};
  }

  Result<void> load_formats(const std::vector<opc::Relationship>& links, Deadline deadline) {
    std::string part;
    auto xml = linked(links, "/styles", part);
    if (!xml) return xml.error();
    if (!*xml) return {};
    auto formats = parse_formats(**xml, part, context_.limits, deadline);
    if (!formats) return formats.error();
    context_.formats = std::move(*formats);
    return {};
  }

  // What the first pass over a sheet told; merged ranges stand behind the rows that they are needed for.
  [[nodiscard]] Result<ScannedSheet> scanned(std::size_t sheet, std::string_view xml) const {
    const std::lock_guard lock(mutex_);
    auto& known = scanned_[sheet];
    if (!known) known = scan_sheet(xml, parts_[sheet], context_);
    return *known;
  }

  std::unique_ptr<const std::string> bytes_;
  opc::Package package_;
  SheetContext context_;
  std::vector<SheetInfo> sheets_;
  std::vector<std::string> parts_;
  mutable std::mutex mutex_;
  mutable std::vector<std::optional<Result<ScannedSheet>>> scanned_;
};

}  // namespace

Result<std::unique_ptr<TableSource>> open_workbook(std::string bytes, const TableLimits& limits) {
  auto owned = std::make_unique<const std::string>(std::move(bytes));
  auto package = opc::Package::open(*owned, limits.package);
  if (!package) return package.error();
  auto book = std::make_unique<Workbook>(std::move(owned), std::move(*package));
  if (auto loaded = book->load(limits); !loaded) return loaded.error();
  return std::unique_ptr<TableSource>(std::move(book));
}

}  // namespace marshrut::xlsx
