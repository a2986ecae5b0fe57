// print/page_view.hpp: the pages of a PDF as they are looked at: their size, their words, what is bare paper.
// Shapes:  PDF bytes -> PageView; page -> words with their boxes; page + box -> is there ink?
// Units:   millimetres from the page's top left corner; pages count from 0.
// Errors:  open: damaged, too_large.
// Owns:    its document and a copy of the bytes; it must not be used by two threads at once.
// Source:  poppler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "print/stamp.hpp"

namespace marshrut::print {

struct Word {
  std::string text;
  Box box;
};

class PageView {
public:
  static Result<PageView> open(std::string_view pdf, std::size_t max_pages = 5'000);
  PageView(PageView&&) noexcept;
  PageView& operator=(PageView&&) noexcept;
  ~PageView();

  [[nodiscard]] std::size_t pages() const;
  [[nodiscard]] Size size(std::size_t page) const;
  // In reading order.
  [[nodiscard]] std::vector<Word> words(std::size_t page) const;
  // laid_out: lines as they are seen, columns side by side; drawn: cell after cell, as the document has them.
  enum class Order : std::uint8_t { laid_out, drawn };
  [[nodiscard]] std::string text(std::size_t page, Order order = Order::laid_out) const;
  // Names as the file has them: "BAAAAA+LiberationSerif-Bold".
  [[nodiscard]] std::vector<std::string> fonts() const;
  // Nothing is printed there: no letter, no line, no picture. Parts beyond the paper count as bare.
  [[nodiscard]] bool is_bare(std::size_t page, const Box& box) const;

private:
  struct State;
  explicit PageView(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::print
