#include "app/versions.hpp"

#include <set>

#include "app/check.hpp"
#include "app/fill.hpp"
#include "app/read.hpp"
#include "app/value_text.hpp"
#include "docx/compare.hpp"
#include "opc/package.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

using route::Change;
using route::Value;

bool is_json(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && bytes[first] == '{';
}

const lens::Form* form_of(const Value& route, const lens::FormSet& forms, std::optional<std::string_view> asked) {
  if (asked) return forms.find(*asked);
  const Value* id = route.find("form");
  return id == nullptr || id->string() == nullptr ? nullptr : forms.find(*id->string());
}

Value shown_by(const Value& route, const lens::Form* form) { return form == nullptr ? route : form->restrict(route); }

Result<std::string> document_of(const Value& route, const lens::Form& form) {
  lens::Scratch scratch;
  std::string bytes;
  if (auto made = make_document(form, route, Purpose::fill, scratch, bytes); !made) return made.error();
  return bytes;
}

struct KindNames {
  const char* json;
  const char* message;
};
KindNames names_of(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::added:
      return {"added", "app.version.added"};
    case Change::Kind::removed:
      return {"removed", "app.version.removed"};
    case Change::Kind::changed:
      break;
  }
  return {"changed", "app.version.changed"};
}

// The numbers of the elements of events[] that differ, of the later version and of the earlier one.
struct ChangedEvents {
  std::set<std::size_t> later, gone;
};

ChangedEvents changed_events(const Version& before, const Version& after) {
  ChangedEvents events;
  for (const Change& change : route::difference(before.route, after.route)) {
    const route::Path path = path_of(change.path);
    if (path.size() < 2 || path[0].key != "events") continue;
    const bool gone = path.size() == 2 && change.kind == Change::Kind::removed;
    (gone ? events.gone : events.later).insert(path[1].index);
  }
  return events;
}

const Value& event_at(const Value& route, std::size_t index) { return (*route.find("events")->array())[index]; }

}  // namespace

Result<Version> version_of(std::string bytes, const lens::FormSet& forms, const route::Schema& model,
                           std::optional<std::string_view> form_id, Converter* converter) {
  if (is_json(bytes)) {
    auto route = route_from_json(bytes, model);
    if (!route) return route.error();
    const lens::Form* form = form_of(*route, forms, form_id);
    return Version{std::move(*route), form};
  }
  auto outcome = read_document(std::move(bytes), forms, form_id, converter);
  if (!outcome) return outcome.error();
  return Version{std::move(outcome->reading.route), outcome->form};
}

std::vector<ToldChange> told_changes(const Version& before, const Version& after, const route::Schema& schema) {
  const bool two_forms = before.form != nullptr && after.form != nullptr && before.form != after.form;
  const Value was = two_forms ? shown_by(before.route, after.form) : before.route;
  const Value is = two_forms ? shown_by(after.route, before.form) : after.route;
  std::vector<ToldChange> told;
  for (Change& change : route::difference(was, is)) {
    const route::Path path = path_of(change.path);
    const std::string label = label_of(schema, change.path);
    const std::string old_text = row_text(change.was, schema, path), text = row_text(change.is, schema, path);
    std::string sentence = text::message(
        names_of(change.kind).message,
        {{"label", std::string_view(label)}, {"was", std::string_view(old_text)}, {"is", std::string_view(text)}});
    told.push_back({std::move(change), label, std::move(sentence)});
  }
  return told;
}

std::string changes_json(const std::vector<ToldChange>& changes, const lens::Form* form) {
  Value line{route::Object{}};
  if (form != nullptr) line["form"] = Value(form->profile().id);
  route::Array all;
  for (const ToldChange& told : changes) {
    Value change{route::Object{}};
    change["kind"] = Value(names_of(told.change.kind).json);
    change["path"] = Value(told.change.path);
    change["label"] = Value(told.label);
    if (!told.change.was.is_null()) change["was"] = told.change.was;
    if (!told.change.is.is_null()) change["is"] = told.change.is;
    change["text"] = Value(told.text);
    all.push_back(std::move(change));
  }
  line["changes"] = Value(std::move(all));
  return route::serialize(line);
}

Result<std::string> tracked_document(const Version& before, const Version& after, const lens::Form& form) {
  auto was = document_of(before.route, form);
  if (!was) return was.error();
  auto is = document_of(after.route, form);
  if (!is) return is.error();
  auto earlier = opc::Package::open(*was);
  if (!earlier) return earlier.error();
  auto later = opc::Package::open(*is);
  if (!later) return later.error();
  auto compared = docx::compare(*earlier, *later);
  if (!compared) return compared.error();
  return std::move(compared->bytes);
}

std::optional<Value> with_correction(const Version& before, const Version& after, std::string_view iso_date,
                                     std::string_view reason) {
  const ChangedEvents changed = changed_events(before, after);
  if (changed.later.empty() && changed.gone.empty()) return std::nullopt;
  route::Array events;
  for (const std::size_t index : changed.later) events.push_back(event_at(after.route, index));
  for (const std::size_t index : changed.gone) {
    Value event = event_at(before.route, index);
    event["result"] = Value(text::message("app.version.excluded"));
    events.push_back(std::move(event));
  }
  Value correction{route::Object{}};
  correction["date"] = Value(iso_date);
  correction["reason"] = Value(reason);
  correction["events"] = Value(std::move(events));
  Value route = after.route;
  Value& all = route["corrections"];
  if (all.array() == nullptr) all = Value(route::Array{});
  all.array()->push_back(std::move(correction));
  return route;
}

}  // namespace marshrut::app
