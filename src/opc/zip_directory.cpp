#include "opc/zip_directory.hpp"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "opc/bytes.hpp"
#include "opc/part_name.hpp"

namespace marshrut::opc {

namespace {

constexpr std::size_t kLocalHeaderBytes = 30;
constexpr std::size_t kLocatorBytes = 20;
constexpr std::size_t kEnd64Bytes = 56;
// libzip looks for the end record in this many bytes at the end.
constexpr std::size_t kTailBytes = 65536 + 22 + kLocatorBytes + kEnd64Bytes;

// The zip as libzip's source. libzip has no call that tells where a member's bytes lie, but it has to seek and read
// there when the member is opened raw: the tape notes where it read, so that members need no copy.
struct Tape {
  std::string_view bytes;
  std::size_t at = 0;
  std::size_t reads_left = 0;
  std::size_t first_read = 0;
  std::size_t last_read = 0;
  bool armed = false;
  zip_error_t error{};

  zip_int64_t read(void* data, zip_uint64_t length) {
    if (reads_left == 0) {
      zip_error_set(&error, ZIP_ER_MEMORY, 0);
      return -1;
    }
    --reads_left;
    if (!armed) first_read = at;
    armed = true;
    last_read = at;
    const std::size_t count = std::min(static_cast<std::size_t>(length), bytes.size() - at);
    std::memcpy(data, bytes.data() + at, count);
    at += count;
    return static_cast<zip_int64_t>(count);
  }

  zip_int64_t seek(void* data, zip_uint64_t length) {
    const zip_int64_t to = zip_source_seek_compute_offset(at, bytes.size(), data, length, &error);
    if (to < 0) return -1;
    at = static_cast<std::size_t>(to);
    return 0;
  }

  zip_int64_t stat(void* data) const {
    auto* info = static_cast<zip_stat_t*>(data);
    zip_stat_init(info);
    info->size = bytes.size();
    info->valid = ZIP_STAT_SIZE;
    return static_cast<zip_int64_t>(sizeof *info);
  }

  static zip_int64_t serve(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto* tape = static_cast<Tape*>(user);
    switch (command) {
      case ZIP_SOURCE_OPEN:
        return static_cast<zip_int64_t>(tape->at = 0);
      case ZIP_SOURCE_READ:
        return tape->read(data, length);
      case ZIP_SOURCE_SEEK:
        return tape->seek(data, length);
      case ZIP_SOURCE_TELL:
        return static_cast<zip_int64_t>(tape->at);
      case ZIP_SOURCE_STAT:
        return tape->stat(data);
      case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&tape->error, data, length);
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_FREE:
        return 0;
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE, -1);
      default:
        zip_error_set(&tape->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
  }
};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using File = std::unique_ptr<zip_file_t, Discard>;

Error damaged(const char* why, std::string_view where = {}) { return {Code::damaged, why, std::string(where)}; }

// libzip allocates for as many entries as a zip64 end record names before it reads one; so look there first. Locators
// are found by their rarest byte.
bool promises_too_many(std::string_view bytes, std::size_t max_entries) {
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kTailBytes));
  for (std::size_t at = tail.find('\7'); at != std::string_view::npos; at = tail.find('\7', at + 1)) {
    if (at < 3 || tail.substr(at - 3, 3) != "PK\6" || tail.size() - at < kLocatorBytes) continue;
    const std::uint64_t end64 = le64(tail, at + 5);
    if (end64 > bytes.size() || bytes.size() - end64 < kEnd64Bytes) continue;
    if (le64(bytes, static_cast<std::size_t>(end64) + 32) > max_entries) return true;
  }
  return false;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A name that isn't ASCII may come from the directory's Unicode field, and then the local one is in some code page.
bool same_entry(std::string_view local, std::string_view central) {
  if (local == central) return true;
  return !is_ascii(central) && local.find('\0') == std::string_view::npos;
}

class Directory {
public:
  Directory(std::string_view bytes, const Limits& limits) : limits_(limits) {
    tape_.bytes = bytes;
    tape_.reads_left = 4 * limits.max_entries + 64;  // a directory that doesn't end costs no more than a full one
    zip_error_init(&tape_.error);
  }

