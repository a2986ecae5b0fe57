#include "desk/route_page.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/content_hash.hpp"
#include "base/clock.hpp"
#include "desk/reading_fields.hpp"
#include "desk/route_record.hpp"
#include "desk/scan_item.hpp"
#include "desk/submission_item.hpp"
#include "desk/submission_page.hpp"
#include "intake/registrar.hpp"
#include "route/text_at.hpp"
#include "store/printouts.hpp"
#include "store/scans.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

using access::Role;
using Json = nlohmann::ordered_json;
using route::Value;
using store::RouteState;

constexpr std::string_view kModel = "route";
constexpr std::size_t kMostFiled = 200;
constexpr RouteState kStates[] = {RouteState::draft,       RouteState::submitted, RouteState::returned,
                                  RouteState::agreed,      RouteState::approved,  RouteState::registered,
                                  RouteState::in_progress, RouteState::completed, RouteState::prolonged,
                                  RouteState::archived};

struct Gathered {
  store::Route route;
  std::vector<store::RouteStep> steps;
  std::vector<store::ListedSubmission> submissions;
  std::vector<store::Printout> printouts;
  std::vector<store::Scan> scans;
};

template <class T>
Result<void> take(Result<T> given, T& into) {
  if (!given) return given.error();
  into = std::move(*given);
  return {};
}

Result<void> gather(store::Connection& connection, const store::Scope& scope, std::int64_t id, Gathered& all) {
  if (auto got = take(store::route_within(connection, scope, id), all.route); !got) return got;
  if (auto got = take(store::steps_of(connection, id), all.steps); !got) return got;
  store::SubmissionQuery query;
  query.route_id = id;
  query.most = kMostFiled;
  query.total = false;
  auto page = store::list_submissions(connection, query);
  if (!page) return page.error();
  all.submissions = std::move(page->items);
  if (auto got = take(store::printouts_of_route(connection, id), all.printouts); !got) return got;
  store::ScanFilter filter;
  filter.route_id = id;
  return take(store::scans_page(connection, filter), all.scans);
}

Json steps_json(const Gathered& all) {
  Json out = Json::array();
  for (const store::RouteStep& step : all.steps) {
    out.push_back({{"from", step.from ? Json(store::state_name(*step.from)) : Json()},
                   {"to", store::state_name(step.to)},
                   {"toText", route_state_text(step.to)},
                   {"at", iso_time(step.act.at)},
                   {"actor", step.act.actor},
                   {"note", step.act.note}});
  }
  return out;
}

Json next_json(RouteState now, Role role) {
  Json out = Json::array();
  for (const RouteState to : kStates) {
    if (!store::may_move(now, to) || !may_take(role, to)) continue;
    out.push_back(
        {{"to", store::state_name(to)}, {"text", text::message("desk.step." + std::string(store::state_name(to)))}});
  }
  return out;
}

Json printouts_json(const Gathered& all, const Value& content, const FormBook& book) {
  Json out = Json::array();
  for (const store::Printout& one : all.printouts) {
    const lens::Form* form = book.forms.find(one.form);
    out.push_back({{"form", one.form},
                   {"formTitle", book.title(one.form)},
                   {"printed", iso_time(one.printed)},
                   {"actor", one.actor},
                   {"pages", one.pages},
                   {"current", form != nullptr && app::content_hash(*form, content) == one.hash}});
  }
  return out;
}

Json scans_json(const Gathered& all, const FormBook& book) {
  Json out = Json::array();
  for (const store::Scan& scan : all.scans) out.push_back(scan_item(scan, book));
  return out;
}

Json deadlines_json(const RouteSnapshot* due, std::int64_t id) {
  Json out = Json::array();
  if (due == nullptr) return out;
  for (const DueItem& item : due_of(*due, id)) {
    const bool late = item.due->state == route::DeadlineState::overdue;
    out.push_back({{"id", item.due->rule->id},
                   {"title", item.due->rule->title},
                   {"due", text::iso_day(item.due->due)},
                   {"state", late ? "overdue" : "due"},
                   {"text", when_text(*item.due)}});
  }
  return out;
}

Json forms_json(const FormBook& book) {
  Json out = Json::array();
  for (const lens::Form& form : book.forms.forms()) {
    if (form.profile().model == kModel) out.push_back({{"id", form.profile().id}, {"title", form.profile().title}});
  }
  return out;
}

}  // namespace

