#include "xlsx/registry_row.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/dates.hpp"
#include "text/messages.hpp"

namespace marshrut::xlsx {

namespace {

using route::RegistryProfile;
using route::Value;
using Kind = RegistryProfile::Kind;
using Piece = RegistryProfile::Piece;

constexpr char kGiven = '\x01', kMissing = '\x02';  // what is missing goes last, in either direction

void append(std::string& out, std::string_view text, std::string_view join) {
  if (text.empty()) return;
  if (!out.empty()) out += join;
  out += text;
}

void append_values(std::string& out, const Piece& piece, const route::Path& part, const Value& root) {
  each_value(root, part, [&](const Value& value) { append(out, text_of(value), piece.join); });
}

bool applies(const Piece& piece, const Value& element) {
  if (piece.when.empty()) return true;
  return std::any_of(piece.when.begin(), piece.when.end(), [&](const route::Path& when) {
    bool says = false;
    each_value(element, when, [&](const Value&) { says = true; });
    return says;
  });
}

// The pieces' values, joined.
std::string joined(const std::vector<Piece>& pieces, const std::string& join, const Source& source) {
  std::string all;
  for (const Piece& piece : pieces) {
    if (piece.each.empty()) {
      for (const route::Path& part : piece.parts) {
        each_value(source, part, [&](const Value& value) { append(all, text_of(value), join); });
      }
      continue;
    }
    each_value(source, piece.each, [&](const Value& element) {
      if (!applies(piece, element)) return;
      std::string text;
      for (const route::Path& part : piece.parts) append_values(text, piece, part, element);
      append(all, text, join);
    });
  }
  return all;
}

// A column of one path and no more: the value itself, which may be a number or a date.
const Value* single(const std::vector<Piece>& pieces, const Source& source) {
  if (pieces.size() != 1 || !pieces[0].each.empty() || pieces[0].parts.size() != 1) return nullptr;
  const Value* only = nullptr;
  std::size_t values = 0;
  each_value(source, pieces[0].parts[0], [&](const Value& value) {
    only = &value;
    ++values;
  });
  return values == 1 ? only : nullptr;
}

std::string term(const std::vector<Piece>& pieces, const Source& source) {
  const Value* start = first_value(source, pieces[0].parts[0]);
  const Value* end = first_value(source, pieces[1].parts[0]);
  if (start == nullptr && end == nullptr) return {};
  const auto shown = [](const Value* value) { return value == nullptr ? std::string() : month_text(text_of(*value)); };
  return shown(start) + " - " + shown(end);
}

std::string year_month_day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + '-' + two(static_cast<unsigned>(date.month())) + '-' +
         two(static_cast<unsigned>(date.day()));
}

// Bytes that compare as the numbers do.
void append_ordered(std::string& out, double number) {
  auto bits = std::bit_cast<std::uint64_t>(number);
  bits = (bits >> 63U) != 0 ? ~bits : bits | (std::uint64_t{1} << 63U);
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(bits >> static_cast<unsigned>(shift));
}

}  // namespace

RegistryRow::RegistryRow(const RegistryProfile& profile, std::chrono::sys_days today)
    : profile_(profile),
      today_(today),
      texts_(profile.columns.size()),
      yes_(text::message("xlsx.yes")),
      no_(text::message("xlsx.no")) {}

void RegistryRow::build(const Source& source) {
  row_.clear();
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    texts_[i].clear();
    cell(profile_.columns[i], source, texts_[i]);
  }
  packed_ = row_.finish();
  key_.clear();
  for (const auto& sort : profile_.sort) add_key(sort, source);
}

void RegistryRow::text_cell(Look look, const std::string& text) {
  text.empty() ? row_.add_empty() : row_.add_text(look, text);
}

void RegistryRow::cell(const Column& column, const Source& source, std::string& text) {
  if (column.kind == Kind::row_number) return row_.add_ordinal();
  if (column.derived) return derived_cell(column, source, text);
  const std::vector<Piece>* pieces = &column.pieces;
  if (column.kind == Kind::months) {
    text = term(column.pieces, source);
    if (!text.empty()) return text_cell(Look::text, text);
    pieces = &column.others;
  } else if (!column.others.empty() && joined(column.pieces, column.join, source).empty()) {
    pieces = &column.others;
  }
  if (const Value* value = single(*pieces, source)) return single_cell(column, *value, text);
  text = joined(*pieces, column.join, source);
  text_cell(Look::text, text);
}

void RegistryRow::single_cell(const Column& column, const Value& value, std::string& text) {
  text = text_of(value);
  if (const double* number = value.number(); number != nullptr && column.kind == Kind::number) {
    return row_.add_number(Look::number, *number);
  }
  if (column.kind == Kind::date) {
    if (const auto day = excel_day(text)) {
      text = text::date_text(text, text::DateStyle::numeric);
      return row_.add_number(day->look, day->number);
    }
  }
  if (column.kind == Kind::choice) {
    for (const auto& [given, name] : column.names) {
      if (given == text) return text = name, text_cell(Look::text, text);
    }
  }
  const bool link = column.kind == Kind::link && is_safe_link(text);
  text_cell(link ? Look::link : Look::text, text);
}

void RegistryRow::derived_cell(const Column& column, const Source& source, std::string& text) {
  const DerivedValue value = derive(*column.derived, source, today_);
  if (const bool* flag = std::get_if<bool>(&value)) {
    text = *flag ? yes_ : no_;
    return text_cell(Look::text, text);
  }
  if (const double* number = std::get_if<double>(&value)) {
    text = route::number_text(*number);
    return row_.add_number(Look::number, *number);
  }
  if (const auto* day = std::get_if<std::chrono::sys_days>(&value)) {
    text = text::date_text(year_month_day_text(*day), text::DateStyle::numeric);
    return row_.add_number(Look::date, excel_day(*day));
  }
  row_.add_empty();
}

void RegistryRow::add_key(const RegistryProfile::Sort& sort, const Source& source) {
  const Value* value = first_value(source, sort.path);
  key_ += value == nullptr ? kMissing : kGiven;
  const std::size_t from = key_.size();
  if (value != nullptr && value->number() != nullptr) {
    key_ += '\x01';
    append_ordered(key_, *value->number());
  } else if (value != nullptr) {
    key_ += '\x02';
    collation_.append(key_, text_of(*value));
  }
  key_ += '\0';
  if (!sort.descending) return;
  for (std::size_t i = from; i < key_.size(); ++i) key_[i] = static_cast<char>(~key_[i]);
}

}  // namespace marshrut::xlsx
