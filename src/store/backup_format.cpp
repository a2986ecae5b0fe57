#include "store/backup_format.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "store/migrations/migrations.hpp"

namespace marshrut::store {

namespace {

using Json = nlohmann::json;
constexpr const char* kFormat = "marshrut-backup";

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

Result<std::string> from_base64(const std::string& text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  const int length =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (length < 0 || text.size() % 4 != 0) return Error{Code::damaged, "not base64", {}};
  // OpenSSL counts what stands for the filling, too.
  const auto filling = static_cast<std::size_t>(
      std::count(text.end() - std::min<long>(2, static_cast<long>(text.size())), text.end(), '='));
  bytes.resize(static_cast<std::size_t>(length) - filling);
  return bytes;
}

std::string value_text(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return dumped(Json(*text));
  if (const auto* bytes = std::get_if<Bytes>(&value)) return R"({"b64":")" + base64(bytes->bytes) + "\"}";
  return "null";
}

Result<Value> value_of(const Json& json) {
  if (json.is_null()) return Value{};
  if (json.is_number_integer()) return Value{json.get<std::int64_t>()};
  if (json.is_string()) return Value{json.get<std::string>()};
  if (json.is_object() && json.size() == 1 && json.contains("b64") && json["b64"].is_string()) {
    auto bytes = from_base64(json["b64"].get<std::string>());
    if (!bytes) return bytes.error();
    return Value{Bytes{std::move(*bytes)}};
  }
  return Error{Code::damaged, "not a value of a row", {}};
}

Json parsed(std::string_view line) { return Json::parse(line, nullptr, false); }

const Table* table_named(std::string_view name) {
  const auto all = tables();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Table& table) { return table.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool has_column(const Table& table, const std::string& column) {
  return (", " + std::string(table.columns) + ", ").find(", " + column + ", ") != std::string::npos;
}

Result<void> read_columns(const Json& json, BackupHeader& header) {
  for (const auto& [name, columns] : json.items()) {
    const Table* table = table_named(name);
    if (table == nullptr || !columns.is_array() || columns.empty()) return Error{Code::damaged, "no such table", {}};
    for (const auto& column : columns) {
      const bool known = column.is_string() && has_column(*table, column.get<std::string>());
      if (!known) return Error{Code::damaged, "no such column", std::string(table->name)};
      header.columns[name].push_back(column.get<std::string>());
    }
  }
  return {};
}

bool is_object_with(const Json& json, std::initializer_list<const char*> members) {
  return json.is_object() &&
         std::all_of(members.begin(), members.end(), [&](const char* m) { return json.contains(m); });
}

}  // namespace

std::string header_line(const BackupHeader& header) {
  return dumped({{"format", kFormat},
                 {"version", header.version},
                 {"schema", header.schema},
                 {"last_ids", header.last_ids},
                 {"tables", header.columns}});
}

std::string row_line(std::string_view table, const Rows& rows, std::size_t row) {
  std::string line = "[\"" + std::string(table) + "\"";
  for (std::size_t column = 0; column < rows.width; ++column) line += "," + value_text(rows.at(row, column));
  return line + "]";
}

std::string end_line(const BackupEnd& end) { return dumped({{"rows", end.rows}, {"sha256", end.sha256}}); }

Result<BackupHeader> parse_header(std::string_view line) {
  const Json json = parsed(line);
  const Error not_one{Code::damaged, "not a backup of this program", "line 1"};
  if (!is_object_with(json, {"format", "version", "schema", "last_ids", "tables"})) return not_one;
  const bool shaped = json["format"] == kFormat && json["version"].is_number_integer() &&
                      json["schema"].is_number_integer() && json["last_ids"].is_object() && json["tables"].is_object();
  if (!shaped) return not_one;
  BackupHeader header;
  const auto version = json["version"].get<std::int64_t>(), schema = json["schema"].get<std::int64_t>();
  if (version > kBackupVersion || schema > kSchemaVersion) {
    return Error{Code::unsupported_format, "the backup was made by a newer version of this program", {}};
  }
  if (version < 1 || schema < 1) return not_one;
  header.version = static_cast<int>(version);
  header.schema = static_cast<int>(schema);
  for (const auto& [name, last] : json["last_ids"].items()) {
    if (table_named(name) == nullptr || !last.is_number_integer()) return not_one;
    header.last_ids[name] = last.get<std::int64_t>();
  }
  if (auto read = read_columns(json["tables"], header); !read) return read.error();
  return header;
}

Result<BackupRow> parse_row(std::string_view line, const BackupHeader& header) {
  const Json json = parsed(line);
  if (!json.is_array() || json.empty() || !json[0].is_string()) return Error{Code::damaged, "not a row", {}};
  BackupRow row{json[0].get<std::string>(), {}};
  const auto columns = header.columns.find(row.table);
  if (columns == header.columns.end() || columns->second.size() + 1 != json.size()) {
    return Error{Code::damaged, "a row that fits no table", {}};
  }
  for (std::size_t i = 1; i < json.size(); ++i) {
    auto value = value_of(json[i]);
    if (!value) return value.error();
    row.values.push_back(std::move(*value));
  }
  return row;
}

Result<BackupEnd> parse_end(std::string_view line) {
  const Json json = parsed(line);
  const bool shaped =
      is_object_with(json, {"rows", "sha256"}) && json["rows"].is_number_integer() && json["sha256"].is_string();
  if (!shaped) return Error{Code::damaged, "not a closing line", {}};
  return BackupEnd{json["rows"].get<std::int64_t>(), json["sha256"].get<std::string>()};
}

Result<std::int64_t> read_backup(const NextLine& next, const BackupHandler& handler) {
  const auto cut = [](std::int64_t number, const char* what) {
    return Error{Code::damaged, what, "line " + std::to_string(number)};
  };
  std::string line;
  auto more = next(line);
  if (!more) return more.error();
  if (!*more) return cut(1, "no backup: nothing in it");
  const auto header = parse_header(line);
  if (!header) return header.error();
  if (handler.header) {
    if (auto done = handler.header(*header); !done) return done.error();
  }
  Sha256 digest;
  digest.update(line + "\n");
  for (std::int64_t rows = 0;; ++rows) {
    more = next(line);
    if (!more) return more.error();
    if (!*more) return cut(rows + 2, "the backup is cut short");
    if (line.substr(0, 1) == "{") {
      const auto end = parse_end(line);
      if (!end) return end.error();
      if (end->rows != rows || end->sha256 != digest.finish_hex()) return cut(rows + 2, "the backup was changed");
      more = next(line);
      if (!more) return more.error();
      if (*more) return cut(rows + 3, "something follows the closing line");
      return rows;
    }
    const auto row = parse_row(line, *header);
    if (!row) return cut(rows + 2, row.error().message.c_str());
    if (handler.row) {
      if (auto done = handler.row(*header, *row); !done) return done.error();
    }
    digest.update(line + "\n");
  }
}

}  // namespace marshrut::store
