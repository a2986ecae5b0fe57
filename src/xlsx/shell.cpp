#include "xlsx/shell.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/files.hpp"
#include "text/messages.hpp"
#include "xlsx/cell_text.hpp"
#include "xlsx/shell_formats.hpp"
#include "xlsx/shell_summary.hpp"
#include "xlsx/spill_file.hpp"
#include "xlsx/widths.hpp"

namespace marshrut::xlsx {

namespace {

using route::RegistryProfile;

constexpr std::uint8_t kPaperA4 = 9;
constexpr std::size_t kMostPrintHeader = 200;  // characters; Excel takes 255 with the codes
constexpr double kRestWidths[] = {10, 30, 100};

// A name for the file that libxlsxwriter insists on; gone with this.
class ScratchName {
public:
  ScratchName() {
    name_ = scratch_pattern();
    const int fd = ::mkstemp(name_.data());
    made_ = fd >= 0;
    if (made_) ::close(fd);
  }
  ScratchName(const ScratchName&) = delete;
  ScratchName& operator=(const ScratchName&) = delete;
  ~ScratchName() {
    if (made_) ::unlink(name_.c_str());
  }
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] const std::string& name() const { return name_; }

private:
  std::string name_;
  bool made_ = false;
};

class Maker {
public:
  Maker(const Plan& plan, lxw_workbook* book) : plan_(plan), book_(book), formats_(book) {}

  void make(Shell& shell) {
    properties();
    for (const SheetPlan& sheet : plan_.sheets) data_sheet(sheet);
    if (plan_.rest.rows > 0) rest_sheet();
    if (!plan_.tables.empty()) add_summary(plan_, book_, formats_);
    for (const auto& column : plan_.profile->columns) {
      Styles styles{};
      const auto& formats = formats_.of(column);
      for (std::size_t i = 0; i < kLooks; ++i) styles[i] = lxw_format_get_xf_index(formats[i]);
      shell.styles.push_back(styles);
    }
    shell.rest_style = lxw_format_get_xf_index(formats_.text());
  }

private:
  void properties() {
    lxw_doc_properties properties{};
    std::string title = plan_.profile->title;
    properties.title = title.data();
    properties.created = plan_.created;
    workbook_set_properties(book_, &properties);
  }

  // What every sheet of rows has: a header that stays in sight and is printed again on each page.
  void table_sheet(lxw_worksheet* sheet, std::size_t columns, std::uint64_t rows) {
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    const auto last = static_cast<lxw_row_t>(std::max<std::uint64_t>(rows, 1));
    worksheet_autofilter(sheet, 0, 0, last, static_cast<lxw_col_t>(columns - 1));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, kPaperA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.8, 0.6);
    worksheet_set_header(sheet, print_header().c_str());
    worksheet_set_footer(sheet, text::message("xlsx.page").c_str());
  }

  [[nodiscard]] std::string print_header() const {
    std::string title;
    for (const char c : plan_.profile->title.substr(0, fitting(plan_.profile->title, kMostPrintHeader))) {
      title += c;
      if (c == '&') title += c;  // «&» begins a code there
    }
    return "&C&\"Times New Roman,Bold\"&12 " + title;
  }

  void data_sheet(const SheetPlan& planned) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, planned.name.c_str());
    const auto& columns = plan_.profile->columns;
    table_sheet(sheet, columns.size(), planned.rows);
    std::size_t lines = 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      lines = std::max(lines, lines_in(columns[i].header, plan_.widths[i] / kBold));
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, column, column, plan_.widths[i], nullptr);
      worksheet_write_string(sheet, 0, column, columns[i].header.c_str(), formats_.header());
      choose_from(sheet, columns[i], column, planned.rows);
    }
    worksheet_set_row(sheet, 0, height_of_lines(lines), nullptr);
    for (const auto& highlight : plan_.profile->highlights) {
      for (const std::size_t column : highlight.columns) colour(sheet, highlight, column, planned.rows);
    }
  }

  void choose_from(lxw_worksheet* sheet, const RegistryProfile::Column& column, lxw_col_t at, std::uint64_t rows) {
    if (column.list.empty() || rows == 0) return;
    std::vector<std::string> list = column.list;  // libxlsxwriter wants what it could write to
    std::vector<char*> values;
    for (std::string& value : list) values.push_back(value.data());
    values.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = values.data();
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    rule.show_error = column.open ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
    std::string title = text::message("xlsx.list.title"), message = text::message("xlsx.list.message");
    rule.error_title = title.data();
    rule.error_message = message.data();
    keep(worksheet_data_validation_range(sheet, 1, at, static_cast<lxw_row_t>(rows), at, &rule));
  }

  void colour(lxw_worksheet* sheet, const RegistryProfile::Highlight& highlight, std::size_t column,
              std::uint64_t rows) {
    if (rows == 0) return;
    using When = RegistryProfile::Highlight::When;
    const std::string cell = '$' + column_name(column) + '2';
    std::string value;
    lxw_conditional_format rule{};
    rule.format = highlight.grave ? formats_.grave() : formats_.light();
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    if (highlight.when == When::missing) value = "=LEN(TRIM(" + cell + "))=0";
    if (highlight.when == When::equals) value = '=' + cell + "=\"" + quoted(highlight.value) + '"';
    if (highlight.when == When::past) value = "=AND(ISNUMBER(" + cell + ")," + cell + "<TODAY())";
    rule.value_string = value.data();
    const auto at = static_cast<lxw_col_t>(column);
    keep(worksheet_conditional_format_range(sheet, 1, at, static_cast<lxw_row_t>(rows), at, &rule));
  }

  static std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out;
  }

  void rest_sheet() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, plan_.rest.name.c_str());
    const char* const headers[] = {"xlsx.rest.row", "xlsx.rest.column", "xlsx.rest.text"};
    table_sheet(sheet, std::size(headers), plan_.rest.rows);
    for (std::size_t i = 0; i < std::size(headers); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, column, column, kRestWidths[i], nullptr);
      worksheet_write_string(sheet, 0, column, text::message(headers[i]).c_str(), formats_.header());
    }
  }

  void keep(lxw_error error) {
    if (error != LXW_NO_ERROR && error_ == LXW_NO_ERROR) error_ = error;
  }

public:
  [[nodiscard]] lxw_error error() const { return error_; }

private:
  const Plan& plan_;
  lxw_workbook* book_;
  Formats formats_;
  lxw_error error_ = LXW_NO_ERROR;
};

}  // namespace

Result<Shell> make_shell(const Plan& plan) {
  const ScratchName scratch;
  if (!scratch.made()) return Error{Code::io, "no temporary file", {}};
  lxw_workbook* book = workbook_new(scratch.name().c_str());
  if (book == nullptr) return Error{Code::io, "no workbook", {}};
  Shell shell;
  Maker maker(plan, book);
  maker.make(shell);
  const lxw_error closed = workbook_close(book);
  if (closed != LXW_NO_ERROR) return Error{Code::io, lxw_strerror(closed), {}};
  if (maker.error() != LXW_NO_ERROR) return Error{Code::internal, lxw_strerror(maker.error()), plan.profile->id};
  auto bytes = read_file(scratch.name());
  if (!bytes) return bytes.error();
  shell.bytes = std::move(*bytes);
  return shell;
}

}  // namespace marshrut::xlsx
