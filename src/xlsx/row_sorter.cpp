#include "xlsx/row_sorter.hpp"

#include <algorithm>
#include <cstring>
#include <queue>

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kHead = 8;  // two lengths
constexpr std::size_t kWriteBlock = std::size_t{1} << 18U;
constexpr std::size_t kReadMemory = std::size_t{8} << 20U;  // all runs together
constexpr std::size_t kMostReadBlock = std::size_t{1} << 18U, kLeastReadBlock = 4096;

struct Record {
  std::string_view key, row;
  [[nodiscard]] std::size_t size() const { return kHead + key.size() + row.size(); }
};

// A record at the head of `bytes`; `size` is what it takes, also when not all of it is there.
bool record_at(std::string_view bytes, Record& record, std::size_t& size) {
  size = kHead;
  if (bytes.size() < kHead) return false;
  std::uint32_t lengths[2];
  std::memcpy(lengths, bytes.data(), kHead);
  size = kHead + lengths[0] + lengths[1];
  if (bytes.size() < size) return false;
  record = {bytes.substr(kHead, lengths[0]), bytes.substr(kHead + lengths[0], lengths[1])};
  return true;
}

void append_record(std::string& out, std::string_view key, std::string_view row) {
  const std::uint32_t lengths[2] = {static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(row.size())};
  char head[kHead];
  std::memcpy(head, lengths, kHead);
  out.append(head, kHead).append(key).append(row);
}

std::uint64_t prefix_of(std::string_view key) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    prefix = prefix << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  return prefix;
}

// One run, read block by block.
class RunReader {
public:
  RunReader(const SpillFile& file, std::uint64_t begin, std::uint64_t end, std::size_t block)
      : file_(file), next_(begin), end_(end), block_(block) {}

  Result<bool> advance() {
    used_ += record_size_;
    record_size_ = 0;
    std::size_t size = 0;
    while (!record_at(std::string_view(buffer_).substr(used_), record_, size)) {
      if (next_ == end_) return false;
      buffer_.erase(0, used_);
      used_ = 0;
      const std::size_t wanted = std::max(block_, size > buffer_.size() ? size - buffer_.size() : 0);
      const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, end_ - next_));
      const std::size_t before = buffer_.size();
      if (auto done = file_.read(next_, room, buffer_); !done) return done.error();
      if (buffer_.size() != before + room) return Error{Code::io, "a temporary file lost its end", {}};
      next_ += room;
    }
    record_size_ = size;
    prefix_ = prefix_of(record_.key);
    return true;
  }
  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] std::uint64_t prefix() const { return prefix_; }

private:
  const SpillFile& file_;
  std::uint64_t next_, end_;
  std::size_t block_;
  std::string buffer_;
  std::size_t used_ = 0, record_size_ = 0;
  Record record_;
  std::uint64_t prefix_ = 0;
};

}  // namespace

Result<void> RowSorter::add(std::string_view key, std::string_view row) {
  const std::size_t size = kHead + key.size() + row.size();
  constexpr std::size_t kMostRecord = std::size_t{1} << 30U;
  if (size > kMostRecord) return Error{Code::too_large, "a row is too large", {}};
  if (!entries_.empty() && arena_.size() + size + (entries_.size() + 1) * sizeof(Entry) > memory_) {
    if (auto done = spill(); !done) return done;
  }
  if (arena_.capacity() == 0) arena_.reserve(memory_);
  entries_.push_back({prefix_of(key), static_cast<std::uint32_t>(arena_.size())});
  append_record(arena_, key, row);
  ++rows_;
  bytes_ += row.size();
  return {};
}

void RowSorter::sort() {
  const auto key_at = [&](std::uint32_t offset) {
    std::uint32_t length = 0;
    std::memcpy(&length, arena_.data() + offset, sizeof length);
    return std::string_view(arena_.data() + offset + kHead, length);
  };
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    const int order = key_at(a.offset).compare(key_at(b.offset));
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
}

Result<void> RowSorter::spill() {
  sort();
  Run run{file_.size(), 0};
  std::string block;
  block.reserve(kWriteBlock);
  Record record;
  std::size_t size = 0;
  for (const Entry& entry : entries_) {
    record_at(std::string_view(arena_).substr(entry.offset), record, size);
    if (!block.empty() && block.size() + size > kWriteBlock) {
      if (auto done = file_.append(block); !done) return done;
      block.clear();
    }
    block.append(arena_, entry.offset, size);
  }
  if (auto done = file_.append(block); !done) return done;
  run.end = file_.size();
  runs_.push_back(run);
  arena_.clear();
  entries_.clear();
  return {};
}

Result<void> RowSorter::finish() {
  if (runs_.empty()) return sort(), Result<void>();
  if (entries_.empty()) return {};
  auto done = spill();
  std::string().swap(arena_);
  std::vector<Entry>().swap(entries_);
  return done;
}

Result<void> RowSorter::walk(const Use& use) const {
  if (!runs_.empty()) return merge(use);
  Record record;
  std::size_t size = 0;
  for (const Entry& entry : entries_) {
    record_at(std::string_view(arena_).substr(entry.offset), record, size);
    auto more = use(record.row);
    if (!more) return more.error();
    if (!*more) break;
  }
  return {};
}

Result<void> RowSorter::merge(const Use& use) const {
  const std::size_t block = std::clamp(kReadMemory / runs_.size(), kLeastReadBlock, kMostReadBlock);
  std::vector<RunReader> readers;
  readers.reserve(runs_.size());
  const auto later = [&](std::size_t a, std::size_t b) {
    if (readers[a].prefix() != readers[b].prefix()) return readers[a].prefix() > readers[b].prefix();
    const int order = readers[a].record().key.compare(readers[b].record().key);
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  for (const Run& run : runs_) {
    readers.emplace_back(file_, run.begin, run.end, block);
    auto more = readers.back().advance();
    if (!more) return more.error();
    if (*more) next.push(readers.size() - 1);
  }
  while (!next.empty()) {
    const std::size_t first = next.top();
    next.pop();
    auto wanted = use(readers[first].record().row);
    if (!wanted) return wanted.error();
    if (!*wanted) return {};
    auto more = readers[first].advance();
    if (!more) return more.error();
    if (*more) next.push(first);
  }
  return {};
}

}  // namespace marshrut::xlsx
