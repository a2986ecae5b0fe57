#include "intake/file_kind.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "office/office_format.hpp"
#include "opc/compound_file.hpp"
#include "opc/package.hpp"

namespace marshrut::intake {

namespace {

using namespace std::string_view_literals;

bool begins(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

// What of it is there.
std::string_view at(std::string_view bytes, std::size_t begin, std::size_t size) {
  return bytes.substr(std::min(begin, bytes.size()), size);
}

bool is_image(std::string_view bytes) {
  for (const std::string_view sign : {"\xFF\xD8\xFF"sv, "\x89PNG\r\n"sv, "II*\0"sv, "MM\0*"sv, "GIF8"sv}) {
    if (begins(bytes, sign)) return true;
  }
  // Two letters alone begin many a text; a bitmap's reserved fields are 0.
  if (begins(bytes, "BM"sv) && at(bytes, 6, 4) == "\0\0\0\0"sv) return true;
  if (begins(bytes, "RIFF"sv) && at(bytes, 8, 4) == "WEBP"sv) return true;
  const std::string_view brand = at(bytes, 4, 8);
  return brand == "ftypheic"sv || brand == "ftypheix"sv || brand == "ftypmif1"sv || brand == "ftypavif"sv;
}

// A PDF may have some bytes of junk before its mark.
bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }

std::string ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string tail(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
  std::transform(tail.begin(), tail.end(), tail.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return tail;
}

bool comes_along(std::string_view media_type, std::string_view name) {
  constexpr std::array kTypes = {"text/calendar"sv,
                                 "text/vcard"sv,
                                 "text/x-vcard"sv,
                                 "application/pgp-signature"sv,
                                 "application/pgp-keys"sv,
                                 "application/pkcs7-signature"sv,
                                 "application/x-pkcs7-signature"sv,
                                 "application/ics"sv,
                                 "message/delivery-status"sv,
                                 "message/disposition-notification"sv,
                                 "text/rfc822-headers"sv,
                                 "text/html"sv,
                                 "text/plain"sv};
  constexpr std::array kEndings = {"ics"sv, "vcf"sv, "asc"sv, "sig"sv, "sgn"sv,
                                   "p7s"sv, "p7m"sv, "txt"sv, "htm"sv, "html"sv};
  const std::string tail = ending(name);
  return std::find(kTypes.begin(), kTypes.end(), media_type) != kTypes.end() ||
         std::find(kEndings.begin(), kEndings.end(), tail) != kEndings.end();
}

// The first member of an OpenDocument file is its type, stored as it is.
bool is_ods(std::string_view bytes) {
  constexpr std::size_t kZipName = 30;  // where the first member's name begins
  constexpr std::string_view kMember = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
  return at(bytes, kZipName, kMember.size()) == kMember;
}

bool is_xls(std::string_view bytes) {
  const auto names = opc::compound_file_names(bytes);
  const auto is_book = [](const std::string& name) { return name == "Workbook" || name == "Book"; };
  return std::any_of(names.begin(), names.end(), is_book);
}

// A name that promises a document.
bool is_document_name(std::string_view name) {
  const std::string tail = ending(name);
  for (const std::string_view word : {"docx"sv, "docm"sv, "dotx"sv, "doc"sv, "odt"sv, "rtf"sv}) {
    if (tail == word) return true;
  }
  return false;
}

std::optional<DocumentKind> office_kind(std::string_view bytes, std::string_view name) {
  const auto format = office::convertible_format(bytes);
  if (!format) return std::nullopt;
  if (office::is_workbook(*format)) return DocumentKind::table;
  // A web page comes along with many a letter; it is a document when it is sent as one.
  if (*format == office::OfficeFormat::html && !is_document_name(name)) return std::nullopt;
  return DocumentKind::office;
}

DocumentKind zip_kind(std::string_view bytes) {
  if (is_ods(bytes)) return DocumentKind::table;
  const auto package = opc::Package::open(bytes);
  if (!package) return DocumentKind::unknown;  // the reader says why
  for (const opc::Member& member : package->members()) {
    if (begins(member.name, "xl/")) return DocumentKind::table;
  }
  return DocumentKind::unknown;
}

}  // namespace

DocumentKind file_kind(std::string_view bytes, std::string_view media_type, std::string_view name) {
  // An encrypted one is left for the reader, who says so.
  if (const auto kind = office_kind(bytes, name)) return *kind;
  if (begins(bytes, "PK\x03\x04"sv)) return zip_kind(bytes);
  if (is_pdf(bytes)) return DocumentKind::pdf;
  if (is_image(bytes)) return DocumentKind::image;
  const std::string tail = ending(name);
  if (begins(bytes, "\xD0\xCF\x11\xE0"sv)) {
    return is_xls(bytes) || tail == "xls" || media_type == "application/vnd.ms-excel" ? DocumentKind::table
                                                                                      : DocumentKind::unknown;
  }
  // A name that promises a document which the bytes are not: cut on its way, or empty.
  if (is_document_name(name)) return DocumentKind::unknown;
  if (tail == "csv" || tail == "xlsx" || tail == "xls" || tail == "ods") return DocumentKind::table;
  return comes_along(media_type, name) ? DocumentKind::beside : DocumentKind::other;
}

}  // namespace marshrut::intake
