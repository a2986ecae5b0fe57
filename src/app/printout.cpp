#include "app/printout.hpp"

#include <algorithm>

#include "app/content_hash.hpp"
#include "app/file_names.hpp"
#include "app/fill.hpp"
#include "print/page_view.hpp"
#include "print/pdf_check.hpp"
#include "route/text_at.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

// Larger ones are many documents, each of which was looked at.
constexpr std::size_t kMostInspected = std::size_t{32} << 20U;

// Whose document it is: a person, or what names its file.
std::string name_of(const lens::Form& form, const route::Value& route) {
  const std::string name = route::text_at(route, "teacher.full_name");
  return name.empty() ? base_name(route, form.profile().file_name) : name;
}

bool is_bare(const print::PageView& pages, std::size_t page, const print::Drawn& drawn) {
  return pages.is_bare(page, drawn.symbol) && pages.is_bare(page, drawn.label);
}

// In the first corner where the page has nothing; in the first of all when there is none.
Result<print::Stamp> placed(const print::PageView& pages, std::size_t page, print::Stamp stamp,
                            std::vector<PrintRemark>& remarks) {
  const print::Size size = pages.size(page);
  const auto corners = print::corners_for(size);
  for (const double edge : {print::kEdgeMm, print::kInnerEdgeMm}) {
    for (const print::Corner corner : corners) {
      stamp.corner = corner;
      stamp.edge_mm = edge;
      const auto drawn = print::draw(stamp, size);
      if (!drawn) return drawn.error();
      if (is_bare(pages, page, *drawn)) return stamp;
    }
  }
  remarks.push_back(mark_remark(stamp.mark.page));
  stamp.corner = corners.front();
  stamp.edge_mm = print::kEdgeMm;
  return stamp;
}

Result<void> place_marks(const print::PageView& pages, Printout& out, print::Piece& piece) {
  for (unsigned page = 1; page <= out.content.pages; ++page) {
    const std::string label = text::message(
        "app.print.page", {{"page", static_cast<double>(page)}, {"pages", static_cast<double>(out.content.pages)}});
    print::Stamp stamp{{out.content.code, out.content.form, out.content.hash, page, out.content.pages},
                       {out.content.code, label},
                       print::Corner::bottom_left,
                       print::kEdgeMm};
    auto put = placed(pages, page - 1, std::move(stamp), out.remarks);
    if (!put) return put.error();
    piece.stamps.emplace_back(std::move(*put));
  }
  return {};
}

}  // namespace

const DocumentLooks& Printer::looks_of(const lens::Form& form, const std::string& docx) {
  const std::lock_guard lock(mutex_);
  const auto known = looks_.find(form.profile().id);
  if (known != looks_.end()) return known->second;
  // A form that we filled ourselves can be read; if not, there is nothing to say of its looks.
  auto looks = looks_of_document(docx);
  return looks_.emplace(form.profile().id, looks ? std::move(*looks) : DocumentLooks{}).first->second;
}

Result<Printout> Printer::print_document(const lens::Form& form, const route::Value& route, lens::Scratch& scratch) {
  std::string docx;
  if (auto made = make_document(form, route, Purpose::fill, scratch, docx); !made) return made.error();
  Printout out;
  out.doubts = scratch.state.doubts;
  auto converted = office_.convert(docx, office::OfficeFormat::docx, office::Target::pdf);
  if (!converted) return converted.error();
  const auto pages = print::PageView::open(converted->bytes);
  if (!pages) return pages.error();
  out.name = name_of(form, route);
  out.organization = route::text_at(route, "organization.name");
  out.title = text::message("app.print.title",
                            {{"form", std::string_view(form.profile().title)}, {"name", std::string_view(out.name)}});
  out.content = {route::text_at(route, "code"), form.profile().id, content_hash(form, route),
                 static_cast<unsigned>(pages->pages())};
  out.remarks = remarks_on_print(looks_of(form, docx), docx, *pages, form.profile().print);
  print::Piece piece{converted->bytes, {}, true, {}};
  if (form.profile().print.mark && out.content.pages <= print::kMostPages) {
    if (auto marked = place_marks(*pages, out, piece); !marked) return marked.error();
  }
  auto whole = bound({piece}, {out.title, false, {}});
  if (!whole) return whole.error();
  out.pdf = std::move(whole->bytes);
  return out;
}

Result<print::Assembled> bound(const std::vector<print::Piece>& pieces, const print::AssembleOptions& options) {
  auto whole = print::assemble(pieces, options);
  if (!whole || whole->bytes.size() > kMostInspected) return whole;
  const auto facts = print::inspect_pdf(whole->bytes);
  if (!facts) return facts.error();
  if (!facts->good()) return Error{Code::internal, "what was printed is no PDF/A-2b", {}};
  return whole;
}

Result<print::Assembled> print_workbook(office::Office& office, std::string_view xlsx, const std::string& title,
                                        bool even_pages) {
  const auto converted = office.convert(xlsx, office::OfficeFormat::xlsx, office::Target::pdf);
  if (!converted) return converted.error();
  return bound({{converted->bytes, {}, true, {}}}, {title, even_pages, {}});
}

}  // namespace marshrut::app
