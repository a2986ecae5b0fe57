#include "app/portfolio.hpp"

#include <algorithm>
#include <array>

#include "route/text_at.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

constexpr std::string_view kModel = "route";
// What every form says of the person and the place: no reason to print one.
constexpr std::array<std::string_view, 8> kIdentity = {"form",         "code",    "period",   "teacher",
                                                       "organization", "support", "approval", "requests_by"};

bool shows_something(const lens::Form& form, const route::Value& route) {
  const route::Value shown = form.restrict(route);
  if (shown.object() == nullptr) return false;
  return std::any_of(shown.object()->begin(), shown.object()->end(), [](const route::Member& member) {
    return std::find(kIdentity.begin(), kIdentity.end(), member.first) == kIdentity.end();
  });
}

// "SEV" of "SEV-2024-00017-4"; "" when nothing tells.
std::string region_of(const lens::FormSet& forms, const route::Value& route) {
  const lens::Form* from = forms.find(route::text_at(route, "form"));
  if (from != nullptr && !from->profile().region_code.empty()) return from->profile().region_code;
  const std::string code = route::text_at(route, "code");
  const std::string begin = code.substr(0, code.find('-'));
  const auto& all = forms.forms();
  const bool known =
      std::any_of(all.begin(), all.end(), [&](const lens::Form& form) { return form.profile().region_code == begin; });
  return known ? begin : std::string();
}

}  // namespace

std::vector<const lens::Form*> portfolio_forms(const lens::FormSet& forms, const route::Value& route) {
  const std::string region = region_of(forms, route);
  std::vector<const lens::Form*> chosen;
  for (const lens::Form& form : forms.forms()) {
    const std::string& its = form.profile().region_code;
    const bool fits = region.empty() || its.empty() || its == region;
    if (form.profile().model == kModel && fits && shows_something(form, route)) chosen.push_back(&form);
  }
  return chosen;
}

Result<Portfolio> print_portfolio(Printer& printer, const std::vector<const lens::Form*>& forms,
                                  const route::Value& route, bool even_pages) {
  if (forms.empty()) return Error{Code::not_found, "no form has anything to show", {}};
  Portfolio all;
  lens::Scratch scratch;
  for (const lens::Form* form : forms) {
    auto printed = printer.print_document(*form, route, scratch);
    if (!printed) return printed.error();
    all.documents.push_back(std::move(*printed));
  }
  std::vector<print::Piece> pieces;
  for (std::size_t at = 0; at < forms.size(); ++at) {
    pieces.push_back({all.documents[at].pdf, {{forms[at]->profile().title, 0, 0}}, true, {}});
  }
  const std::string title = text::message("app.print.portfolio", {{"name", std::string_view(all.documents[0].name)}});
  auto whole = bound(pieces, {title, even_pages, {}});
  if (!whole) return whole.error();
  all.pdf = std::move(whole->bytes);
  all.pages = whole->pages;
  for (Printout& document : all.documents) document.pdf.clear();
  return all;
}

}  // namespace marshrut::app
