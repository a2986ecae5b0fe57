// print/page_space.hpp: a page as it is looked at, whatever its box and its rotation; private to this module.
// Shapes:  page -> its size, and the matrix from that view (points from the lower left, y upwards) to the page's space.
// Source:  ISO 32000-1 §8.3.2.3, Table 30 (Rotate).
#pragma once

#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>

#include "print/operators.hpp"
#include "print/stamp.hpp"

namespace marshrut::print {

class PageSpace {
public:
  explicit PageSpace(QPDFPageObjectHelper page) {
    box_ = page.getCropBox(false, false).getArrayAsRectangle();
    Object rotate = page.getAttribute("/Rotate", false);
    const int degrees = rotate.isInteger() ? rotate.getIntValueAsInt() % 360 : 0;
    quarters_ = ((degrees + 360) % 360) / 90;
  }

  [[nodiscard]] Size size() const { return {width() / kPointsInMm, height() / kPointsInMm}; }

  [[nodiscard]] std::string bounds() const {
    std::string out = "[0 0 ";
    add_number(out, width());
    add_number(out, height());
    return out + "]";
  }

  // A page that is shown turned clockwise by 90 degrees is drawn turned back.
  [[nodiscard]] std::string matrix() const {
    static constexpr const char* kTurns[] = {"1 0 0 1 ", "0 1 -1 0 ", "-1 0 0 -1 ", "0 -1 1 0 "};
    const double x[] = {box_.llx, box_.urx, box_.urx, box_.llx};
    const double y[] = {box_.lly, box_.lly, box_.ury, box_.ury};
    std::string out = kTurns[quarters_];
    add_number(out, x[quarters_]);
    add_number(out, y[quarters_]);
    return out;
  }

private:
  using Object = QPDFObjectHandle;
  [[nodiscard]] double width() const { return quarters_ % 2 == 0 ? box_.urx - box_.llx : box_.ury - box_.lly; }
  [[nodiscard]] double height() const { return quarters_ % 2 == 0 ? box_.ury - box_.lly : box_.urx - box_.llx; }

  QPDFObjectHandle::Rectangle box_;
  int quarters_ = 0;
};

}  // namespace marshrut::print