bool may_take(Role role, RouteState to) {
  if (to == RouteState::purged) return false;
  if (role == Role::admin || role == Role::operator_) return true;
  if (role == Role::head) return to == RouteState::approved;
  return role == Role::methodist && to != RouteState::approved && to != RouteState::registered;
}

Json route_item(const store::Route& route, const RouteSnapshot* due) {
  const auto parsed = route::parse(route.data);
  const Value data = parsed ? *parsed : Value();
  std::int64_t overdue = 0;
  Json next;
  if (due != nullptr) {
    for (const DueItem& item : due_of(*due, route.id)) {
      overdue += item.due->state == route::DeadlineState::overdue ? 1 : 0;
      if (!next.is_null()) continue;
      next = {{"title", item.due->rule->title}, {"due", text::iso_day(item.due->due)}, {"text", when_text(*item.due)}};
    }
  }
  return {{"id", route.id},
          {"code", route.code.value_or(std::string())},
          {"teacher", intake::teacher_of(route)},
          {"organization", route.organization},
          {"school", route.school},
          {"region", route.region},
          {"state", store::state_name(route.state)},
          {"stateText", route_state_text(route.state)},
          {"methodist", route::text_at(data, "support.methodist.full_name")},
          {"changed", iso_time(route.state_at)},
          {"created", iso_time(route.created)},
          {"period", {{"start", route::text_at(data, "period.start")}, {"end", route::text_at(data, "period.end")}}},
          {"overdue", overdue},
          {"nextDeadline", std::move(next)},
          {"revision", route.revision}};
}

Result<Json> route_page(const Desk& desk, std::int64_t id, const PageOf& who) {
  Gathered all;
  const auto read =
      desk.store.read([&](store::Connection& connection) { return gather(connection, who.scope, id, all); });
  if (!read) return read.error();
  const auto book = desk.forms.get();
  const auto content = route_content(all.route);
  if (!content) return content.error();
  Json page = route_item(all.route, who.due);
  page["data"] = json_of(*content);
  page["fields"] = route_fields(*content, book->model);
  page["steps"] = steps_json(all);
  page["next"] = next_json(all.route.state, who.role);
  page["submissions"] = Json::array();
  for (const store::ListedSubmission& one : all.submissions) page["submissions"].push_back(submission_item(one, *book));
  page["printouts"] = printouts_json(all, *content, *book);
  page["scans"] = scans_json(all, *book);
  page["deadlines"] = deadlines_json(who.due, id);
  page["forms"] = forms_json(*book);
  return page;
}

Result<Json> route_versions(const Desk& desk, const store::Scope& scope, std::int64_t id) {
  std::vector<store::Submission> filed;
  const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
    if (const auto within = store::route_within(connection, scope, id); !within) return within.error();
    return take(store::submissions_of_route(connection, id), filed);
  });
  if (!read) return read.error();
  const auto book = desk.forms.get();
  Json items = Json::array();
  for (const store::Submission& one : filed) {
    const Json changes = Json::parse(one.difference, nullptr, false);
    items.push_back({{"number", one.number},
                     {"form", one.form},
                     {"formTitle", book->title(one.form)},
                     {"version", one.version},
                     {"received", iso_time(one.received)},
                     {"state", one.state},
                     {"changes", changes.is_array() ? changes.size() : 0}});
  }
  return Json{{"items", std::move(items)}};
}

Result<Json> compare_versions(const Desk& desk, const store::Scope& scope, std::int64_t id, std::string_view from,
                              std::string_view to) {
  std::vector<store::Submission> filed;
  const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
    if (const auto within = store::route_within(connection, scope, id); !within) return within.error();
    return take(store::submissions_of_route(connection, id), filed);
  });
  if (!read) return read.error();
  const auto named = [&](std::string_view number) {
    return std::find_if(filed.begin(), filed.end(), [&](const store::Submission& one) { return one.number == number; });
  };
  const auto before = named(from), after = named(to);
  if (before == filed.end()) return Error{Code::not_found, "no such version", "from"};
  if (after == filed.end()) return Error{Code::not_found, "no such version", "to"};
  auto changes = told_difference(*desk.forms.get(), *before, *after);
  if (!changes) return changes.error();
  return Json{{"changes", std::move(*changes)}};
}

}  // namespace marshrut::desk
