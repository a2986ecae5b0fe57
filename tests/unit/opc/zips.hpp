// tests/unit/opc/zips.hpp: zips for tests, good ones by the Writer and bad ones by changing their bytes.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "opc/package.hpp"
#include "opc/writer.hpp"

namespace marshrut::opc::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view kTypesXml =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"XML\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
    "wordprocessingml.document.main+xml\"/></Types>";

inline std::string rels(std::string_view inner) {
  return "<?xml version=\"1.0\"?><Relationships "
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         std::string(inner) + "</Relationships>";
}

inline std::string rel(std::string_view id, std::string_view type, std::string_view target,
                       std::string_view rest = "") {
  std::string xml = "<Relationship Id=\"";
  xml.append(id).append("\" Type=\"").append(type).append("\" Target=\"").append(target).append("\" ");
  return xml.append(rest).append("/>");
}

inline constexpr std::string_view kTransitionalTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view kStrictTypes = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

inline std::string transitional(std::string_view last) { return std::string(kTransitionalTypes).append(last); }
inline std::string strict(std::string_view last) { return std::string(kStrictTypes).append(last); }

inline std::string zip(const Parts& parts) {
  std::string out;
  Deflater deflater;
  Writer writer(out, deflater);
  for (const auto& [name, bytes] : parts) writer.add(name, bytes);
  if (!writer.finish()) out.clear();
  return out;
}

// A small document with its text in word/document.xml.
inline Parts document_parts(std::string_view main_xml = "<w:document><w:body/></w:document>") {
  return {{"[Content_Types].xml", std::string(kTypesXml)},
          {"_rels/.rels", rels(rel("rId1", transitional("officeDocument"), "word/document.xml"))},
          {"word/document.xml", std::string(main_xml)}};
}

// The bytes in a heap block of exactly their size, so that a sanitizer sees a read behind them.
class Exact {
public:
  explicit Exact(std::string_view bytes) : block_(new char[bytes.size()]), size_(bytes.size()) {
    if (!bytes.empty()) std::memcpy(block_.get(), bytes.data(), bytes.size());
  }
  [[nodiscard]] std::string_view view() const { return {block_.get(), size_}; }

private:
  std::unique_ptr<char[]> block_;
  std::size_t size_;
};

// Where the nth local ("PK\3\4") or central ("PK\1\2") header of a zip lies.
inline std::size_t header(const std::string& bytes, std::string_view signature, std::size_t n) {
  std::size_t at = bytes.find(signature);
  for (; n > 0 && at != std::string::npos; --n) at = bytes.find(signature, at + 4);
  return at;
}
inline std::size_t local(const std::string& bytes, std::size_t n) { return header(bytes, "PK\3\4", n); }
inline std::size_t central(const std::string& bytes, std::size_t n) { return header(bytes, "PK\1\2", n); }

inline void poke(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) bytes.at(at + i) = static_cast<char>(value >> (8 * i) & 0xFFU);
}

// A member's inflated size, in both headers.
inline void poke_size(std::string& bytes, std::size_t n, std::uint32_t size) {
  poke(bytes, local(bytes, n) + 22, size, 4);
  poke(bytes, central(bytes, n) + 24, size, 4);
}

// Puts `to` where `from` stands, in both directories; the lengths must be equal.
inline void rename(std::string& bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
    bytes.replace(at, from.size(), to);
  }
}

// "ok" or the code's word, for tables.
template <class T>
std::string outcome(const Result<T>& result) {
  return result ? "ok" : std::string(code_name(result.error().code));
}

}  // namespace marshrut::opc::test
