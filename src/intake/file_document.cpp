#include "intake/file_document.hpp"

#include <optional>

#include "intake/match.hpp"
#include "intake/route_data.hpp"
#include "intake/words.hpp"
#include "route/difference.hpp"
#include "route/value.hpp"
#include "store/documents.hpp"
#include "store/routes.hpp"
#include "store/submissions.hpp"
#include "text/local_time.hpp"

namespace marshrut::intake {

namespace {

using store::Route;
using store::RouteState;

route::Value stored_route(const std::string& reading) {
  const auto line = route::parse(reading);
  return line ? route_in(*line) : route::Value();
}

std::string changes_json(const std::vector<route::Change>& changes) {
  route::Array all;
  for (const route::Change& change : changes) {
    const char* kind = change.kind == route::Change::Kind::added     ? "added"
                       : change.kind == route::Change::Kind::removed ? "removed"
                                                                     : "changed";
    all.push_back(route::Object{{"kind", kind}, {"path", change.path}, {"was", change.was}, {"is", change.is}});
  }
  return route::serialize(route::Value(std::move(all)));
}

class Filing {
public:
  Filing(store::Connection& connection, const FilingFacts& facts, const DocumentExam& document, std::int64_t id,
         DocumentJudgement judgement)
      : connection_(connection), facts_(facts), document_(document), id_(id) {
    filed_.judgement = std::move(judgement);
  }

  Result<Filed> run() {
    if (document_.model == "route" && !document_.teacher.empty() && filed_.judgement.fate != Fate::apart) {
      if (auto found = find_route(); !found) return found.error();
    }
    if (route_) {
      if (auto compared = compare_with_latest(); !compared) return compared.error();
      if (known_) return filed_;
    }
    if (auto added = add(); !added) return added.error();
    if (route_) {
      if (auto moved = move(); !moved) return moved.error();
    }
    return filed_;
  }

private:
  void doubt(std::string reason) {
    // What goes back to the sender goes back whatever an operator will say of the rest.
    if (filed_.judgement.fate == Fate::accepted) filed_.judgement = {Fate::review, std::move(reason), false};
  }

  Result<void> find_route() {
    const MatchFacts facts{document_.teacher, document_.organization, facts_.school, document_.code};
    const auto of_teacher = store::find_routes(connection_, teacher_key(facts.teacher));
    if (!of_teacher) return of_teacher.error();
    std::optional<Route> by_code;
    if (!facts.code.empty()) {
      auto found = store::route_by_code(connection_, facts.code);
      if (!found) return found.error();
      by_code = std::move(*found);
      if (!by_code) doubt("unknown-code");
    }
    const Match found = match(facts, *of_teacher, by_code);
    if (!found.doubt.empty()) return doubt(found.doubt), Result<void>();
    auto id = found.route ? Result<std::int64_t>(*found.route)
                          : new_route(connection_, facts, *of_teacher, document_.region, act());
    if (!id) return id.error();
    auto locked = store::lock_route(connection_, *id);
    if (!locked) return locked.error();
    route_ = std::move(*locked);
    return {};
  }

  Result<void> compare_with_latest() {
    auto latest = store::latest_submission(connection_, route_->id, document_.form);
    if (!latest || !*latest) return latest ? Result<void>() : latest.error();
    const auto before = store::find_document(connection_, (*latest)->document_id);
    if (!before) return before.error();
    if (before->sha256 == document_.sha256) {
      // What was to be mended and came unmended goes back once more, and is no new version.
      const bool again = filed_.judgement.fate == Fate::returned && (*latest)->state == fate_name(Fate::returned);
      if (!again) filed_.judgement.fate = Fate::duplicate;
      filed_.judgement.reason = "same-document";
      known_ = true;
      filed_.number = (*latest)->number;
      filed_.version = (*latest)->version;
      return store::set_document(connection_, id_, document_.form, fate_name(filed_.judgement.fate), "same-document",
                                 (*latest)->id);
    }
    const auto changes = route::difference(stored_route((*latest)->reading), stored_route(document_.reading));
    filed_.changes = static_cast<std::int64_t>(changes.size());
    difference_ = changes_json(changes);
    if (!is_open(route_->state)) doubt("route-agreed");
    return {};
  }

  Result<void> add() {
    auto number = store::next_submission_number(connection_, text::local_year(facts_.received));
    if (!number) return number.error();
    store::NewSubmission fresh;
    fresh.number = *number;
    fresh.document_id = id_;
    fresh.message_id = facts_.message_id;
    if (route_) fresh.route_id = route_->id;
    fresh.form = document_.form;
    fresh.received = facts_.received;
    fresh.state = fate_name(filed_.judgement.fate);
    fresh.reading = stored_reading(document_);
    fresh.remarks = document_.remarks;
    fresh.difference = difference_;
    fresh.errors = document_.errors;
    fresh.warnings = document_.warnings;
    fresh.school = facts_.school;
    fresh.confidence_permille = document_.unsure.empty() ? 1000 : 500;
    fresh.words = submission_words(stored_route(document_.reading),
                                   {*number, facts_.school, document_.name, facts_.sender, facts_.subject});
    const auto added = store::add_submission(connection_, fresh);
    if (!added) return added.error();
    filed_.number = added->number;
    filed_.version = added->version;
    return store::set_document(connection_, id_, document_.form, fate_name(filed_.judgement.fate),
                               filed_.judgement.reason, added->id);
  }

  // A submission moves a route that nobody has agreed to yet; what is doubtful of a later one waits for a person.
  Result<void> move() {
    if (!is_open(route_->state) && filed_.judgement.fate != Fate::accepted) return {};
    const store::RouteFacts place{{}, document_.organization, facts_.school, document_.region, {}};
    auto taken = take_over(connection_, *route_, place, stored_route(document_.reading));
    if (!taken) return taken;
    RouteState now = route_->state;
    if (now == RouteState::draft || now == RouteState::returned) {
      if (auto moved = store::move_route(connection_, route_->id, RouteState::submitted, act()); !moved) return moved;
      now = RouteState::submitted;
    }
    if (now != RouteState::submitted || filed_.judgement.fate != Fate::returned) return {};
    return store::move_route(connection_, route_->id, RouteState::returned, act());
  }

  [[nodiscard]] store::Act act() const { return {facts_.received, "service", facts_.origin, {}}; }

  store::Connection& connection_;
  const FilingFacts& facts_;
  const DocumentExam& document_;
  std::int64_t id_;
  Filed filed_;
  std::optional<Route> route_;
  std::string difference_ = "[]";
  bool known_ = false;  // this very document was filed before
};

}  // namespace

Result<Filed> file_document(store::Connection& connection, const FilingFacts& facts, const DocumentExam& document,
                            std::int64_t document_id, DocumentJudgement judgement) {
  return Filing(connection, facts, document, document_id, std::move(judgement)).run();
}

}  // namespace marshrut::intake
