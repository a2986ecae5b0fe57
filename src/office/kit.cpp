#include "office/kit.hpp"

// The kind and the pages of a document are "unstable" in the header's words; both are there since LibreOffice 5.
#define LOK_USE_UNSTABLE_API
#include <LibreOfficeKit/LibreOfficeKit.h>
#include <LibreOfficeKit/LibreOfficeKitEnums.h>
#include <LibreOfficeKit/LibreOfficeKitInit.h>

#include <memory>
#include <string>

namespace marshrut::office {

namespace {

struct Close {
  void operator()(LibreOfficeKitDocument* document) const { document->pClass->destroy(document); }
};
using Document = std::unique_ptr<LibreOfficeKitDocument, Close>;

// Our paths have nothing that a URL must escape: mkdtemp's letters below the folder for temporary files.
std::string url(const std::filesystem::path& path) { return "file://" + path.string(); }

// PDF/A-2b; the controls of a form stay what they look like; a bar code is not made a photograph of.
constexpr const char* kPdf = R"({"SelectPdfVersion":{"type":"long","value":"2"},)"
                             R"("ExportFormFields":{"type":"boolean","value":"false"},)"
                             R"("ExportBookmarks":{"type":"boolean","value":"true"},)"
                             R"("UseLosslessCompression":{"type":"boolean","value":"true"},)"
                             R"("ReduceImageResolution":{"type":"boolean","value":"false"}})";

const char* ending(Target target) {
  switch (target) {
    case Target::pdf:
      return "pdf";
    case Target::docx:
      return "docx";
    case Target::xlsx:
      break;
  }
  return "xlsx";
}

}  // namespace

Result<Kit> Kit::open(const std::filesystem::path& programs, const std::filesystem::path& profile) {
  LibreOfficeKit* kit = ::lok_init_2(programs.c_str(), url(profile).c_str());
  if (kit == nullptr) return Error{Code::unavailable, "LibreOffice doesn't start", {}};
  return Kit(kit);
}

Result<void> Kit::convert(const std::filesystem::path& from, const std::filesystem::path& to, Target target,
                          unsigned most_pages) {
  const Document document(kit_->pClass->documentLoadWithOptions(kit_, url(from).c_str(), "Batch=true"));
  if (!document) return Error{Code::damaged, "LibreOffice can't open it", {}};
  const auto* const does = document->pClass;
  const bool book = does->getDocumentType(document.get()) == LOK_DOCTYPE_SPREADSHEET;
  if (book != (target == Target::xlsx) && target != Target::pdf) return Error{Code::damaged, "not what it seems", {}};
  // Parts of a text are its pages, as far as they are laid out; of a workbook they are its sheets.
  if (target == Target::pdf && !book && does->getParts(document.get()) > static_cast<int>(most_pages)) {
    return Error{Code::too_large, "too many pages", {}};
  }
  const char* const options = target == Target::pdf ? kPdf : nullptr;
  if (does->saveAs(document.get(), url(to).c_str(), ending(target), options) == 0) {
    return Error{Code::damaged, "LibreOffice can't save it", {}};
  }
  return {};
}

}  // namespace marshrut::office
