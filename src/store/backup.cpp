#include "store/backup.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>

#include "base/digest.hpp"
#include "store/backup_format.hpp"
#include "store/migrations/migrations.hpp"
#include "store/query.hpp"
#include "store/tables.hpp"

namespace marshrut::store {

namespace {

constexpr int kPage = 500;

Error file_error(const std::filesystem::path& path) {
  const Code code = errno == ENOSPC || errno == EDQUOT || errno == EROFS ? Code::unavailable : Code::io;
  return {code, std::strerror(errno), path.string()};
}

// gzip into a sibling of the file; a name that everybody sees only when all is on disk.
class Output {
public:
  explicit Output(const std::filesystem::path& path)
      : path_(path), part_(path.string() + "." + random_hex(4) + ".part") {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() {
    if (gzip_ != nullptr) gzclose(gzip_);
    if (file_ >= 0) ::close(file_);
    if (!kept_) ::unlink(part_.c_str());
  }

  Result<void> open() {
    file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file_ < 0) return file_error(path_);
    // Fast: what is in it is mostly compressed already.
    gzip_ = gzdopen(::dup(file_), "wb1");
    if (gzip_ == nullptr) return file_error(path_);
    return {};
  }

  Result<void> line(const std::string& text) {
    digest_.update(text);
    digest_.update("\n");
    return put(text);
  }

  Result<void> finish(std::int64_t rows) {
    if (auto ended = put(end_line({rows, digest_.finish_hex()})); !ended) return ended;
    const int closed = gzclose(std::exchange(gzip_, nullptr));
    if (closed != Z_OK || ::fsync(file_) != 0 || ::rename(part_.c_str(), path_.c_str()) != 0) return file_error(path_);
    kept_ = true;
    const auto folder = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".");
    const int parent = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0) return file_error(path_);
    const int synced = ::fsync(parent);
    ::close(parent);
    if (synced != 0) return file_error(path_);
    return {};
  }

private:
  Result<void> put(const std::string& text) {
    for (std::string_view left : {std::string_view(text), std::string_view("\n")}) {
      const auto length = static_cast<unsigned>(left.size());
      if (gzwrite(gzip_, left.data(), length) != static_cast<int>(length)) return file_error(path_);
    }
    return {};
  }

  std::filesystem::path path_;
  std::string part_;
  int file_ = -1;
  gzFile gzip_ = nullptr;
  bool kept_ = false;
  Sha256 digest_;
};

std::vector<std::string> columns_of(const Table& table) {
  std::vector<std::string> columns;
  const std::string text(table.columns);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comma = std::min(text.find(", ", at), text.size());
    columns.push_back(text.substr(at, comma - at));
    at = comma + 2;
  }
  return columns;
}

Cell cell_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return std::string_view(*text);
  if (const auto* bytes = std::get_if<Bytes>(&value)) return BlobView{bytes->bytes};
  return std::nullopt;
}

Result<BackupHeader> header_of(Connection& connection) {
  BackupHeader header;
  const auto schema = schema_version(connection);
  if (!schema) return schema.error();
  header.schema = *schema;
  for (const Table& table : tables()) {
    header.columns[std::string(table.name)] = columns_of(table);
    if (!table.numbered) continue;
    const auto last = last_id(connection, table);
    if (!last) return last.error();
    header.last_ids[std::string(table.name)] = *last;
  }
  return header;
}

// "(a, b) > (?, ?)": the rows after the last one, in the order of their key.
std::string page_query(const Table& table, bool first) {
  std::string key;
  for (std::size_t i = 0; i < table.key; ++i) key += (i == 0 ? "" : ", ") + columns_of(table)[i];
  const std::string after = first ? "" : " WHERE (" + key + ") > " + placeholders(table.key);
  return "SELECT " + std::string(table.columns) + " FROM " + std::string(table.name) + after + " ORDER BY " + key +
         " LIMIT " + std::to_string(table.large ? 1 : kPage);
}

Result<std::int64_t> dump(Connection& connection, const Table& table, Output& out) {
  std::int64_t count = 0;
  std::vector<Value> last;
  for (;;) {
    std::vector<Cell> cells;
    for (const Value& value : last) cells.push_back(cell_of(value));
    const auto rows = connection.run(page_query(table, last.empty()), cells);
    if (!rows) return rows.error();
    if (rows->empty()) return count;
    for (std::size_t row = 0; row < rows->size(); ++row, ++count) {
      if (auto put = out.line(row_line(table.name, *rows, row)); !put) return put.error();
    }
    last.clear();
    for (std::size_t column = 0; column < table.key; ++column) last.push_back(rows->at(rows->size() - 1, column));
  }
}

