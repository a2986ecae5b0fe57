// opc/package.hpp: Open Packaging Convention packages (DOCX, DOCM, XLSX) read by part, within limits.
// Shapes:  bytes -> Package (entries, parts, relationships, content types); a part -> its inflated bytes.
// Units:   sizes in bytes; depth and counts as named in Limits.
// Errors:  empty, not_a_document, damaged, encrypted (OLE EncryptedPackage, ODF with encryption-data, zip encryption),
//          too_large (any limit), unsafe_xml (a DTD in a package part), unsupported_format (.doc, .odt, .rtf, XLSX asked
//          for as a document ...). Nothing is ever fetched: external targets are only named.
// Owns:    a Package borrows the bytes it was opened on; they must outlive it. Results own theirs.
//          const means thread-safe.
// Source:  ECMA-376 Part 2 (OPC); PKWARE APPNOTE 6.3.3 for the zip records; RFC 3986 §5 for targets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::opc {

struct Limits {
  std::size_t max_package_bytes = std::size_t{64} << 20U;   // the zip itself
  std::size_t max_part_bytes = std::size_t{64} << 20U;      // one part, inflated
  std::size_t max_total_bytes = std::size_t{192} << 20U;    // all parts that were asked for, inflated
  std::size_t max_ratio = 400;                              // inflated : compressed, for parts over ratio_floor_bytes
  std::size_t ratio_floor_bytes = std::size_t{4} << 20U;
  std::size_t max_entries = 4096;
  std::size_t max_name_bytes = 1024;
  std::size_t max_relationships = 20000;
};

// One zip member, as it lies in the archive.
struct Member {
  std::string name;               // as stored: no leading '/', UTF-8
  std::uint16_t method = 0;       // 0 stored, 8 deflated
  std::uint32_t crc32 = 0;        // of the inflated bytes
  std::uint64_t inflated = 0;     // bytes
  std::string_view compressed;    // into the package's bytes
};

struct Relationship {
  std::string id;
  std::string type;      // the strict URIs are given as their transitional twins
  std::string target;    // a resolved part name ("word/document.xml"), or the URI as written when external
  bool external = false;
};

class Package {
 public:
  static Result<Package> open(std::string_view bytes, const Limits& limits = {});

  // Members in the order of the central directory. Names that climb ("../", absolute, "\\", drive letters) or repeat
  // (without regard to case) make open() fail with damaged.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  [[nodiscard]] const Member* find(std::string_view name) const;  // without regard to ASCII case (OPC §6.2.2.3)

  // The inflated bytes; their length and CRC are checked. A missing part is damaged with the part's name in `where`.
  [[nodiscard]] Result<std::string> read(std::string_view name) const;
  // As read(), into a buffer that is used again for the next document.
  [[nodiscard]] Result<void> read_into(std::string_view name, std::string& buffer) const;

  // "" is the package itself. A part without relationships has none.
  [[nodiscard]] Result<std::vector<Relationship>> relationships(std::string_view source_part) const;
  [[nodiscard]] std::string content_type(std::string_view part) const;  // "" when unknown

  // The part that the package's officeDocument relationship names, wherever it lies.
  [[nodiscard]] Result<std::string> main_part() const;
  [[nodiscard]] bool has_macros() const;  // a VBA project part or a macro-enabled main content type

  [[nodiscard]] const Limits& limits() const { return limits_; }

 private:
  Limits limits_;
  std::string_view bytes_;
  std::vector<Member> members_;
  std::map<std::string, std::size_t, std::less<>> index_;             // folded name -> member
  std::map<std::string, std::string, std::less<>> type_by_part_;      // folded part name -> content type
  std::map<std::string, std::string, std::less<>> type_by_extension_;
  mutable std::shared_ptr<struct Budget> budget_;                     // bytes inflated so far
  friend struct PackageReader;
};

}  // namespace marshrut::opc
