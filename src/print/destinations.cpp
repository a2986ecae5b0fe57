#include "print/destinations.hpp"

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace marshrut::print {

namespace {

struct Paper {
  std::size_t page = 0;
  double left = 0, top = 0;  // of the page's own coordinates, which grow upwards
};
using Papers = std::map<QPDFObjGen, Paper>;

Papers papers_of(QPDF& pdf) {
  Papers papers;
  std::size_t number = 0;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    QPDFObjectHandle box = QPDFPageObjectHelper(page).getCropBox(true);
    Paper paper{number++, 0, 0};
    if (box.isRectangle()) {
      const auto corners = box.getArrayAsRectangle();
      paper.left = corners.llx;
      paper.top = corners.ury;
    }
    papers.emplace(page.getObjGen(), paper);
  }
  return papers;
}

// [page /XYZ left top zoom], or a dictionary with it as /D.
void add(std::string name, QPDFObjectHandle to, const Papers& papers, std::vector<Destination>& out) {
  if (to.isDictionary()) to = to.getKey("/D");
  if (!to.isArray() || to.getArrayNItems() < 4 || !to.getArrayItem(1).isNameAndEquals("/XYZ")) return;
  const auto paper = papers.find(to.getArrayItem(0).getObjGen());
  QPDFObjectHandle x = to.getArrayItem(2), y = to.getArrayItem(3);
  if (paper == papers.end() || !x.isNumber() || !y.isNumber()) return;
  const Paper& at = paper->second;
  out.push_back({std::move(name), at.page, x.getNumericValue() - at.left, at.top - y.getNumericValue()});
}

std::vector<Destination> found_in(QPDF& pdf) {
  std::vector<Destination> found;
  const Papers papers = papers_of(pdf);
  QPDFObjectHandle root = pdf.getRoot();
  QPDFObjectHandle names = root.getKey("/Names");
  if (names.isDictionary() && names.getKey("/Dests").isDictionary()) {
    QPDFNameTreeObjectHelper tree(names.getKey("/Dests"), pdf, false);
    for (const auto& [name, to] : tree) {
      if (found.size() >= kMostDestinations) break;
      add(name, to, papers, found);
    }
  }
  QPDFObjectHandle old = root.getKey("/Dests");
  if (!old.isDictionary()) return found;
  for (const auto& [name, to] : old.ditems()) {
    if (found.size() >= kMostDestinations) break;
    add(name.substr(1), to, papers, found);
  }
  return found;
}

}  // namespace

Result<std::vector<Destination>> destinations(std::string_view pdf) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("document", pdf.data(), pdf.size());
    return found_in(file);
  } catch (const std::exception&) {
    return Error{Code::damaged, "the PDF can't be read", {}};
  }
}

}  // namespace marshrut::print
