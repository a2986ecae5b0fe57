// docx/tags.hpp: the elements that the walker knows, by local name (any prefix, transitional or strict).
#pragma once

#include <cstdint>
#include <string_view>

namespace marshrut::docx {

enum class Tag : std::uint8_t {
  other,
  alternate_content,
  alt_chunk,
  body,
  br,
  cell_del,
  cell_ins,
  check_box,
  checkbox,
  choice,
  comment,
  cr,
  dd_list,
  del,
  delete_text,
  drawing,
  fallback,
  ff_data,
  field_char,
  field_simple,
  footnote,
  endnote,
  grid_after,
  grid_before,
  grid_span,
  hyperlink,
  ins,
  instr_text,
  move_from,
  move_to,
  no_break_hyphen,
  num_pr,
  object,
  p,
  paragraph_properties,
  pict,
  placeholder_shown,
  run,
  run_properties,
  ruby,
  sdt,
  sdt_content,
  sdt_properties,
  separator_tab,
  soft_hyphen,
  sym,
  t,
  tab,
  table,
  table_cell,
  table_cell_properties,
  table_header,
  table_row,
  table_row_properties,
  tag,
  textbox_content,
  v_merge,
  vanish,
  ptab,
  ruby_text,
  ruby_base,
};

Tag tag_of(const char* qualified_name);
std::string_view local_name(const char* qualified_name);

}  // namespace marshrut::docx