  Result<std::vector<Member>> read() {
    if (promises_too_many(tape_.bytes, limits_.max_entries)) return too_many();
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_function_create(&Tape::serve, &tape_, &error);
    if (source == nullptr) return Error{Code::internal, "no memory to open a zip", {}};
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) {
      Error why = damaged(zip_error_strerror(&error));
      const bool out_of_reads = tape_.reads_left == 0;
      zip_source_free(source);
      zip_error_fini(&error);
      return out_of_reads ? too_many() : why;
    }
    return read_members();
  }

private:
  static Error too_many() { return {Code::too_large, "too many entries", {}}; }

  Result<std::vector<Member>> read_members() {
    const auto count = static_cast<std::size_t>(zip_get_num_entries(archive_.get(), 0));
    if (count > limits_.max_entries) return too_many();
    std::vector<Member> members(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (auto done = read_member(i, members[i]); !done) return done.error();
    }
    return members;
  }

  Result<void> read_member(std::size_t index, Member& member) {
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), index, ZIP_FL_UNCHANGED, &stat) != 0) return damaged("an unreadable entry");
    const std::string_view name = stat.name == nullptr ? std::string_view{} : stat.name;
    if (name.size() > limits_.max_name_bytes) return Error{Code::too_large, "a name is too long", {}};
    if (!is_safe_name(name)) return damaged("an unsafe name", name);
    if (stat.encryption_method != ZIP_EM_NONE) return Error{Code::encrypted, "an encrypted entry", std::string(name)};
    if (stat.comp_size > tape_.bytes.size()) return damaged("an entry lies outside the file", name);
    member.name = name;
    member.method = stat.comp_method;
    member.crc32 = stat.crc;
    member.inflated = stat.size;
    return locate(index, static_cast<std::size_t>(stat.comp_size), member);
  }

  Result<void> locate(std::size_t index, std::size_t packed, Member& member) {
    if (packed == 0) return {};  // libzip doesn't look for what has no bytes; neither need we
    tape_.armed = false;
    tape_.reads_left = 4;
    const File file(zip_fopen_index(archive_.get(), index, ZIP_FL_COMPRESSED | ZIP_FL_UNCHANGED));
    char first = 0;
    if (!file || zip_fread(file.get(), &first, 1) != 1 || !tape_.armed) {
      return damaged("an entry can't be found", member.name);
    }
    return check_local_header(index, packed, member);
  }

  // libzip reads the last two lengths of the local header, then the data. The two names of a member must agree: which
  // of them a program believes is not ours to guess. (It also finds NULs, which libzip turns into blanks.)
  Result<void> check_local_header(std::size_t index, std::size_t packed, Member& member) {
    const std::string_view bytes = tape_.bytes;
    const std::size_t lengths = tape_.first_read;
    if (lengths < 26 || lengths + 4 > bytes.size() || bytes.substr(lengths - 26, 4) != "PK\3\4") {
      return damaged("an entry has no local header", member.name);
    }
    const std::size_t header = lengths - 26;
    const std::size_t name_bytes = le16(bytes, lengths);
    const std::size_t data = header + kLocalHeaderBytes + name_bytes + le16(bytes, lengths + 2);
    if (data > bytes.size() || bytes.size() - data < packed || data != tape_.last_read) {
      return damaged("an entry lies outside the file", member.name);
    }
    const char* raw = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW | ZIP_FL_UNCHANGED);
    if (raw == nullptr || !same_entry(bytes.substr(header + kLocalHeaderBytes, name_bytes), raw)) {
      return damaged("an entry has two names", member.name);
    }
    member.compressed = bytes.substr(data, packed);
    return {};
  }

  const Limits& limits_;
  Tape tape_;
  Archive archive_;
};

}  // namespace

Result<std::vector<Member>> read_zip_directory(std::string_view bytes, const Limits& limits) {
  return Directory(bytes, limits).read();
}

}  // namespace marshrut::opc
