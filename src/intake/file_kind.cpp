#include "intake/file_kind.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "opc/package.hpp"
#include "print/office_format.hpp"

namespace marshrut::intake {

namespace {

using namespace std::string_view_literals;

bool begins(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

bool is_image(std::string_view bytes) {
  for (const std::string_view sign : {"\xFF\xD8\xFF"sv, "\x89PNG\r\n"sv, "II*\0"sv, "MM\0*"sv, "GIF8"sv, "BM"sv}) {
    if (begins(bytes, sign)) return true;
  }
  if (begins(bytes, "RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) return true;
  const std::string_view brand = bytes.substr(std::min<std::size_t>(4, bytes.size()), 8);
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

bool is_encrypted(std::string_view bytes) {
  const auto package = opc::Package::open(bytes);
  return !package && package.error().code == Code::encrypted;
}

DocumentKind zip_kind(std::string_view bytes) {
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
  if (print::office_format(bytes) && !is_encrypted(bytes)) return DocumentKind::office;
  if (begins(bytes, "PK\x03\x04"sv)) return zip_kind(bytes);
  if (is_pdf(bytes)) return DocumentKind::pdf;
  if (is_image(bytes)) return DocumentKind::image;
  const std::string tail = ending(name);
  if (begins(bytes, "\xD0\xCF\x11\xE0"sv)) {
    return tail == "xls" || media_type == "application/vnd.ms-excel" ? DocumentKind::table : DocumentKind::unknown;
  }
  // A name that promises a document which the bytes are not: cut on its way, or empty.
  for (const std::string_view word : {"docx"sv, "docm"sv, "dotx"sv, "doc"sv, "odt"sv, "rtf"sv}) {
    if (tail == word) return DocumentKind::unknown;
  }
  if (tail == "csv" || tail == "xlsx" || tail == "xls" || tail == "ods") return DocumentKind::table;
  return comes_along(media_type, name) ? DocumentKind::beside : DocumentKind::other;
}

}  // namespace marshrut::intake
