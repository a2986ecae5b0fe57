#include "xlsx/figures_book.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "base/files.hpp"

namespace marshrut::xlsx {

namespace {

constexpr double kRowPixels = 20;
constexpr std::size_t kChartRows = 18;
constexpr std::size_t kMostTextBytes = 32000;
constexpr time_t kPinned = 1725177600;  // 2024-09-01: the same figures give the same bytes

// Levels from low to high; a single series takes the last.
constexpr lxw_color_t kColors[] = {0xC0504D, 0xF2DCA0, 0x9BBB59};
constexpr lxw_color_t kOneColor = 0x7F9DB9;

lxw_row_t row_of(std::size_t index) { return static_cast<lxw_row_t>(index); }
lxw_col_t column_of(std::size_t index) { return static_cast<lxw_col_t>(index); }

std::string cut(const std::string& text) {
  if (text.size() <= kMostTextBytes) return text;
  std::size_t end = kMostTextBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

class Book {
public:
  Book(lxw_workbook* book, std::string title) : book_(book) {
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = kPinned;
    workbook_set_properties(book_, &properties);
    header_ = plain();
    format_set_bold(header_);
    format_set_align(header_, LXW_ALIGN_CENTER);
    format_set_align(header_, LXW_ALIGN_VERTICAL_CENTER);
    text_ = plain();
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
  }

  void add(const FigureSheet& sheet) {
    lxw_worksheet* page = workbook_add_worksheet(book_, sheet.name.c_str());
    if (page == nullptr) {
      failed_ = true;
      return;
    }
    set_up(page, sheet);
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      worksheet_set_column(page, column_of(c), column_of(c), sheet.columns[c].width, nullptr);
      keep(worksheet_write_string(page, 0, column_of(c), sheet.columns[c].title.c_str(), header_));
    }
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) write(page, r, c, sheet);
    }
    for (std::size_t i = 0; i < sheet.charts.size(); ++i) chart(page, sheet, i);
  }

