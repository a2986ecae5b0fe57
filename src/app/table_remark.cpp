#include "app/table_remark.hpp"

#include <array>

#include "text/messages.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

std::string place_text(const TableRemark& remark) {
  std::string place;
  const auto add = [&place](std::string_view piece) {
    if (!place.empty() && !piece.empty()) place += ", ";
    place += piece;
  };
  if (!remark.sheet.empty()) add(text::message("app.table.sheet", {{"sheet", std::string_view(remark.sheet)}}));
  const std::string at = remark.row == 0 || remark.column == 0 ? "" : xlsx::a1(remark.row, remark.column);
  if (at.empty() && remark.row > 0) add(text::message("app.table.row", {{"row", double{remark.row * 1.0}}}));
  add(at);
  const std::string letters = at.empty() && remark.column > 0 ? xlsx::column_letters(remark.column) + ' ' : "";
  if (!remark.heading.empty()) {
    add(text::message("app.table.column",
                      {{"letters", std::string_view(letters)}, {"heading", std::string_view(remark.heading)}}));
  } else if (!letters.empty()) {
    add(text::message("app.table.bare-column", {{"letters", std::string_view(letters).substr(0, letters.size() - 1)}}));
  }
  return place;
}

route::Value json_of(const TableRemark& remark) {
  route::Value json{route::Object{}};
  json["code"] = remark.code;
  json["severity"] = route::severity_name(remark.severity);
  if (!remark.sheet.empty()) json["sheet"] = remark.sheet;
  if (remark.row > 0) json["row"] = static_cast<double>(remark.row);
  if (remark.column > 0) json["column"] = xlsx::column_letters(remark.column);
  if (!remark.heading.empty()) json["heading"] = remark.heading;
  json["message"] = remark.message;
  return json;
}

}  // namespace marshrut::app
