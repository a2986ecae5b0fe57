// mail/archive.hpp: mailed archives of documents, opened in memory; private to this module.
// Shapes:  bytes and a name -> is it an archive; archive -> its files.
// Units:   sizes are bytes.
// Errors:  none: what can't be read is told by `problem`, what came before it is given.
// Owns:    results own their bytes.
// Source:  libarchive 3.6; .ZIP 6.3 (names in CP866 when their flag is not set); OPC, ODF (documents that are zip
// files).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marshrut::mail {

struct ArchiveLimits {
  std::size_t entries = 0;
  std::size_t bytes = 0;  // of all files together
};

struct ArchiveFile {
  std::string name;  // UTF-8, with its folders
  std::string bytes;
};

struct Archive {
  std::vector<ArchiveFile> files;
  std::string problem;  // empty, or "archive-encrypted", "archive-damaged", "archive-too-large"
};

// By content: a DOCX, an XLSX or an ODT is a document and no archive, whatever its name.
bool is_archive(std::string_view bytes, std::string_view name);

Archive read_archive(std::string_view bytes, std::string_view name, const ArchiveLimits& limits);

void warm_up_archives();

}  // namespace marshrut::mail
