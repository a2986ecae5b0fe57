#include "print/page_view.hpp"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

#include "print/operators.hpp"

namespace marshrut::print {

namespace {

constexpr double kDotsPerInch = 48;  // a hairline is drawn a dot wide at any resolution
constexpr double kDotsInMm = kDotsPerInch / 25.4;
constexpr int kLightest = 240;

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// poppler tells of a damaged page on standard error, which is for our own lines.
void be_quiet() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

// Where a page is bare and what it says does not depend on colours, but poppler computes a transform of them anew for
// each page that has an output intent, twenty times the cost of all the rest. The key becomes one that means nothing;
// no byte moves.
std::string without_intent(std::string_view pdf) {
  constexpr std::string_view kKey = "/OutputIntents", kNothing = "/NoOutputInten";
  static_assert(kKey.size() == kNothing.size());
  std::string copy(pdf);
  for (std::size_t at = copy.find(kKey); at != std::string::npos; at = copy.find(kKey, at)) {
    copy.replace(at, kKey.size(), kNothing);
  }
  return copy;
}

bool is_white(const poppler::image& image) {
  for (int row = 0; row < image.height(); ++row) {
    const auto* line = reinterpret_cast<const unsigned char*>(image.const_data()) +
                       static_cast<std::ptrdiff_t>(row) * image.bytes_per_row();
    if (std::any_of(line, line + image.width(), [](unsigned char dot) { return dot < kLightest; })) return false;
  }
  return true;
}

}  // namespace

struct PageView::State {
  std::string bytes;  // poppler reads on in them
  std::unique_ptr<poppler::document> document;
  std::vector<std::unique_ptr<poppler::page>> pages;
};

PageView::PageView(std::unique_ptr<State> state) : state_(std::move(state)) {}
PageView::PageView(PageView&&) noexcept = default;
PageView& PageView::operator=(PageView&&) noexcept = default;
PageView::~PageView() = default;

Result<PageView> PageView::open(std::string_view pdf, std::size_t max_pages) {
  be_quiet();
  if (pdf.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return Error{Code::too_large, "PDF", {}};
  auto state = std::make_unique<State>();
  state->bytes = without_intent(pdf);
  state->document.reset(
      poppler::document::load_from_raw_data(state->bytes.data(), static_cast<int>(state->bytes.size())));
  if (!state->document || state->document->is_locked()) return Error{Code::damaged, "poppler can't open it", {}};
  const int pages = state->document->pages();
  if (pages < 0 || static_cast<std::size_t>(pages) > max_pages) return Error{Code::too_large, "pages", {}};
  for (int page = 0; page < pages; ++page) {
    state->pages.emplace_back(state->document->create_page(page));
    if (!state->pages.back()) return Error{Code::damaged, "a page can't be opened", std::to_string(page + 1)};
  }
  return PageView(std::move(state));
}

std::size_t PageView::pages() const { return state_->pages.size(); }

Size PageView::size(std::size_t page) const {
  const poppler::page& one = *state_->pages[page];
  const poppler::rectf paper = one.page_rect();
  const bool turned = one.orientation() == poppler::page::landscape || one.orientation() == poppler::page::seascape;
  const Size size{paper.width() / kPointsInMm, paper.height() / kPointsInMm};
  return turned ? Size{size.height_mm, size.width_mm} : size;
}

std::vector<Word> PageView::words(std::size_t page) const {
  std::vector<Word> words;
  for (const poppler::text_box& box : state_->pages[page]->text_list()) {
    const poppler::rectf at = box.bbox();
    words.push_back(
        {utf8(box.text()),
         {at.x() / kPointsInMm, at.y() / kPointsInMm, at.width() / kPointsInMm, at.height() / kPointsInMm}});
  }
  return words;
}

std::string PageView::text(std::size_t page, Order order) const {
  return utf8(state_->pages[page]->text(
      poppler::rectf(), order == Order::drawn ? poppler::page::raw_order_layout : poppler::page::physical_layout));
}

std::vector<std::string> PageView::fonts() const {
  std::vector<std::string> names;
  for (const poppler::font_info& font : state_->document->fonts()) names.push_back(font.name());
  return names;
}

bool PageView::is_bare(std::size_t page, const Box& box) const {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const Size paper = size(page);
  const auto dots = [](double mm, double most) {
    return static_cast<int>(std::lround(std::clamp(mm, 0.0, most) * kDotsInMm));
  };
  const int left = dots(box.left, paper.width_mm), top = dots(box.top, paper.height_mm);
  const int right = dots(box.left + box.width, paper.width_mm), bottom = dots(box.top + box.height, paper.height_mm);
  if (right <= left || bottom <= top) return true;
  const poppler::image image = renderer.render_page(state_->pages[page].get(), kDotsPerInch, kDotsPerInch, left, top,
                                                    right - left, bottom - top);
  return image.is_valid() && is_white(image);
}

}  // namespace marshrut::print
