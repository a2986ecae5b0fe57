#include "app/print_list.hpp"

#include <algorithm>
#include <utility>

#include "text/collation.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

std::string key_of(const PrintedEntry& entry, const std::vector<PrintOrder>& order, text::SortKeys& keys) {
  std::string key;
  for (const PrintOrder part : order) {
    keys.append(key, part == PrintOrder::school ? entry.organization : entry.name);
    key += '\0';
  }
  return key;
}

bool by_school(const std::vector<PrintOrder>& order) { return !order.empty() && order.front() == PrintOrder::school; }

std::string school_of(const PrintedEntry& entry) {
  return entry.organization.empty() ? text::message("app.print.no-school") : entry.organization;
}

unsigned sheets_of(const PrintedEntry& entry, bool both_sides) {
  return both_sides ? (entry.pages + 1) / 2 : entry.pages;
}

}  // namespace

void put_in_order(std::vector<PrintedEntry>& entries, const std::vector<PrintOrder>& order) {
  text::SortKeys keys;
  std::vector<std::pair<std::string, std::size_t>> places;
  for (std::size_t at = 0; at < entries.size(); ++at) places.emplace_back(key_of(entries[at], order, keys), at);
  std::sort(places.begin(), places.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : entries[a.second].line < entries[b.second].line;
  });
  std::vector<PrintedEntry> sorted;
  for (const auto& place : places) sorted.push_back(std::move(entries[place.second]));
  entries = std::move(sorted);
}

route::Value list_record(const std::vector<PrintedEntry>& entries, const PrintBatch& batch) {
  route::Array items;
  unsigned sheets = 0;
  for (const PrintedEntry& entry : entries) {
    route::Value item;
    item["full_name"] = entry.name;
    if (!entry.organization.empty()) item["organization"] = entry.organization;
    if (!entry.code.empty()) item["code"] = entry.code;
    item["sheets"] = static_cast<double>(sheets_of(entry, batch.even_pages));
    sheets += sheets_of(entry, batch.even_pages);
    items.push_back(std::move(item));
  }
  route::Value record;
  record["title"] = batch.form->profile().title;
  if (!batch.date.empty()) record["date"] = batch.date;
  record["total"]["documents"] = static_cast<double>(entries.size());
  record["total"]["sheets"] = static_cast<double>(sheets);
  record["items"] = std::move(items);
  return record;
}

std::vector<print::Piece> pieces_of(const std::vector<PrintedEntry>& entries, const std::vector<PrintOrder>& order) {
  const bool schools = by_school(order);
  std::vector<print::Piece> pieces;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    print::Piece piece{entries[at].pdf, {}, false, {}};
    if (schools && (at == 0 || entries[at].organization != entries[at - 1].organization)) {
      piece.bookmarks.push_back({school_of(entries[at]), 0, 0});
    }
    piece.bookmarks.push_back({entries[at].name, schools ? 1U : 0U, 0});
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace marshrut::app
