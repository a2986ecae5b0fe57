#include "desk/submission_page.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "app/versions.hpp"
#include "base/clock.hpp"
#include "desk/reading_fields.hpp"
#include "desk/submission_item.hpp"
#include "desk/told_words.hpp"
#include "intake/desk.hpp"
#include "intake/registrar.hpp"
#include "route/text_at.hpp"
#include "store/audit.hpp"
#include "store/corrections.hpp"
#include "store/documents.hpp"

namespace marshrut::desk {

namespace {

using Json = nlohmann::ordered_json;
using route::Value;

constexpr std::size_t kHistory = 100;
constexpr std::string_view kPurged = "purged";

struct Gathered {
  store::ListedSubmission submission;
  std::string document_reason;
  std::optional<store::Submission> before;
  std::vector<store::Submission> versions;
  std::vector<store::Correction> corrections;
  std::vector<store::AuditLine> history;
  std::vector<store::Route> candidates;
};

Result<void> gather_versions(store::Connection& connection, Gathered& all) {
  const store::Submission& one = all.submission;
  if (one.supersedes) {
    auto before = store::find_submission(connection, *one.supersedes);
    if (!before) return before.error();
    all.before = std::move(*before);
  }
  if (!one.route_id) {
    all.versions = {one};
    return {};
  }
  auto versions = store::submissions_of_route(connection, *one.route_id);
  if (!versions) return versions.error();
  for (store::Submission& version : *versions) {
    if (version.form == one.form) all.versions.push_back(std::move(version));
  }
  return {};
}

Result<void> gather(store::Connection& connection, const store::Scope& scope, std::string_view number, Gathered& all) {
  auto found = store::submission_within(connection, scope, number);
  if (!found) return found.error();
  all.submission = std::move(*found);
  const auto document = store::find_document(connection, all.submission.document_id);
  if (!document) return document.error();
  all.document_reason = document->reason;
  if (auto done = gather_versions(connection, all); !done) return done;
  auto corrections = store::corrections_of(connection, all.submission.id);
  if (!corrections) return corrections.error();
  all.corrections = std::move(*corrections);
  store::AuditQuery query;
  query.subject = "submission:" + all.submission.number;
  auto history = store::audit_page(connection, query, {}, kHistory);
  if (!history) return history.error();
  all.history = std::move(history->items);
  auto candidates = intake::candidates(connection, all.submission);
  if (!candidates) return candidates.error();
  all.candidates = std::move(*candidates);
  return {};
}

Json remarks_json(const std::string& text, std::vector<std::string>& paths) {
  Json remarks = Json::parse(text, nullptr, false);
  if (!remarks.is_array()) return Json::array();
  for (const Json& one : remarks) paths.push_back(one.value("path", ""));
  return remarks;
}

Json leftovers_json(const Value& line) {
  Json out = Json::array();
  const Value* all = line.find("leftovers");
  if (all == nullptr || all->array() == nullptr) return out;
  for (const Value& one : *all->array()) {
    out.push_back({{"text", route::text_at(one, "text")}, {"at", route::text_at(one, "at")}});
  }
  return out;
}

Json corrections_json(const Gathered& all, const lens::Form* form) {
  Json out = Json::array();
  const auto shown = [&](const std::string& json, const std::string& path) {
    const auto value = route::parse(json);
    return value && form != nullptr ? printed_value(*value, form->schema(), path) : std::string();
  };
  for (const store::Correction& one : all.corrections) {
    out.push_back({{"path", one.path},
                   {"label", one.label},
                   {"was", shown(one.was, one.path)},
                   {"is", shown(one.is, one.path)},
                   {"actor", one.actor},
                   {"at", iso_time(one.at)}});
  }
  return out;
}

// Who looked at it is in the journal; here is what was done to it.
Json history_json(const Gathered& all) {
  Json out = Json::array();
  for (const store::AuditLine& line : all.history) {
    const std::string& action = line.entry.action;
    if (action.ends_with(".read") || action.ends_with(".downloaded")) continue;
    out.push_back({{"at", iso_time(line.place.at)},
                   {"actor", line.entry.actor},
                   {"action", action},
                   {"text", action_text(action)}});
  }
  return out;
}

Json versions_json(const Gathered& all) {
  Json out = Json::array();
  for (const store::Submission& one : all.versions) {
    out.push_back(
        {{"number", one.number}, {"version", one.version}, {"received", iso_time(one.received)}, {"state", one.state}});
  }
  return out;
}

Json candidates_json(const Gathered& all) {
  Json out = Json::array();
  for (const store::Route& one : all.candidates) {
    out.push_back({{"route", one.id},
                   {"teacher", intake::teacher_of(one)},
                   {"organization", one.organization},
                   {"code", one.code.value_or(std::string())},
                   {"state", store::state_name(one.state)}});
  }
  return out;
}

Result<Json> page_of(const Gathered& all, const FormBook& book, const MayDo& may) {
  const store::ListedSubmission& one = all.submission;
  const lens::Form* form = book.forms.find(one.form);
  const auto parsed = route::parse(one.reading);
  const Value line = parsed ? *parsed : Value();
  std::set<std::string> corrected;
  for (const store::Correction& correction : all.corrections) corrected.insert(correction.path);
  std::vector<std::string> remarked;
  const bool there = one.state != kPurged;
  Json page = submission_item(one, book);
  page["documentName"] = one.document_name;
  page["supersedes"] = all.before ? Json(all.before->number) : Json();
  page["reasonText"] = reason_text(all.document_reason);
  Json remarks = remarks_json(one.remarks, remarked);
  page["fields"] = reading_fields(line, form, corrected, remarked);
  page["leftovers"] = leftovers_json(line);
  page["remarks"] = std::move(remarks);
  page["difference"] = Json::array();
  if (all.before && there) {
    auto difference = told_difference(book, *all.before, one);
    if (!difference) return difference.error();
    page["difference"] = std::move(*difference);
  }
  page["versions"] = versions_json(all);
  page["corrections"] = corrections_json(all, form);
  page["history"] = history_json(all);
  page["may"] = {{"correct", may.correct && there && form != nullptr},
                 {"accept", may.accept && there && one.state != intake::fate_name(intake::Fate::accepted)},
                 {"return", may.send_back && there}};
  page["candidates"] = candidates_json(all);
  return page;
}

Value route_of(const store::Submission& submission) {
  const auto line = route::parse(submission.reading);
  const Value* data = line ? line->find("route") : nullptr;
  return data == nullptr ? Value() : *data;
}

std::string_view kind_name(route::Change::Kind kind) {
  return kind == route::Change::Kind::added ? "added" : kind == route::Change::Kind::removed ? "removed" : "changed";
}

}  // namespace

Result<Json> told_difference(const FormBook& book, const store::Submission& before, const store::Submission& after) {
  const app::Version was{route_of(before), book.forms.find(before.form)};
  const app::Version is{route_of(after), book.forms.find(after.form)};
  const route::Schema& schema = is.form != nullptr ? is.form->schema() : book.model;
  Json out = Json::array();
  for (const app::ToldChange& told : app::told_changes(was, is, schema)) {
    out.push_back({{"kind", kind_name(told.change.kind)},
                   {"path", told.change.path},
                   {"label", told.label},
                   {"was", printed_value(told.change.was, schema, told.change.path)},
                   {"is", printed_value(told.change.is, schema, told.change.path)},
                   {"text", told.text}});
  }
  return out;
}

Result<Json> submission_page(const Desk& desk, const store::Scope& scope, std::string_view number, const MayDo& may) {
  Gathered all;
  const auto read =
      desk.store.read([&](store::Connection& connection) { return gather(connection, scope, number, all); });
  if (!read) return read.error();
  return page_of(all, *desk.forms.get(), may);
}

}  // namespace marshrut::desk
