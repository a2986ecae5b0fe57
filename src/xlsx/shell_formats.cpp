#include "xlsx/shell_formats.hpp"

namespace marshrut::xlsx {

namespace {

constexpr const char* kFont = "Times New Roman";
constexpr double kSize = 11, kTitleSize = 13;
constexpr lxw_color_t kHeaderFill = 0xDDE6F0, kLinkColour = 0x0563C1;
constexpr lxw_color_t kGraveFill = 0xF8CBAD, kLightFill = 0xFFF2CC;

lxw_format* font(lxw_workbook* book, double size) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, kFont);
  format_set_font_size(format, size);
  return format;
}

lxw_format* fill(lxw_workbook* book, lxw_color_t colour) {
  lxw_format* format = workbook_add_format(book);
  format_set_bg_color(format, colour);
  return format;
}

}  // namespace

Formats::Formats(lxw_workbook* book)
    : header_(font(book, kSize)),
      title_(font(book, kTitleSize)),
      grave_(fill(book, kGraveFill)),
      light_(fill(book, kLightFill)) {
  format_set_bold(header_);
  format_set_text_wrap(header_);
  format_set_border(header_, LXW_BORDER_THIN);
  format_set_align(header_, LXW_ALIGN_CENTER);
  format_set_align(header_, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(header_, kHeaderFill);
  format_set_bold(title_);
  for (std::size_t i = 0; i < kLooks; ++i) {
    left_[i] = cell(book, static_cast<Look>(i), false, nullptr);
    centred_[i] = cell(book, static_cast<Look>(i), true, nullptr);
    // «09.2024 - 05.2025» is not to become a date when somebody edits it.
    typed_[i] = cell(book, static_cast<Look>(i), true, "@");
  }
}

lxw_format* Formats::cell(lxw_workbook* book, Look look, bool centred, const char* text_format) {
  lxw_format* format = font(book, kSize);
  format_set_text_wrap(format);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (centred) format_set_align(format, LXW_ALIGN_CENTER);
  if (look == Look::text && text_format != nullptr) format_set_num_format(format, text_format);
  if (look == Look::date) format_set_num_format(format, "dd.mm.yyyy");
  if (look == Look::month) format_set_num_format(format, "mm.yyyy");
  if (look == Look::link) {
    format_set_font_color(format, kLinkColour);
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  return format;
}

const std::array<lxw_format*, kLooks>& Formats::of(const route::RegistryProfile::Column& column) const {
  using Kind = route::RegistryProfile::Kind;
  if (column.kind == Kind::months) return typed_;
  const bool narrow = column.kind == Kind::row_number || column.kind == Kind::number || column.kind == Kind::date ||
                      (!column.list.empty() && !column.open);
  return narrow ? centred_ : left_;
}

}  // namespace marshrut::xlsx
