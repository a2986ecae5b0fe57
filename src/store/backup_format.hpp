// store/backup_format.hpp: the lines of a backup, one by one; private to this module.
// Shapes:  Value row <-> line of JSON; a gzip file <-> lines.
// Errors:  damaged, too_large, unsupported_format, io.
// Source:  docs/formats/store.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/backup.hpp"
#include "store/rows.hpp"
#include "store/tables.hpp"

namespace marshrut::store {

inline constexpr int kBackupVersion = 1;

struct BackupHeader {
  int version = kBackupVersion;
  int schema = 0;
  std::map<std::string, std::int64_t> last_ids;
  std::map<std::string, std::vector<std::string>> columns;
};
struct BackupRow {
  std::string table;
  std::vector<Value> values;
};
struct BackupEnd {
  std::int64_t rows = 0;
  std::string sha256;
};

std::string header_line(const BackupHeader& header);
std::string row_line(std::string_view table, const Rows& rows, std::size_t row);
std::string end_line(const BackupEnd& end);

// The second only with names that this schema knows: they become SQL.
Result<BackupHeader> parse_header(std::string_view line);
Result<BackupRow> parse_row(std::string_view line, const BackupHeader& header);
Result<BackupEnd> parse_end(std::string_view line);

struct BackupHandler {
  std::function<Result<void>(const BackupHeader&)> header;
  std::function<Result<void>(const BackupHeader&, const BackupRow&)> row;
};
// Reads lines, from wherever they come, until the closing line has agreed with all of them; how many rows.
using NextLine = std::function<Result<bool>(std::string&)>;
Result<std::int64_t> read_backup(const NextLine& next, const BackupHandler& handler);

// Lines of a gzip file.
class BackupFile {
public:
  static Result<BackupFile> open(const std::filesystem::path& path, const BackupLimits& limits);
  BackupFile(BackupFile&&) noexcept;
  ~BackupFile();
  // false at the end.
  Result<bool> next(std::string& line);

private:
  struct State;
  explicit BackupFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::store
