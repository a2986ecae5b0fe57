#include "print/pdf_check.hpp"

#include <algorithm>
#include <array>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <set>

namespace marshrut::print {

namespace {

using Object = QPDFObjectHandle;

// Actions that PDF/A takes, and that lead no further than this file.
constexpr std::array<std::string_view, 2> kActions = {"/GoTo", "/Named"};
// Members that stand for something outside, hidden or moving, wherever they are.
constexpr std::array<const char*, 8> kForbiddenKeys = {"/JavaScript", "/JS", "/EmbeddedFiles", "/EF",
                                                       "/XFA",        "/AA", "/AcroForm",      "/OPI"};

class Inspector {
public:
  explicit Inspector(PdfFacts& facts) : facts_(facts) {}

  void look_at(QPDF& pdf) {
    facts_.pages = pdf.getAllPages().size();
    look_at_catalog(pdf.getRoot());
    Object info = pdf.getTrailer().getKey("/Info");
    if (info.isDictionary() && info.getKey("/Title").isString()) facts_.title = info.getKey("/Title").getUTF8Value();
    Object id = pdf.getTrailer().getKey("/ID");
    facts_.has_id = id.isArray() && id.getArrayNItems() == 2;
    for (Object& object : pdf.getAllObjects()) look_at_object(object, 0);
    facts_.bare_fonts.assign(bare_.begin(), bare_.end());
    facts_.forbidden.assign(forbidden_.begin(), forbidden_.end());
  }

private:
  void look_at_catalog(Object root) {
    Object metadata = root.getKey("/Metadata");
    if (metadata.isStream()) {
      const auto data = metadata.getStreamData(qpdf_dl_specialized);
      const std::string packet(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
      facts_.claims_pdf_a_2b = packet.find("<pdfaid:part>2</pdfaid:part>") != std::string::npos &&
                               packet.find("<pdfaid:conformance>B</pdfaid:conformance>") != std::string::npos;
    }
    Object intents = root.getKey("/OutputIntents");
    for (int at = 0; intents.isArray() && at < intents.getArrayNItems(); ++at) {
      Object intent = intents.getArrayItem(at);
      if (intent.getKey("/S").isNameAndEquals("/GTS_PDFA1") && intent.getKey("/DestOutputProfile").isStream()) {
        facts_.output_intent = true;
      }
    }
  }

  // Objects of their own come one by one; what lies directly in one is looked at with it.
  void look_at_object(Object object, unsigned depth) {
    if (depth > 16 || (depth > 0 && object.isIndirect())) return;
    if (object.isArray()) {
      for (Object item : object.getArrayAsVector()) look_at_object(item, depth + 1);
      return;
    }
    Object dictionary = object.isStream() ? object.getDict() : object;
    if (!dictionary.isDictionary()) return;
    if (object.isStream()) look_at_stream(dictionary);
    look_at_dictionary(dictionary);
    for (const std::string& key : dictionary.getKeys()) look_at_object(dictionary.getKey(key), depth + 1);
  }

  // A stream that lies in another file; compression that is not allowed.
  void look_at_stream(Object dictionary) {
    if (dictionary.hasKey("/F")) forbidden_.insert("/F");
    Object filters = dictionary.getKey("/Filter");
    const bool lzw = filters.isNameAndEquals("/LZWDecode") || (filters.isArray() && filters.getArrayNItems() > 0 &&
                                                               filters.getArrayItem(0).isNameAndEquals("/LZWDecode"));
    if (lzw) forbidden_.insert("/LZWDecode");
  }

  void look_at_dictionary(Object dictionary) {
    for (const char* key : kForbiddenKeys) {
      if (dictionary.hasKey(key)) forbidden_.insert(key);
    }
    Object action = dictionary.getKey("/A");
    if (action.isDictionary() && action.getKey("/S").isName()) {
      const std::string kind = action.getKey("/S").getName();
      if (std::find(kActions.begin(), kActions.end(), kind) == kActions.end()) forbidden_.insert(kind);
    }
    if (dictionary.getKey("/Type").isNameAndEquals("/Font")) look_at_font(dictionary);
  }

  void look_at_font(Object font) {
    Object kind = font.getKey("/Subtype");
    if (kind.isNameAndEquals("/Type0") || kind.isNameAndEquals("/Type3")) return;  // a descendant or the page's own
    Object descriptor = font.getKey("/FontDescriptor");
    const bool inside = descriptor.isDictionary() &&
                        (descriptor.getKey("/FontFile").isStream() || descriptor.getKey("/FontFile2").isStream() ||
                         descriptor.getKey("/FontFile3").isStream());
    if (inside) return;
    Object name = font.getKey("/BaseFont");
    bare_.insert(name.isName() ? name.getName() : "?");
  }

  PdfFacts& facts_;
  std::set<std::string> bare_, forbidden_;
};

}  // namespace

Result<PdfFacts> inspect_pdf(std::string_view pdf) try {
  QPDF document;
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(false);
  document.processMemoryFile("document", pdf.data(), pdf.size());
  if (document.isEncrypted()) return Error{Code::encrypted, "encrypted", {}};
  PdfFacts facts;
  Inspector(facts).look_at(document);
  return facts;
} catch (const QPDFExc& failed) {
  return Error{failed.getErrorCode() == qpdf_e_password ? Code::encrypted : Code::damaged, failed.what(), {}};
} catch (const std::exception& failed) {
  return Error{Code::damaged, failed.what(), {}};
}

}  // namespace marshrut::print
