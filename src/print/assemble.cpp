#include "print/assemble.hpp"

#include <algorithm>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "print/bookmarks.hpp"
#include "print/metadata.hpp"
#include "print/page_space.hpp"

namespace marshrut::print {

namespace {

using Object = QPDFObjectHandle;

// A failure on its way through qpdf's calls; ends in assemble().
struct Stopped {
  Error error;
};

constexpr const char* kMarkName = "/MarshrutMark";
// What leads out of a page, and what only the whole document of a piece could explain.
constexpr const char* kDropped[] = {"/Annots", "/AA", "/StructParents", "/Tabs", "/PieceInfo", "/Thumb"};

class Assembly {
public:
  explicit Assembly(const AssembleOptions& options) : options_(options) { result_.emptyPDF(); }

  void add(const Piece& piece) {
    bytes_ += piece.pdf.size();
    if (bytes_ > options_.limits.max_bytes) throw Stopped{{Code::too_large, "too many bytes of documents", {}}};
    auto source = std::make_shared<QPDF>();
    source->setSuppressWarnings(true);
    source->processMemoryFile("piece", piece.pdf.data(), piece.pdf.size());
    take_intent(*source);
    std::vector<Bookmark> bookmarks = piece.bookmarks;
    if (piece.headings) add_headings(bookmarks, bookmarks_in(*source));
    const std::size_t first = pages_;
    take_pages(*source, piece);
    const auto& pages = result_.getAllPages();
    for (const Bookmark& bookmark : bookmarks) {
      const std::size_t at = std::min(first + bookmark.page, pages.size() - 1);
      marked_.push_back({bookmark.title, bookmark.level, pages[at]});
    }
    if (options_.even_pages && pages_ % 2 != 0) add_blank_page();
    sources_.push_back(std::move(source));
  }

  Assembled finish() {
    if (pages_ == 0) throw Stopped{{Code::damaged, "no pages", {}}};
    write_catalog();
    write_bookmarks(result_, marked_);
    QPDFWriter writer(result_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {{reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()}, pages_};
  }

private:
  // The colours of all pieces are LibreOffice's; one profile says which.
  void take_intent(QPDF& source) {
    Object intents = source.getRoot().getKey("/OutputIntents");
    if (!intents.isArray() || intents.getArrayNItems() == 0) throw Stopped{{Code::damaged, "no PDF/A", {}}};
    if (intent_.isInitialized()) return;
    intent_ = result_.copyForeignObject(source.makeIndirectObject(intents));
    for (Object& intent : intent_.getArrayAsVector()) forget_date(intent.getKey("/DestOutputProfile"));
  }

  // LibreOffice writes the colour profile anew for each document, with the time of day in its header (ICC.1 §7.2.8).
  static void forget_date(Object profile) {
    constexpr std::size_t kDate = 24, kHeader = 128;
    const std::string date("\x07\xE8\0\x01\0\x01\0\0\0\0\0\0", 12);  // 2024-01-01
    if (!profile.isStream()) return;
    const auto data = profile.getStreamData(qpdf_dl_generalized);
    std::string bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    if (bytes.size() < kHeader) return;
    profile.replaceStreamData(bytes.replace(kDate, date.size(), date), Object::newNull(), Object::newNull());
  }

  static void add_headings(std::vector<Bookmark>& bookmarks, std::vector<Bookmark> headings) {
    const unsigned below = bookmarks.empty() ? 0 : bookmarks.back().level + 1;
    for (Bookmark& heading : headings) {
      heading.level += below;
      bookmarks.push_back(std::move(heading));
    }
  }

  void take_pages(QPDF& source, const Piece& piece) {
    QPDFPageDocumentHelper from(source), to(result_);
    from.pushInheritedAttributesToPage();
    auto pages = from.getAllPages();
    if (pages.empty() || piece.stamps.size() > pages.size()) throw Stopped{{Code::damaged, "pages are missing", {}}};
    pages_ += pages.size();
    if (pages_ > options_.limits.max_pages) throw Stopped{{Code::too_large, "too many pages", {}}};
    for (std::size_t page = 0; page < pages.size(); ++page) {
      for (const char* key : kDropped) pages[page].getObjectHandle().removeKey(key);
      to.addPage(pages[page], false);
      if (page < piece.stamps.size() && piece.stamps[page])
        put_stamp(result_.getAllPages().back(), *piece.stamps[page]);
    }
  }

  void put_stamp(const Object& page_object, const Stamp& stamp) {
    QPDFPageObjectHelper page(page_object);
    const PageSpace space(page);
    auto drawn = draw(stamp, space.size());
    if (!drawn) throw Stopped{drawn.error()};
    Object form = Object::newStream(&result_, drawn->operators);
    Object dictionary = form.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Form"));
    dictionary.replaceKey("/BBox", Object::parse(space.bounds()));
    dictionary.replaceKey("/Resources", Object::newDictionary());
    Object resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
      resources = Object::newDictionary();
      page.getObjectHandle().replaceKey("/Resources", resources);
    }
    Object objects = resources.getKey("/XObject");
    objects = objects.isDictionary() ? objects.shallowCopy() : Object::newDictionary();
    objects.replaceKey(kMarkName, form);
    resources.replaceKey("/XObject", objects);
    // The page's own operators may leave anything behind: they are closed in before ours.
    page.addPageContents(Object::newStream(&result_, "q\n"), true);
    const std::string ours =
        "\nQ\n/Artifact <</Type /Pagination>> BDC\nq " + space.matrix() + "cm " + kMarkName + " Do Q\nEMC\n";
    page.addPageContents(Object::newStream(&result_, ours), false);
  }