Result<std::int64_t> dump_all(Connection& connection, Output& out) {
  const auto header = header_of(connection);
  if (!header) return header.error();
  if (auto put = out.line(header_line(*header)); !put) return put.error();
  std::int64_t rows = 0;
  for (const Table& table : tables()) {
    const auto dumped = dump(connection, table, out);
    if (!dumped) return dumped.error();
    rows += *dumped;
  }
  if (auto done = out.finish(rows); !done) return done.error();
  return rows;
}

Result<void> must_be_empty(Connection& connection) {
  for (const Table& table : tables()) {
    const auto rows = connection.run("SELECT 1 FROM " + std::string(table.name) + " LIMIT 1");
    if (!rows) return rows.error();
    if (!rows->empty()) return Error{Code::exists, "the store has something in it", std::string(table.name)};
  }
  return {};
}

Result<void> insert(Connection& connection, const BackupHeader& header, const BackupRow& row) {
  std::string names;
  for (const std::string& column : header.columns.at(row.table)) names += (names.empty() ? "" : ", ") + column;
  std::vector<Cell> cells;
  for (const Value& value : row.values) cells.push_back(cell_of(value));
  const auto made =
      connection.run("INSERT INTO " + row.table + " (" + names + ") VALUES " + placeholders(cells.size()), cells);
  if (!made) return made.error();
  return {};
}

Result<void> set_last_ids(Connection& connection, const BackupHeader& header) {
  for (const Table& table : tables()) {
    const auto last = header.last_ids.find(std::string(table.name));
    if (last == header.last_ids.end()) continue;
    if (auto set = set_last_id(connection, table, last->second); !set) return set;
  }
  return {};
}

// A backup from before schema 5 doesn't say how codes are sorted.
Result<void> sort_codes(Connection& connection) {
  const auto set = connection.run("UPDATE route SET sorted_code = code WHERE code IS NOT NULL AND sorted_code = ''");
  if (!set) return set.error();
  return {};
}

Result<std::int64_t> load(Connection& connection, const std::filesystem::path& file, const BackupLimits& limits) {
  if (auto empty = must_be_empty(connection); !empty) return empty.error();
  auto lines = BackupFile::open(file, limits);
  if (!lines) return lines.error();
  BackupHeader kept;
  BackupHandler handler;
  handler.header = [&](const BackupHeader& header) { return kept = header, Result<void>(); };
  handler.row = [&](const BackupHeader& header, const BackupRow& row) { return insert(connection, header, row); };
  auto rows = read_backup([&](std::string& line) { return lines->next(line); }, handler);
  if (!rows) return rows;
  if (auto set = set_last_ids(connection, kept); !set) return set.error();
  if (auto sorted = sort_codes(connection); !sorted) return sorted.error();
  return rows;
}

}  // namespace

Result<std::int64_t> backup(const Store& store, const std::filesystem::path& out) {
  std::int64_t rows = 0;
  auto done = store.read([&](Connection& connection) -> Result<void> {
    Output output(out);
    if (auto opened = output.open(); !opened) return opened;
    const auto dumped = dump_all(connection, output);
    if (!dumped) return dumped.error();
    rows = *dumped;
    return {};
  });
  if (!done) return done.error();
  return rows;
}

Result<std::int64_t> verify_backup(const std::filesystem::path& file, const BackupLimits& limits) {
  auto lines = BackupFile::open(file, limits);
  if (!lines) return lines.error();
  return read_backup([&](std::string& line) { return lines->next(line); }, {});
}

Result<std::int64_t> restore(const std::filesystem::path& file, const Options& options, const BackupLimits& limits) {
  const auto whole = verify_backup(file, limits);
  if (!whole) return whole;
  auto store = Store::open(options);
  if (!store) return store.error();
  std::int64_t rows = 0;
  auto done = (*store)->write([&](Connection& connection) -> Result<void> {
    const auto loaded = load(connection, file, limits);
    if (!loaded) return loaded.error();
    rows = *loaded;
    return {};
  });
  if (!done) return done.error();
  return rows;
}

}  // namespace marshrut::store
