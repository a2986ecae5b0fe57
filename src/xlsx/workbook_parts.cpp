#include "xlsx/workbook_parts.hpp"

#include <charconv>
#include <map>

namespace marshrut::xlsx {

namespace {

class WorkbookHandler final : public SaxHandler {
public:
  explicit WorkbookHandler(const TableLimits& limits) : limits_(limits) {}
  WorkbookPart take() { return std::move(part_); }

  void begin(std::string_view name, const Attributes& attributes) override {
    if (!root_seen_ && name != "workbook") return fail(Code::unsupported_format, "the main part is no workbook");
    root_seen_ = true;
    if (name == "workbookPr") part_.from_1904 = attributes.is_on("date1904");
    if (name == "sheets") in_sheets_ = true;
    if (name == "sheet" && in_sheets_) add(attributes);
  }
  void end(std::string_view name) override {
    if (name == "sheets") in_sheets_ = false;
  }
  void text(std::string_view /*text*/) override {}

private:
  void add(const Attributes& attributes) {
    if (part_.sheets.size() == limits_.max_sheets) return fail(Code::too_large, "too many sheets");
    const std::string_view state = attributes.value("state");
    part_.sheets.push_back({std::string(attributes.value("name")), std::string(attributes.value("id")),
                            state == "hidden" || state == "veryHidden"});
  }

  const TableLimits& limits_;
  WorkbookPart part_;
  bool root_seen_ = false, in_sheets_ = false;
};

unsigned number_of(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class StylesHandler final : public SaxHandler {
public:
  explicit StylesHandler(const TableLimits& limits) : limits_(limits) {}
  std::vector<Shows> take() { return std::move(formats_); }

  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "numFmt" && !in_cells_) {
      if (codes_.size() == limits_.max_formats) return fail(Code::too_large, "too many number formats");
      codes_[number_of(attributes.value("numFmtId"))] = shown_by_code(attributes.value("formatCode"));
    }
    if (name == "cellXfs") in_cells_ = true;
    if (name != "xf" || !in_cells_) return;
    if (formats_.size() == limits_.max_formats) return fail(Code::too_large, "too many cell formats");
    const unsigned id = number_of(attributes.value("numFmtId"));
    const auto custom = codes_.find(id);
    formats_.push_back(custom == codes_.end() ? shown_by_id(id) : custom->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") stop();
  }
  void text(std::string_view /*text*/) override {}

private:
  const TableLimits& limits_;
  std::map<unsigned, Shows> codes_;
  std::vector<Shows> formats_;
  bool in_cells_ = false;
};

}  // namespace

Result<WorkbookPart> parse_workbook(std::string_view xml, std::string_view part, const TableLimits& limits,
                                    Deadline deadline) {
  WorkbookHandler handler(limits);
  if (auto done = parse_sax(xml, handler, part, deadline); !done) return done.error();
  return handler.take();
}

Result<std::vector<Shows>> parse_formats(std::string_view xml, std::string_view part, const TableLimits& limits,
                                         Deadline deadline) {
  StylesHandler handler(limits);
  if (auto done = parse_sax(xml, handler, part, deadline); !done) return done.error();
  return handler.take();
}

}  // namespace marshrut::xlsx