  // As large as the page before it, so that a printer keeps its tray.
  void add_blank_page() {
    QPDFPageObjectHelper last(result_.getAllPages().back());
    Object page = Object::newDictionary();
    page.replaceKey("/Type", Object::newName("/Page"));
    page.replaceKey("/MediaBox", last.getAttribute("/MediaBox", false).shallowCopy());
    page.replaceKey("/Resources", Object::newDictionary());
    page.replaceKey("/Contents", Object::newStream(&result_, " "));
    QPDFPageDocumentHelper(result_).addPage(QPDFPageObjectHelper(result_.makeIndirectObject(page)), false);
    ++pages_;
  }

  void write_catalog() {
    Object root = result_.getRoot();
    root.replaceKey("/OutputIntents", intent_);
    root.replaceKey("/Lang", Object::newString("ru-RU"));
    Object packet = Object::newStream(&result_, xmp_packet(options_.title));
    packet.getDict().replaceKey("/Type", Object::newName("/Metadata"));
    packet.getDict().replaceKey("/Subtype", Object::newName("/XML"));
    root.replaceKey("/Metadata", packet);
    Object preferences = Object::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
    if (options_.even_pages) preferences.replaceKey("/Duplex", Object::newName("/DuplexFlipLongEdge"));
    root.replaceKey("/ViewerPreferences", preferences);
    Object info = Object::newDictionary();
    info.replaceKey("/Title", Object::newUnicodeString(options_.title));
    info.replaceKey("/Producer", Object::newString(std::string(kProducer)));
    result_.getTrailer().replaceKey("/Info", result_.makeIndirectObject(info));
  }

  const AssembleOptions& options_;
  QPDF result_;
  std::vector<std::shared_ptr<QPDF>> sources_;  // their streams are read when the result is written
  Object intent_;
  std::vector<Marked> marked_;
  std::size_t bytes_ = 0, pages_ = 0;
};

}  // namespace

Result<Assembled> assemble(const std::vector<Piece>& pieces, const AssembleOptions& options) try {
  Assembly assembly(options);
  for (const Piece& piece : pieces) assembly.add(piece);
  return assembly.finish();
} catch (const Stopped& stopped) {
  return stopped.error;
} catch (const std::exception& failed) {
  return Error{Code::damaged, failed.what(), {}};
}

}  // namespace marshrut::print
