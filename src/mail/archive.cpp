#include "mail/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "mail/ascii.hpp"
#include "mail/charset.hpp"
#include "mail/file_name.hpp"

namespace marshrut::mail {

namespace {

// libarchive turns names into the locale's charset and loses what that doesn't have: let it be UTF-8, in this thread
// and for this call.
class Utf8Locale {
public:
  Utf8Locale() : before_(uselocale(shared())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

  static locale_t shared() {
    static const locale_t kLocale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kLocale;
  }

private:
  locale_t before_;
};

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

enum class Kind { formats, one_file };

Reader open_reader(std::string_view bytes, Kind kind) {
  Reader reader(archive_read_new(), archive_read_free);
  archive* const raw = reader.get();
  if (raw == nullptr) return reader;
  // Never "all": some filters start programs.
  archive_read_support_filter_gzip(raw);
  archive_read_support_filter_bzip2(raw);
  archive_read_support_filter_xz(raw);
  if (kind == Kind::one_file) {
    archive_read_support_format_raw(raw);
  } else {
    archive_read_support_format_zip(raw);
    archive_read_support_format_7zip(raw);
    archive_read_support_format_rar(raw);
    archive_read_support_format_rar5(raw);
    archive_read_support_format_tar(raw);
  }
  if (archive_read_open_memory(raw, bytes.data(), bytes.size()) != ARCHIVE_OK) reader.reset();
  return reader;
}

bool is_packed_stream(std::string_view bytes) {
  constexpr std::array<std::string_view, 3> kMagic = {"\x1F\x8B", "BZh",
                                                      "\xFD"
                                                      "7zXZ"};
  return std::any_of(kMagic.begin(), kMagic.end(), [&](auto magic) { return bytes.rfind(magic, 0) == 0; });
}

bool is_zip(std::string_view bytes) { return bytes.rfind("PK\x03\x04", 0) == 0 || bytes.rfind("PK\x05\x06", 0) == 0; }

bool has_archive_magic(std::string_view bytes) {
  constexpr std::size_t kTarMagic = 257;
  if (is_zip(bytes) || is_packed_stream(bytes)) return true;
  return bytes.rfind("Rar!\x1A\x07", 0) == 0 || bytes.rfind("7z\xBC\xAF\x27\x1C", 0) == 0 ||
         (bytes.size() > 512 && bytes.substr(kTarMagic, 5) == "ustar");
}

// A name that says it is a document keeps a damaged one from being taken for an archive.
bool has_document_ending(std::string_view name) {
  constexpr std::array<std::string_view, 16> kEndings = {".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm",
                                                         ".xltx", ".xlsb", ".pptx", ".odt",  ".ods",  ".odp",
                                                         ".ott",  ".epub", ".jar",  ".apk"};
  const std::string ending = file_ending(name);
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::string entry_name(archive_entry* entry) {
  if (const char* name = archive_entry_pathname(entry)) return decode_unknown(name);
  if (const char* name = archive_entry_pathname_utf8(entry)) return decode_unknown(name);
  return {};
}

bool is_document_package(std::string_view bytes) {
  constexpr int kLooked = 300;
  const Utf8Locale locale;
  const Reader reader = open_reader(bytes, Kind::formats);
  if (reader == nullptr) return false;
  archive_entry* entry = nullptr;
  for (int i = 0; i < kLooked && archive_read_next_header(reader.get(), &entry) >= ARCHIVE_WARN; ++i) {
    const char* name = archive_entry_pathname(entry);
    const std::string_view view = name == nullptr ? std::string_view{} : name;
    if (view == "[Content_Types].xml" || (i == 0 && view == "mimetype")) return true;
  }
  return false;
}

// "бланк.docx" of "бланк.docx.gz".
std::string without_packing(std::string_view name) {
  for (const std::string_view ending : {".gz", ".bz2", ".xz"}) {
    if (name.size() > ending.size() && ends_with(name, ending))
      return std::string(name.substr(0, name.size() - ending.size()));
  }
  return std::string(name);
}

class ArchiveReader {
public:
  ArchiveReader(Reader reader, const ArchiveLimits& limits) : reader_(std::move(reader)), limits_(limits) {}

  Archive read(const std::string& only_name) {
    archive_entry* entry = nullptr;
    while (out_.problem.empty()) {
      const int status = archive_read_next_header(reader_.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) {
        fail();
        break;
      }
      if (++entries_ > limits_.entries) {
        out_.problem = "archive-too-large";
        break;
      }
      take(entry, only_name);
    }
    return std::move(out_);
  }

private:
  void fail() {
    const bool locked = archive_read_has_encrypted_entries(reader_.get()) > 0;
    out_.problem = locked ? "archive-encrypted" : "archive-damaged";
  }

  void take(archive_entry* entry, const std::string& only_name) {
    const auto type = archive_entry_filetype(entry);
    if (type != AE_IFREG && !(type == 0 && archive_entry_size(entry) > 0)) return;  // folders, links, devices
    if (archive_entry_is_encrypted(entry) != 0) {
      out_.problem = "archive-encrypted";
      return;
    }
    ArchiveFile file{only_name.empty() ? entry_name(entry) : only_name, {}};
    const std::string_view base = std::string_view(file.name).substr(file.name.find_last_of("/\\") + 1);
    // What macOS puts beside each file.
    if (file.name.rfind("__MACOSX/", 0) == 0 || base == ".DS_Store") return;
    if (read_bytes(file.bytes)) out_.files.push_back(std::move(file));
  }

  bool read_bytes(std::string& bytes) {
    constexpr std::size_t kPiece = 65536;
    std::array<char, kPiece> piece{};
    while (true) {
      const la_ssize_t got = archive_read_data(reader_.get(), piece.data(), piece.size());
      if (got == 0) return true;
      if (got == ARCHIVE_RETRY) continue;
      if (got < 0) {
        fail();
        return false;
      }
      total_ += static_cast<std::size_t>(got);
      if (total_ > limits_.bytes) {
        out_.problem = "archive-too-large";
        return false;
      }
      bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

  Reader reader_;
  const ArchiveLimits& limits_;
  Archive out_;
  std::size_t entries_ = 0, total_ = 0;
};

}  // namespace

bool is_archive(std::string_view bytes, std::string_view name) {
  if (!has_archive_magic(bytes)) return false;
  return !is_zip(bytes) || (!has_document_ending(name) && !is_document_package(bytes));
}

Archive read_archive(std::string_view bytes, std::string_view name, const ArchiveLimits& limits) {
  const Utf8Locale locale;
  Archive out;
  if (Reader reader = open_reader(bytes, Kind::formats)) {
    out = ArchiveReader(std::move(reader), limits).read({});
    const bool nothing = out.files.empty() && out.problem == "archive-damaged";
    if (!nothing || !is_packed_stream(bytes)) return out;
  }
  // Packed, but no tar inside: one file.
  Reader reader = is_packed_stream(bytes) ? open_reader(bytes, Kind::one_file) : Reader(nullptr, archive_read_free);
  if (reader == nullptr) return {{}, "archive-damaged"};
  return ArchiveReader(std::move(reader), limits).read(without_packing(name));
}

void warm_up_archives() {
  const Utf8Locale locale;
  // An empty zip: opens each reader once, with what it loads.
  constexpr std::string_view kEmptyZip("PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
  static_cast<void>(read_archive(kEmptyZip, "a.zip", {1, 1}));
}

}  // namespace marshrut::mail