  [[nodiscard]] bool failed() const { return failed_; }

private:
  lxw_format* plain() {
    lxw_format* format = workbook_add_format(book_);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, 11);
    format_set_text_wrap(format);
    format_set_border(format, LXW_BORDER_THIN);
    return format;
  }

  lxw_format* number(int decimals) {
    const auto known = numbers_.find(decimals);
    if (known != numbers_.end()) return known->second;
    lxw_format* format = plain();
    format_set_num_format(format, decimals == 0 ? "0" : decimals == 1 ? "0.0" : "0.00");
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return numbers_[decimals] = format;
  }

  static void set_up(lxw_worksheet* page, const FigureSheet& sheet) {
    worksheet_set_paper(page, 9);  // A4
    worksheet_set_margins(page, 0.79, 0.39, 0.79, 0.79);
    if (sheet.columns.size() > 6) worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
    worksheet_freeze_panes(page, 1, 0);
    worksheet_set_row(page, 0, 45, nullptr);
    worksheet_set_footer(page, "&C&P");
    if (sheet.charts.empty() && !sheet.rows.empty() && !sheet.columns.empty()) {
      worksheet_autofilter(page, 0, 0, row_of(sheet.rows.size()), column_of(sheet.columns.size() - 1));
    }
  }

  void write(lxw_worksheet* page, std::size_t r, std::size_t c, const FigureSheet& sheet) {
    const FigureCell& cell = sheet.rows[r][c];
    const lxw_row_t row = row_of(r + 1);
    if (const double* value = std::get_if<double>(&cell)) {
      keep(worksheet_write_number(page, row, column_of(c), *value, number(sheet.columns[c].decimals)));
    } else if (const std::string* text = std::get_if<std::string>(&cell)) {
      keep(worksheet_write_string(page, row, column_of(c), cut(*text).c_str(), text_));
    } else {
      keep(worksheet_write_blank(page, row, column_of(c), text_));
    }
  }

  void keep(lxw_error error) { failed_ = failed_ || error != LXW_NO_ERROR; }

  void chart(lxw_worksheet* page, const FigureSheet& sheet, std::size_t index) {
    const FigureChart& wanted = sheet.charts[index];
    if (sheet.rows.empty()) return;
    lxw_chart* chart = workbook_add_chart(book_, wanted.shares ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_BAR);
    if (chart == nullptr) {
      failed_ = true;
      return;
    }
    for (std::size_t i = 0; i < wanted.series.size(); ++i) add_series(chart, sheet, wanted, i);
    chart_title_set_name(chart, wanted.title.c_str());
    lxw_chart_font font{};
    font.size = 12;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart, &font);
    chart_axis_set_reverse(chart->y_axis);  // of a bar chart, y holds the categories: the first row on top
    if (!wanted.shares) {
      chart_axis_set_min(chart->x_axis, 0);
      chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    } else {
      chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    }
    const double bars = static_cast<double>(sheet.rows.size()) * kRowPixels * 1.4 + 120;
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = std::max(1.0, bars / 288);
    const std::size_t rows = std::max(kChartRows, static_cast<std::size_t>(options.y_scale * 288 / kRowPixels) + 3);
    keep(worksheet_insert_chart_opt(page, row_of(sheet.rows.size() + 2 + index * rows), 0, chart, &options));
  }

  static void add_series(lxw_chart* chart, const FigureSheet& sheet, const FigureChart& wanted, std::size_t i) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (series == nullptr) return;
    const char* name = sheet.name.c_str();
    const lxw_row_t last = row_of(sheet.rows.size());
    const lxw_col_t categories = column_of(wanted.categories);
    const lxw_col_t values = column_of(wanted.series[i]);
    chart_series_set_categories(series, name, 1, categories, last, categories);
    chart_series_set_values(series, name, 1, values, last, values);
    chart_series_set_name_range(series, name, 0, values);
    chart_series_set_labels(series);
    lxw_chart_fill fill{};
    fill.color = wanted.series.size() == 1 ? kOneColor : kColors[std::min<std::size_t>(i, 2)];
    chart_series_set_fill(series, &fill);
  }

  lxw_workbook* book_;
  lxw_format* header_ = nullptr;
  lxw_format* text_ = nullptr;
  std::map<int, lxw_format*> numbers_;
  bool failed_ = false;
};

Error file_error(lxw_error code, const std::filesystem::path& path) {
  const bool missing = !path.has_parent_path() ? false : !std::filesystem::exists(path.parent_path());
  return {missing ? Code::not_found : Code::io, lxw_strerror(code), path.string()};
}

}  // namespace

Result<void> write_figures(const std::vector<FigureSheet>& sheets, const std::string& title,
                           const std::filesystem::path& path) {
  for (const FigureSheet& sheet : sheets) {
    if (sheet.rows.size() + 1 >= LXW_ROW_MAX || sheet.columns.size() >= LXW_COL_MAX) {
      return Error{Code::too_large, "more than a sheet holds", sheet.name};
    }
  }
  std::filesystem::path unfinished = path;
  unfinished += ".part";
  lxw_workbook* workbook = workbook_new(unfinished.c_str());
  if (workbook == nullptr) return Error{Code::io, "the workbook can't be made", path.string()};
  Book book(workbook, title);
  for (const FigureSheet& sheet : sheets) book.add(sheet);
  const lxw_error closed = workbook_close(workbook);
  std::error_code failed;
  if (closed != LXW_NO_ERROR || book.failed()) {
    std::filesystem::remove(unfinished, failed);
    return file_error(closed, path);
  }
  std::filesystem::rename(unfinished, path, failed);
  if (!failed) return {};
  std::error_code ignored;
  std::filesystem::remove(unfinished, ignored);
  return Error{Code::io, failed.message(), path.string()};
}

}  // namespace marshrut::xlsx
