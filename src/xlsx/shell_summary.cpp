#include "xlsx/shell_summary.hpp"

#include <algorithm>

#include "xlsx/widths.hpp"

namespace marshrut::xlsx {

namespace {

using Chart = route::RegistryProfile::Block::Chart;

constexpr std::uint8_t kPaperA4 = 9;
constexpr double kNameWidth = 42, kCountWidth = 16;
constexpr lxw_row_t kChartRows = 18;  // what a chart of kChartHeight covers, with a blank one below
constexpr std::uint32_t kChartWidth = 620, kChartHeight = 320;
constexpr std::uint32_t kBarHeight = 22;  // of each row of a bar chart
constexpr double kRowHeight = 20;         // pixels of a row, rounded up
constexpr lxw_color_t kColours[] = {0x2F5D8A, 0xE08E45, 0x6A9E5B, 0xB5546B, 0x7E6BA8, 0x4FA3A5,
                                    0xC9B03C, 0x8C8C8C, 0x9C5B2E, 0x3F7F5F, 0xA8729A};

std::uint8_t type_of(Chart chart) {
  switch (chart) {
    case Chart::bar:
      return LXW_CHART_BAR;
    case Chart::stacked:
      return LXW_CHART_BAR_STACKED;
    case Chart::pie:
      return LXW_CHART_PIE;
    case Chart::none:
    case Chart::column:
      break;
  }
  return LXW_CHART_COLUMN;
}

bool lies(Chart chart) { return chart == Chart::bar || chart == Chart::stacked; }

std::uint32_t height_of(const SumTable& table) {
  if (!lies(table.chart)) return kChartHeight;
  return std::max(kChartHeight, static_cast<std::uint32_t>(table.charted) * kBarHeight + 120);
}

class Summary {
public:
  Summary(const Plan& plan, lxw_workbook* book, const Formats& formats)
      : name_(plan.profile->summary_sheet),
        book_(book),
        formats_(formats),
        sheet_(workbook_add_worksheet(book, name_.c_str())) {
    // Upright, so that tables and charts under each other seldom meet a page's end.
    worksheet_set_portrait(sheet_);
    worksheet_set_paper(sheet_, kPaperA4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    std::size_t series = 1;
    for (const SumTable& table : plan.tables) series = std::max(series, table.series.size());
    chart_column_ = static_cast<lxw_col_t>(series + 2);
    worksheet_set_column(sheet_, 0, 0, kNameWidth, nullptr);
    worksheet_set_column(sheet_, 1, static_cast<lxw_col_t>(series), kCountWidth, nullptr);
    worksheet_set_column(sheet_, static_cast<lxw_col_t>(series + 1), static_cast<lxw_col_t>(series + 1), 3, nullptr);
  }

  void add(const SumTable& table) {
    if (table.rows.empty()) return;
    worksheet_write_string(sheet_, row_, 0, table.title.c_str(), formats_.title());
    const lxw_row_t header = row_ + 1;
    worksheet_write_string(sheet_, header, 0, table.label.c_str(), formats_.header());
    for (std::size_t i = 0; i < table.series.size(); ++i) {
      worksheet_write_string(sheet_, header, column_of(i), table.series[i].c_str(), formats_.header());
    }
    std::size_t lines = 1;
    for (const std::string& name : table.series) lines = std::max(lines, lines_in(name, kCountWidth / kBold));
    worksheet_set_row(sheet_, header, height_of_lines(lines), nullptr);
    lxw_row_t at = header;
    for (const SumTable::Row& row : table.rows) {
      worksheet_write_string(sheet_, ++at, 0, row.name.c_str(), formats_.text());
      for (std::size_t i = 0; i < row.counts.size(); ++i) {
        worksheet_write_number(sheet_, at, column_of(i), row.counts[i], formats_.count());
      }
    }
    lxw_row_t used = at + 2;
    if (table.chart != Chart::none && table.charted > 0) {
      add_chart(table, header);
      const auto covered = static_cast<lxw_row_t>(height_of(table) / kRowHeight) + 2;
      used = std::max(used, row_ + std::max(kChartRows, covered));
    }
    row_ = used;
  }

private:
  static lxw_col_t column_of(std::size_t series) { return static_cast<lxw_col_t>(series + 1); }

  void add_chart(const SumTable& table, lxw_row_t header) {
    lxw_chart* chart = workbook_add_chart(book_, type_of(table.chart));
    const auto first = header + 1;
    const auto last = header + static_cast<lxw_row_t>(table.charted);
    for (std::size_t i = 0; i < table.series.size(); ++i) {
      lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
      chart_series_set_categories(series, name_.c_str(), first, 0, last, 0);
      chart_series_set_values(series, name_.c_str(), first, column_of(i), last, column_of(i));
      chart_series_set_name_range(series, name_.c_str(), header, column_of(i));
      if (table.chart == Chart::pie) continue;
      lxw_chart_fill fill{};
      fill.color = kColours[i % std::size(kColours)];
      chart_series_set_fill(series, &fill);
    }
    chart_title_set_name(chart, table.title.c_str());
    lxw_chart_font font{};
    font.size = 12;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart, &font);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    if (table.series.size() == 1 && table.chart != Chart::pie) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    // A bar chart's axes change places in libxlsxwriter; the first row of the table is on top.
    if (lies(table.chart)) chart_axis_set_reverse(chart->y_axis);
    if (table.chart != Chart::pie) whole_numbers(lies(table.chart) ? chart->x_axis : chart->y_axis, table);
    lxw_chart_options place{};
    place.x_scale = kChartWidth / 480.0;  // libxlsxwriter's own size is 480 by 288
    place.y_scale = height_of(table) / 288.0;
    worksheet_insert_chart_opt(sheet_, row_, chart_column_, chart, &place);
  }

  // Counts are whole: a small axis must not say 0,5.
  static void whole_numbers(lxw_chart_axis* axis, const SumTable& table) {
    chart_axis_set_num_format(axis, "0");
    double most = 0;
    for (const SumTable::Row& row : table.rows) {
      double sum = 0;
      for (const double count : row.counts) sum = table.chart == Chart::stacked ? sum + count : std::max(sum, count);
      most = std::max(most, sum);
    }
    constexpr double kSmall = 8;
    if (most <= kSmall) chart_axis_set_major_unit(axis, 1);
    if (most == 0) chart_axis_set_max(axis, 1);
  }

  std::string name_;
  lxw_workbook* book_;
  const Formats& formats_;
  lxw_worksheet* sheet_;
  lxw_row_t row_ = 0;
  lxw_col_t chart_column_ = 3;
};

}  // namespace

void add_summary(const Plan& plan, lxw_workbook* book, const Formats& formats) {
  Summary summary(plan, book, formats);
  for (const SumTable& table : plan.tables) summary.add(table);
}

}  // namespace marshrut::xlsx
