// The forms that are in use, and an empty blank of each.
#include "app/fill.hpp"
#include "desk/form_book.hpp"
#include "desk/route_record.hpp"
#include "http/form_items.hpp"
#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "store/lists.hpp"

namespace marshrut::http {

namespace {

Json item_json(const desk::ShownForm& form, const app::Home& home) {
  return {{"id", form.id},
          {"title", form.title},
          {"kind", form.kind},
          {"region", form.region},
          {"model", form.model},
          {"reads", form.reads},
          {"source", home.is_installed(form.folder) ? "installed" : "bundled"}};
}

Result<Reply> list_forms(Call& call) {
  const auto book = call.desk().forms.get();
  const auto findings = desk::findings_of(book, call.desk().home);
  Json items = Json::array();
  for (const desk::ShownForm& form : desk::shown_forms(*book)) {
    Json item = item_json(form, call.desk().home);
    item["findings"] = findings->at(form.id).size();
    items.push_back(std::move(item));
  }
  return json_reply({{"items", std::move(items)}});
}

Result<Reply> get_form(Call& call) {
  const auto book = call.desk().forms.get();
  const auto form = desk::shown_form(*book, call.path("id"));
  if (!form) return Error{Code::not_found, "no such form", {}};
  Json answer = item_json(*form, call.desk().home);
  answer["fields"] = Json::array();
  for (const desk::ShownField& field : desk::fields_of(*book, form->id)) {
    answer["fields"].push_back({{"path", field.path}, {"label", field.label}, {"kind", field.kind}});
  }
  answer["findings"] = findings_json(desk::findings_of(book, call.desk().home)->at(form->id));
  return json_reply(answer);
}

// What is known of a route, as far as this person may see it.
Result<route::Value> prefill_of(const Call& call, std::int64_t id) {
  store::Route found;
  auto read = call.desk().store.read([&](store::Connection& connection) -> Result<void> {
    auto route = store::route_within(connection, call.who().scope, id);
    if (!route) return route.error();
    found = std::move(*route);
    return {};
  });
  if (!read) return read.error();
  return desk::route_content(found);
}

Result<Reply> get_blank(Call& call) {
  const auto book = call.desk().forms.get();
  const lens::Form* form = book->forms.find(call.path("id"));
  if (form == nullptr) return Error{Code::not_found, "no such form", {}};
  route::Value prefill{route::Object{}};
  if (const auto told = call.query("route")) {
    const std::int64_t id = std::stoll(*told);
    auto known = prefill_of(call, id);
    if (!known) return known.error();
    if (auto noted = call.note("route.read", "route:" + std::to_string(id)); !noted) return noted.error();
    prefill = std::move(*known);
  }
  lens::Scratch scratch;
  std::string docx;
  if (auto made = app::make_document(*form, prefill, app::Purpose::blank, scratch, docx); !made) return made.error();
  return download(std::move(docx), form->profile().title + ".docx", kDocxType);
}

constexpr Bound kBound[] = {{"listForms", list_forms}, {"getForm", get_form}, {"getBlank", get_blank}};

}  // namespace

std::span<const Bound> forms_api() { return kBound; }

}  // namespace marshrut::http
