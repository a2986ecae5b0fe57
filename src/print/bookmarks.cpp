#include "print/bookmarks.hpp"

#include <algorithm>
#include <map>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

namespace marshrut::print {

namespace {

using Places = std::map<QPDFObjGen, std::size_t>;

void collect(std::vector<QPDFOutlineObjectHelper> outlines, unsigned level, const Places& places,
             std::vector<Bookmark>& out) {
  if (level > kDeepestBookmark) return;
  for (QPDFOutlineObjectHelper& outline : outlines) {
    if (out.size() >= kMostBookmarks) return;
    const auto place = places.find(outline.getDestPage().getObjGen());
    const std::string title = outline.getTitle();
    if (place != places.end() && !title.empty()) out.push_back({title, level, place->second});
    collect(outline.getKids(), level + 1, places, out);
  }
}

// The chain of one level: siblings point at each other, a parent at its first and last.
class Tree {
public:
  Tree(QPDF& pdf, QPDFObjectHandle root) : pdf_(pdf) { open_.push_back({root, QPDFObjectHandle::newNull(), 0}); }

  void add(const Marked& mark) {
    const std::size_t level = std::min<std::size_t>(mark.level, open_.size() - 1);
    while (open_.size() > level + 1) close();
    Node& parent = open_.back();
    QPDFObjectHandle item = pdf_.makeIndirectObject(QPDFObjectHandle::newDictionary());
    item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(mark.title));
    item.replaceKey("/Parent", parent.object);
    item.replaceKey("/Dest", QPDFObjectHandle::newArray({mark.page, QPDFObjectHandle::newName("/Fit")}));
    if (parent.last.isNull()) {
      parent.object.replaceKey("/First", item);
    } else {
      item.replaceKey("/Prev", parent.last);
      parent.last.replaceKey("/Next", item);
    }
    parent.last = item;
    ++parent.count;
    open_.push_back({item, QPDFObjectHandle::newNull(), 0});
  }

  void finish() {
    while (!open_.empty()) close();
  }

private:
  struct Node {
    QPDFObjectHandle object, last;
    int count = 0;
  };

  // The upper levels stand open in a viewer, the others closed (a count below zero).
  void close() {
    Node node = open_.back();
    open_.pop_back();
    if (node.last.isNull()) return;
    node.object.replaceKey("/Last", node.last);
    node.object.replaceKey("/Count", QPDFObjectHandle::newInteger(open_.empty() ? node.count : -node.count));
  }

  QPDF& pdf_;
  std::vector<Node> open_;
};

}  // namespace

std::vector<Bookmark> bookmarks_in(QPDF& pdf) {
  Places places;
  const auto& pages = pdf.getAllPages();
  for (std::size_t page = 0; page < pages.size(); ++page) places[pages[page].getObjGen()] = page;
  std::vector<Bookmark> out;
  QPDFOutlineDocumentHelper helper(pdf);
  collect(helper.getTopLevelOutlines(), 0, places, out);
  return out;
}

void write_bookmarks(QPDF& pdf, const std::vector<Marked>& marked) {
  if (marked.empty()) return;
  QPDFObjectHandle root = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
  root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
  Tree tree(pdf, root);
  for (const Marked& mark : marked) tree.add(mark);
  tree.finish();
  pdf.getRoot().replaceKey("/Outlines", root);
  pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

}  // namespace marshrut::print
