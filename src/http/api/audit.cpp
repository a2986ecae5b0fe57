// Who did what: read, never changed.
#include "store/audit.hpp"

#include "desk/told_words.hpp"
#include "http/cursor.hpp"
#include "http/handlers.hpp"
#include "store/people.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

// «operator:ivanova» by the name that the person has now.
class ActorNames {
public:
  explicit ActorNames(Connection& connection) : connection_(connection) {}
  std::string name_of(const std::string& actor) {
    const std::size_t colon = actor.find(':');
    if (colon == std::string::npos)
      return text::message("http.actor." + std::string(actor == "service" ? "service" : "nobody"));
    const std::string login = actor.substr(colon + 1);
    const auto known = names_.find(login);
    if (known != names_.end()) return known->second;
    const auto person = store::person_by_login(connection_, login);
    return names_[login] = person && *person ? (*person)->name : login;
  }

private:
  Connection& connection_;
  std::map<std::string, std::string> names_;
};

std::string subject_text(const std::string& subject) {
  const std::size_t colon = subject.find(':');
  if (colon == std::string::npos) return {};
  const std::string id = "http.subject." + subject.substr(0, colon);
  return text::has_message(id) ? text::message(id, {{"id", std::string_view(subject).substr(colon + 1)}}) : subject;
}

Result<std::optional<store::AuditCursor>> place_of(const Call& call) {
  const auto told = call.query("cursor");
  if (!told) return std::optional<store::AuditCursor>();
  const auto place = cursor_of(*told);
  if (!place) return place.error();
  if (place->size() != 3 || !(*place)[0].is_number_integer() || !(*place)[1].is_string() ||
      !(*place)[2].is_number_integer()) {
    return Error{Code::bad_data, "no cursor of this list", "cursor"};
  }
  return std::optional(store::AuditCursor{(*place)[0], (*place)[1], (*place)[2]});
}

Json line_json(const store::AuditLine& line, ActorNames& names) {
  return {{"at", iso_time(line.place.at)},
          {"actor", line.entry.actor},
          {"actorName", names.name_of(line.entry.actor)},
          {"origin", line.entry.origin},
          {"action", line.entry.action},
          {"actionText", desk::action_text(line.entry.action)},
          {"subject", line.entry.subject},
          {"subjectText", subject_text(line.entry.subject)},
          {"details", Json::parse(line.entry.details, nullptr, false)}};
}

Result<Reply> list_audit(Call& call) {
  store::AuditQuery query;
  query.actor = call.query("actor");
  query.action = call.query("action");
  query.subject = call.query("subject");
  const auto since = call.time("since"), until = call.time("until");
  if (!since) return since.error();
  if (!until) return until.error();
  query.since = *since;
  query.until = *until;
  const auto after = place_of(call);
  if (!after) return after.error();
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto page = store::audit_page(connection, query, *after, call.limit());
    if (!page) return page.error();
    ActorNames names(connection);
    answer = {{"items", Json::array()}, {"next", nullptr}, {"total", nullptr}};
    for (const store::AuditLine& line : page->items) answer["items"].push_back(line_json(line, names));
    if (page->next) answer["next"] = cursor_text({page->next->at, page->next->chain, page->next->position});
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("audit.listed", "audit"); !noted) return noted.error();
  return json_reply(answer);
}

Result<Reply> check_audit(Call& call) {
  Json breaches = Json::array();
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto found = store::verify(connection);
    if (!found) return found.error();
    breaches = Json::array();
    for (const store::Breach& one : *found) {
      breaches.push_back({{"chain", one.chain}, {"position", one.position}, {"what", one.what}});
    }
    return {};
  });
  if (!read) return read.error();
  return json_reply({{"whole", breaches.empty()}, {"breaches", breaches}});
}

constexpr Bound kBound[] = {{"listAudit", list_audit}, {"checkAudit", check_audit}};

}  // namespace

std::span<const Bound> audit_api() { return kBound; }

}  // namespace marshrut::http
