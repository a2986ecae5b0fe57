#include "office/kit.hpp"

// The kind and the pages of a document are "unstable" in the header's words; both are there since LibreOffice 5.
#define LOK_USE_UNSTABLE_API
#include <LibreOfficeKit/LibreOfficeKit.h>
#include <LibreOfficeKit/LibreOfficeKitEnums.h>
#include <LibreOfficeKit/LibreOfficeKitInit.h>
#include <dlfcn.h>

#include <memory>
#include <string>

#include "office/macro.hpp"
#include "office/pdf_options.hpp"

namespace marshrut::office {

namespace {

struct Close {
  void operator()(LibreOfficeKitDocument* document) const { document->pClass->destroy(document); }
};
using Document = std::unique_ptr<LibreOfficeKitDocument, Close>;

// Our paths have nothing that a URL must escape: mkdtemp's letters below the folder for temporary files.
std::string url(const std::filesystem::path& path) { return "file://" + path.string(); }

// LibreOffice's names for its filters, in the order of OfficeFormat; web pages are texts or tables.
constexpr const char* kImporters[] = {"MS Word 2007 XML",
                                      "Calc MS Excel 2007 XML",
                                      "MS Word 97",
                                      "writer8",
                                      "Rich Text Format",
                                      "OpenDocument Text Flat XML",
                                      "MS Word 2003 XML",
                                      "HTML (StarWriter)",
                                      "MS Excel 97",
                                      "calc8",
                                      "OpenDocument Spreadsheet Flat XML",
                                      "MS Excel 2003 XML Orcus"};

const char* importer_of(const Work& work) {
  if (work.format == OfficeFormat::html && work.target == Target::xlsx) return "calc_HTML_WebQuery";
  return kImporters[static_cast<std::size_t>(work.format)];
}

const char* exporter_of(Target target) {
  switch (target) {
    case Target::pdf:
    case Target::view:
      return "calc_pdf_Export";
    case Target::docx:
      return "MS Word 2007 XML";
    case Target::xlsx:
      break;
  }
  return "Calc MS Excel 2007 XML";
}

// comphelper::LibreOfficeKit::setActive: as long as it is on, LibreOffice makes windows even for what is opened
// without.
void (*window_switch(const std::filesystem::path& programs))(bool) {
  void* const library = ::dlopen((programs / "libmergedlo.so").c_str(), RTLD_LAZY | RTLD_NOLOAD);
  void* const found = library == nullptr ? nullptr : ::dlsym(library, "_ZN10comphelper14LibreOfficeKit9setActiveEb");
  return reinterpret_cast<void (*)(bool)>(found);
}

}  // namespace

Result<Kit> Kit::open(const std::filesystem::path& programs, const std::filesystem::path& profile) {
  LibreOfficeKit* kit = ::lok_init_2(programs.c_str(), url(profile).c_str());
  if (kit == nullptr) return Error{Code::unavailable, "LibreOffice doesn't start", {}};
  if (auto written = write_macro(profile); !written) return written.error();
  return Kit(kit, window_switch(programs));
}

std::string_view Kit::ending(OfficeFormat format) {
  if (format == OfficeFormat::word_xml || format == OfficeFormat::excel_xml) return "xml";
  return format_name(format);
}

Result<void> Kit::convert(const Work& work) {
  const bool table = work.target == Target::xlsx;
  if (!is_pdf(work.target) && is_workbook(work.format) != table && work.format != OfficeFormat::html) {
    return Error{Code::damaged, "a workbook is no text", {}};
  }
  return is_pdf(work.target) && !is_workbook(work.format) ? print_text(work) : run_macro(work);
}

// Through a window: without one LibreOfficeKit breaks pages where people's LibreOffice doesn't.
Result<void> Kit::print_text(const Work& work) {
  const Document document(kit_->pClass->documentLoadWithOptions(kit_, url(work.from).c_str(), "Batch=true"));
  if (!document) return Error{Code::damaged, "LibreOffice can't open it", {}};
  const auto* const does = document->pClass;
  if (does->getDocumentType(document.get()) != LOK_DOCTYPE_TEXT) return Error{Code::damaged, "not what it seems", {}};
  // Parts of a text are its pages, as far as they are laid out.
  if (does->getParts(document.get()) > static_cast<int>(work.most_pages)) {
    return Error{Code::too_large, "too many pages", {}};
  }
  const char* options = work.target == Target::view ? kViewOptions : kPdfOptions;
  if (does->saveAs(document.get(), url(work.to).c_str(), "pdf", options) == 0) {
    return Error{Code::damaged, "LibreOffice can't save it", {}};
  }
  return {};
}

Result<void> Kit::run_macro(const Work& work) {
  const std::string call = macro_url(url(work.from), importer_of(work), url(work.to), exporter_of(work.target));
  std::error_code ignored;
  if (make_windows_ != nullptr) make_windows_(false);
  const bool ran = kit_->pClass->runMacro(kit_, call.c_str()) != 0;
  if (make_windows_ != nullptr) make_windows_(true);
  const bool done = ran && std::filesystem::exists(work.to, ignored);
  return done ? Result<void>() : Error{Code::damaged, "LibreOffice can't convert it", {}};
}

}  // namespace marshrut::office
