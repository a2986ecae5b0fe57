#include "desk/correct.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/check.hpp"
#include "base/clock.hpp"
#include "intake/desk.hpp"
#include "intake/route_data.hpp"
#include "intake/words.hpp"
#include "route/rules.hpp"
#include "store/audit.hpp"
#include "store/corrections.hpp"
#include "store/documents.hpp"
#include "store/revision.hpp"
#include "store/search.hpp"

namespace marshrut::desk {

namespace {

using Json = nlohmann::ordered_json;
using route::Value;

bool is_rule_of(const route::Profile& profile, std::string_view rule) {
  if (rule == "required" || rule == "schema") return true;
  return std::any_of(profile.rules.begin(), profile.rules.end(),
                     [&](const route::Rule& one) { return one.id == rule; });
}

int rank(const Json& remark) {
  const std::string severity = remark.value("severity", "");
  return severity == "error" ? 0 : severity == "warning" ? 1 : 2;
}

bool touches(const std::vector<ValueChange>& changes, const std::string& path) {
  return std::any_of(changes.begin(), changes.end(), [&](const ValueChange& one) { return one.path == path; });
}

// The form's rules judge anew; what only the reader of the document saw stays, unless it was about what is now changed.
Json remarks_after(const Value& data, const lens::Form& form, const std::string& before,
                   const std::vector<ValueChange>& changes) {
  Json all = Json::array();
  for (const route::Remark& remark : route::check(data, form.profile(), form.schema())) {
    all.push_back({{"rule", remark.rule},
                   {"severity", route::severity_name(remark.severity)},
                   {"path", remark.path},
                   {"label", app::label_of(form, remark.path)},
                   {"message", remark.message},
                   {"source", remark.source}});
  }
  const Json known = Json::parse(before, nullptr, false);
  for (const Json& remark : known.is_array() ? known : Json::array()) {
    const bool seen = !is_rule_of(form.profile(), remark.value("rule", ""));
    if (seen && !touches(changes, remark.value("path", ""))) all.push_back(remark);
  }
  std::stable_sort(all.begin(), all.end(), [](const Json& a, const Json& b) { return rank(a) < rank(b); });
  return all;
}

std::string json_at(const Value& data, const std::string& path) {
  const Value* value = route::at_pointer(data, path);
  return value == nullptr ? "null" : route::serialize(*value);
}

struct Corrected {
  store::CorrectedReading reading;
  Value was, is;
};

Result<Corrected> corrected(const store::Submission& submission, const lens::Form& form,
                            const std::vector<ValueChange>& changes) {
  auto line = route::parse(submission.reading);
  if (!line) return line.error();
  Corrected out;
  out.was = intake::route_in(*line);
  auto now = changed(out.was, changes, form.schema());
  if (!now) return now.error();
  route::derive(*now, form.profile());
  out.is = std::move(*now);
  for (const ValueChange& change : changes) {
    store::NewCorrection one{change.path, app::label_of(form, change.path), json_at(out.was, change.path),
                             json_at(out.is, change.path)};
    if (one.was != one.is) out.reading.changes.push_back(std::move(one));
  }
  const Json remarks = remarks_after(out.is, form, submission.remarks, changes);
  (*line)["route"] = out.is;
  out.reading.reading = route::serialize(*line);
  out.reading.remarks = remarks.dump(-1, ' ', false, Json::error_handler_t::replace);
  out.reading.errors = std::count_if(remarks.begin(), remarks.end(), [](const Json& one) { return rank(one) == 0; });
  out.reading.warnings = std::count_if(remarks.begin(), remarks.end(), [](const Json& one) { return rank(one) == 1; });
  return out;
}

Result<void> audit(store::Connection& connection, const access::Who& who, std::string action, std::string subject,
                   const std::vector<ValueChange>& changes) {
  Json details = {{"paths", Json::array()}};
  for (const ValueChange& change : changes) details["paths"].push_back(change.path);
  return store::append(connection, {who.actor, who.origin, std::move(action), std::move(subject),
                                    details.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

}  // namespace

Result<void> correct_submission(const Desk& desk, const access::Who& who, std::string_view number,
                                std::optional<std::int64_t> revision, const std::vector<ValueChange>& changes) {
  store::ListedSubmission submission;
  const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
    auto found = store::submission_within(connection, who.scope, number);
    if (!found) return found.error();
    submission = std::move(*found);
    return {};
  });
  if (!read) return read;
  if (auto same = store::same_revision(submission.revision, revision); !same) return same;
  const auto book = desk.forms.get();
  const lens::Form* form = book->forms.find(submission.form);
  if (form == nullptr || submission.state == "purged") {
    return Error{Code::conflict, "it can't be corrected any more", submission.number};
  }
  const auto now = corrected(submission, *form, changes);
  if (!now) return now.error();
  if (now->reading.changes.empty()) return {};
  const auto words = store::split_words(
      intake::submission_words(now->is, {submission.number, submission.school, submission.document_name, {}, {}}));
  return desk.store.write([&](store::Connection& connection) -> Result<void> {
    const auto stored =
        store::correct_submission(connection, submission.id, submission.revision, now->reading, who.actor, now_ms());
    if (!stored) return stored.error();
    if (auto added = store::add_words(connection, store::WordKind::submission, submission.id, words); !added) {
      return added;
    }
    if (auto done = intake::follow_correction(connection, *stored, now->was, now->is); !done) return done;
    return audit(connection, who, "submission.corrected", "submission:" + submission.number, changes);
  });
}

Result<void> change_route(const Desk& desk, const access::Who& who, std::int64_t id,
                          std::optional<std::int64_t> revision, const std::vector<ValueChange>& changes) {
  const auto book = desk.forms.get();
  return desk.store.write([&](store::Connection& connection) -> Result<void> {
    const auto within = store::route_within(connection, who.scope, id);
    if (!within) return within.error();
    if (auto same = store::expect_route(connection, id, revision); !same) return same;
    const auto route = store::lock_route(connection, id);
    if (!route) return route.error();
    auto data = route::parse(route->data);
    if (!data) return data.error();
    auto now = changed(std::move(*data), changes, book->model);
    if (!now) return now.error();
    store::RouteFacts facts = *route;
    facts.data = route::serialize(*now);
    if (auto set = intake::set_data(connection, *route, std::move(facts)); !set) return set;
    return audit(connection, who, "route.changed", "route:" + std::to_string(id), changes);
  });
}

}  // namespace marshrut::desk
