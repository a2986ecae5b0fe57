#include "http/api.hpp"

#include <algorithm>

#include "access/door.hpp"
#include "access/secrets.hpp"
#include "base/log.hpp"
#include "desk/scope.hpp"
#include "http/idempotent.hpp"
#include "http/problem.hpp"
#include "http/rate.hpp"
#include "store/revision.hpp"

namespace marshrut::http {

struct Api::State {
  Description description;
  std::map<std::string, Handler, std::less<>> handlers;
  const Services& services;
  Rate rate;

  State(Description told, const Services& with, ApiSettings settings)
      : description(std::move(told)), services(with), rate(settings.calls_a_second, settings.burst) {}
};

namespace {

bool reads(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

// HEAD is GET without its body.
std::string_view method_of(const Request& request) {
  return request.method == "HEAD" ? std::string_view("GET") : std::string_view(request.method);
}

std::string_view path_of(const Request& request) { return std::string_view(request.path).substr(kApiRoot.size()); }

Reply not_allowed(const std::vector<std::string>& methods) {
  std::string all;
  for (const std::string& method : methods) all += (all.empty() ? "" : ", ") + method;
  return problem("method-not-allowed").with("Allow", all);
}

// Who asks, by whatever shows it; a reply where what is shown is no good.
struct Shown {
  std::optional<access::Known> known;
  bool by_cookie = false;
  std::optional<Reply> refused;
};

Shown shown_by(const Request& request, access::Door& door) {
  Shown shown;
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view authorization = request.header("authorization");
  Result<std::optional<access::Known>> known = std::optional<access::Known>();
  if (!authorization.empty()) {
    if (!authorization.starts_with(kBearer)) return shown.refused = problem("not-signed-in"), shown;
    known = door.by_token(authorization.substr(kBearer.size()), "api");
  } else if (const std::string_view cookie = request.cookie(kSessionCookie); !cookie.empty()) {
    known = door.by_session(cookie);
    shown.by_cookie = true;
  }
  if (!known) return shown.refused = problem(known.error()), shown;
  shown.known = std::move(*known);
  return shown;
}

access::Who who_of(const std::optional<access::Known>& known, const Request& request, std::string_view operation) {
  access::Who who;
  who.origin = request.peer;
  if (!known) return who;
  const store::Person& person = known->person;
  who.person = person.id;
  who.login = person.login;
  who.name = person.name;
  who.email = person.email;
  who.school = person.school;
  who.role = access::role_named(person.role).value_or(access::Role::school);
  who.reach = access::reach_of(who.role, operation);
  who.actor = person.role + ':' + person.login;
  // Nobody's reach is everything by being forgotten: only «all» lifts the scope.
  if (who.reach != access::Reach::all) who.scope = desk::own_scope(person);
  return who;
}

std::optional<Reply> misfit(const Operation& operation, const Description::Found& found, const Query& query,
                            const Request& request, Call& call) {
  if (const auto wrong = operation.misfit(found.parameters, query)) return problem("bad-request", wrong->where);
  if (operation.needs_if_match() && request.header("if-match").empty()) {
    return problem("precondition-required", "If-Match");
  }
  if (operation.body_type().empty()) {
    // Many clients say «nothing» with an empty object.
    if (!request.body.empty() && request.body != "{}") return problem("bad-request", "body");
    return std::nullopt;
  }
  if (request.body.empty()) {
    if (operation.body_required()) return problem("bad-request", "body");
    return std::nullopt;
  }
  const std::string_view type = request.header("content-type");
  if (type.substr(0, type.find(';')) != operation.body_type()) return problem("unsupported-media-type", "Content-Type");
  if (operation.body_type() != "application/json") return std::nullopt;
  nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
  if (body.is_discarded()) return problem("bad-request", "/");
  if (const auto wrong = operation.misfit(body))
    return problem("bad-request", wrong->where.empty() ? "/" : wrong->where);
  call.set_json(std::move(body));
  return std::nullopt;
}

// Nested deeper than any body of ours: parsing it would cost more than it says.
bool too_deep(const std::string& body) {
  constexpr int kDeepest = 64;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const char c = body[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

Reply run(Handler handler, Call& call) {
  try {
    auto reply = handler(call);
    if (reply) return std::move(*reply);
    if (store::is_stale(reply.error())) return stale();
    if (reply.error().code == Code::internal) log(Level::error, "http.internal");
    return problem(reply.error());
  } catch (const std::exception&) {
    log(Level::error, "http.threw");
    return problem("internal");
  }
}

}  // namespace

Api::Api(std::unique_ptr<State> state) : state_(std::move(state)) {}
Api::~Api() = default;

Result<std::unique_ptr<Api>> Api::create(Description description, std::span<const Bound> handlers,
                                         const Services& services, ApiSettings settings) {
  auto state = std::make_unique<State>(std::move(description), services, settings);
  for (const Bound& bound : handlers) {
    if (state->description.find(bound.operation) == nullptr || access::right_to(bound.operation) == nullptr ||
        !state->handlers.emplace(bound.operation, bound.run).second) {
      return Error{Code::internal, "a handler without its operation or right, or twice", std::string(bound.operation)};
    }
  }
  for (const Operation& operation : state->description.operations()) {
    if (!state->handlers.contains(operation.id())) {
      return Error{Code::internal, "an operation without a handler", operation.id()};
    }
  }
  return std::unique_ptr<Api>(new Api(std::move(state)));
}

const Description& Api::description() const { return state_->description; }

std::size_t Api::most_body(const Request& request) const {
  const auto found = state_->description.match(method_of(request), path_of(request));
  constexpr std::size_t kOfNone = 1024;  // enough to be told that none is wanted
  if (found.operation == nullptr) return 0;
  return found.operation->body_type().empty() ? kOfNone : found.operation->most_body();
}

Reply Api::answer(Request request) {
  const auto found = state_->description.match(method_of(request), path_of(request));
  if (found.allowed.empty()) return problem("no-page");
  if (found.operation == nullptr) return not_allowed(found.allowed);
  const Operation& operation = *found.operation;
  const access::Right& right = *access::right_to(operation.id());

  Shown shown = shown_by(request, state_->services.door);
  if (shown.refused) return std::move(*shown.refused);
  const std::string caller = shown.known ? std::to_string(shown.known->person.id) : request.peer;
  if (!state_->rate.take(caller)) return problem("too-many-requests").with("Retry-After", "1");
  access::Who who = who_of(shown.known, request, operation.id());
  if (!shown.known && !right.anyone) return problem("not-signed-in");
  if (shown.known && who.reach == access::Reach::none) return problem("forbidden");
  const bool changes = !reads(request);
  if (changes && shown.known && shown.by_cookie &&
      !access::same_secret(request.header("x-csrf-token"), shown.known->csrf)) {
    return problem("csrf", "X-CSRF-Token");
  }
  // A password that somebody else gave opens nothing but the way to one's own.
  static constexpr std::string_view kBefore[] = {"getSession", "logIn", "logOut", "changePassword", "getDescription"};
  if (shown.known && shown.known->person.must_change && shown.by_cookie &&
      std::find(std::begin(kBefore), std::end(kBefore), operation.id()) == std::end(kBefore)) {
    return problem("forbidden", "mustChangePassword", {});
  }
  auto query = query_of(request.query);
  if (!query) return problem("bad-request", "query");
  if (operation.body_type() == "application/json" && too_deep(request.body)) return problem("bad-request", "/");

  Call call(request, std::move(who), found.parameters, std::move(*query), state_->services);
  call.set_known(std::move(shown.known));
  if (auto wrong = misfit(operation, found, call.all_query(), request, call)) return std::move(*wrong);
  const Handler handler = state_->handlers.find(operation.id())->second;
  const auto work = [&] { return run(handler, call); };
  if (operation.method() != "POST" || call.who().person == 0 || operation.tells_secret()) return work();
  return once(call, state_->services.desk.store, operation.id(), work);
}

}  // namespace marshrut::http
