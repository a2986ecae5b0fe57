#include "office/kit.hpp"

// The kind and the pages of a document are "unstable" in the header's words; both are there since LibreOffice 5.
#define LOK_USE_UNSTABLE_API
#include <LibreOfficeKit/LibreOfficeKit.h>
#include <LibreOfficeKit/LibreOfficeKitEnums.h>
#include <LibreOfficeKit/LibreOfficeKitInit.h>

#include <memory>
#include <string>

#include "office/book_macro.hpp"
#include "office/pdf_options.hpp"

namespace marshrut::office {

namespace {

struct Close {
  void operator()(LibreOfficeKitDocument* document) const { document->pClass->destroy(document); }
};
using Document = std::unique_ptr<LibreOfficeKitDocument, Close>;

// Our paths have nothing that a URL must escape: mkdtemp's letters below the folder for temporary files.
std::string url(const std::filesystem::path& path) { return "file://" + path.string(); }

const char* importer_of(OfficeFormat format) {
  switch (format) {
    case OfficeFormat::xlsx:
      return "Calc MS Excel 2007 XML";
    case OfficeFormat::xls:
      return "MS Excel 97";
    case OfficeFormat::ods:
      return "calc8";
    case OfficeFormat::fods:
      return "OpenDocument Spreadsheet Flat XML";
    case OfficeFormat::excel_xml:
      return "MS Excel 2003 XML Orcus";
    default:
      return "calc_HTML_WebQuery";
  }
}

}  // namespace

Result<Kit> Kit::open(const std::filesystem::path& programs, const std::filesystem::path& profile) {
  LibreOfficeKit* kit = ::lok_init_2(programs.c_str(), url(profile).c_str());
  if (kit == nullptr) return Error{Code::unavailable, "LibreOffice doesn't start", {}};
  if (auto written = write_book_macro(profile); !written) return written.error();
  return Kit(kit);
}

std::string_view Kit::ending(OfficeFormat format) {
  if (format == OfficeFormat::word_xml || format == OfficeFormat::excel_xml) return "xml";
  return format_name(format);
}

Result<void> Kit::convert(const Work& work) {
  const bool book = is_workbook(work.format) || work.target == Target::xlsx;
  if (book && work.target == Target::docx) return Error{Code::damaged, "a workbook is no text", {}};
  return book ? convert_book(work) : convert_text(work);
}

Result<void> Kit::convert_text(const Work& work) {
  const Document document(kit_->pClass->documentLoadWithOptions(kit_, url(work.from).c_str(), "Batch=true"));
  if (!document) return Error{Code::damaged, "LibreOffice can't open it", {}};
  const auto* const does = document->pClass;
  if (does->getDocumentType(document.get()) != LOK_DOCTYPE_TEXT) return Error{Code::damaged, "not what it seems", {}};
  // Parts of a text are its pages, as far as they are laid out.
  if (work.target == Target::pdf && does->getParts(document.get()) > static_cast<int>(work.most_pages)) {
    return Error{Code::too_large, "too many pages", {}};
  }
  const char* const options = work.target == Target::pdf ? kPdfOptions : nullptr;
  const char* const ending = work.target == Target::pdf ? "pdf" : "docx";
  if (does->saveAs(document.get(), url(work.to).c_str(), ending, options) == 0) {
    return Error{Code::damaged, "LibreOffice can't save it", {}};
  }
  return {};
}

Result<void> Kit::convert_book(const Work& work) {
  const char* const exporter = work.target == Target::pdf ? "calc_pdf_Export" : "Calc MS Excel 2007 XML";
  const std::string call = book_macro_url(url(work.from), importer_of(work.format), url(work.to), exporter);
  std::error_code ignored;
  const bool done = kit_->pClass->runMacro(kit_, call.c_str()) != 0 && std::filesystem::exists(work.to, ignored);
  return done ? Result<void>() : Error{Code::damaged, "LibreOffice can't convert it", {}};
}

}  // namespace marshrut::office
