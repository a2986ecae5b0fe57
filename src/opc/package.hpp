// opc/package.hpp: Open Packaging Convention packages (DOCX, DOCM, XLSX) read by part, within limits.
// Shapes:  bytes -> Package (entries, parts, relationships, content types); a part -> its inflated bytes.
//          open() reads the directory only; content types and the main part are read when first asked for.
// Units:   sizes in bytes; depth and counts as named in Limits.
// Errors:  empty, not_a_document, damaged, encrypted (OLE EncryptedPackage, ODF with encryption-data, zip encryption),
//          too_large (any limit), unsafe_xml (a DTD in a package part), unsupported_format (.doc, .odt, .rtf, XLSX
//          asked for as a document ...). Nothing is ever fetched: external targets are only named.
// Owns:    a Package borrows the bytes it was opened on; they must outlive it. Results own theirs.
//          const means thread-safe.
// Source:  ECMA-376 Part 2 (OPC); PKWARE APPNOTE 6.3.3 for the zip records; RFC 3986 §5 for targets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::opc {

struct Limits {
  std::size_t max_package_bytes = std::size_t{64} << 20U;  // the zip itself
  std::size_t max_part_bytes = std::size_t{64} << 20U;     // one part, inflated
  std::size_t max_total_bytes = std::size_t{192} << 20U;   // all parts that were asked for, inflated
  std::size_t max_ratio = 400;                             // inflated : compressed, for parts over ratio_floor_bytes
  std::size_t ratio_floor_bytes = std::size_t{4} << 20U;
  std::size_t max_entries = 4096;
  std::size_t max_name_bytes = 1024;
  std::size_t max_relationships = 20000;
};

// One zip member, as it lies in the archive.
struct Member {
  std::string name;             // as stored: no leading '/', UTF-8
  std::uint16_t method = 0;     // 0 stored, 8 deflated
  std::uint32_t crc32 = 0;      // of the inflated bytes
  std::uint64_t inflated = 0;   // bytes
  std::string_view compressed;  // into the package's bytes
};

struct Relationship {
  std::string id;
  std::string type;    // the strict URIs are given as their transitional twins
  std::string target;  // a resolved part name ("word/document.xml"), or the URI as written when external
  bool external = false;
};

class Package {
public:
  static Result<Package> open(std::string_view bytes, const Limits& limits = {});

  // Members in the order of the central directory. Names that climb ("../", absolute, "\\", drive letters), hold
  // control characters, differ from their local header's or repeat (without regard to case) make open() fail with
  // damaged.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  [[nodiscard]] const Member* find(std::string_view name) const;  // without regard to ASCII case (OPC §6.2.2.3)

  // The inflated bytes; their length and CRC are checked. A missing part is damaged with the part's name in `where`.
  [[nodiscard]] Result<std::string> read(std::string_view name) const;
  // As read(), into a buffer that is used again for the next document. A member counts once towards max_total_bytes.
  [[nodiscard]] Result<void> read_into(std::string_view name, std::string& buffer) const;

  // "" is the package itself. A part without relationships has none. Targets need not exist; one with a scheme or a
  // host is external whatever it says.
  [[nodiscard]] Result<std::vector<Relationship>> relationships(std::string_view source_part) const;
  [[nodiscard]] std::string content_type(std::string_view part) const;  // "" when unknown

  // The part that the package's officeDocument relationship names, wherever it lies. Without one, a zip is damaged when
  // it looks like a package, else not_a_document. Broken or unsafe [Content_Types].xml show here too.
  [[nodiscard]] Result<std::string> main_part() const;
  // "" without a main part. Whether it is a kind that can be read is for the caller to say.
  [[nodiscard]] std::string main_content_type() const;
  [[nodiscard]] bool has_macros() const;  // a VBA project part or a macro-enabled main content type

  [[nodiscard]] const Limits& limits() const { return limits_; }

private:
  [[nodiscard]] Result<std::string> find_main_part() const;
  [[nodiscard]] Result<void> refuse_open_document() const;
  [[nodiscard]] const struct ContentTypes& types() const;
  [[nodiscard]] bool count_inflated(std::size_t member) const;

  Limits limits_;
  std::vector<Member> members_;
  std::vector<std::uint32_t> by_name_;          // members in the order of their folded names
  std::shared_ptr<struct PackageState> state_;  // what is found out later; its own locks make const safe
};

}  // namespace marshrut::opc
