#include "http/call.hpp"

#include <charconv>

#include "desk/desk.hpp"
#include "http/problem.hpp"
#include "http/services.hpp"
#include "text/local_time.hpp"

namespace marshrut::http {

namespace {

constexpr std::size_t kUsualLimit = 50;

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::int64_t Call::id(const std::string& name) const { return number_of(path(name)); }

std::optional<std::string> Call::query(std::string_view name) const {
  for (const auto& [key, value] : query_) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::size_t Call::limit() const {
  const auto told = query("limit");
  return told ? static_cast<std::size_t>(number_of(*told)) : kUsualLimit;
}

Result<std::optional<std::int64_t>> Call::time(std::string_view name) const {
  const auto told = query(name);
  if (!told || told->empty()) return std::optional<std::int64_t>();
  const auto at = text::local_millis(*told);
  if (!at) return Error{Code::bad_data, "no day and no time", std::string(name)};
  return std::optional(*at);
}

std::optional<std::int64_t> Call::wanted_revision() const {
  std::string_view told = request_.header("if-match");
  if (told.size() < 4 || !told.starts_with("\"r") || told.back() != '"') return std::nullopt;
  return number_of(told.substr(2, told.size() - 3));
}

bool Call::fresh(std::int64_t revision) const { return wanted_revision() == revision; }

const desk::Desk& Call::desk() const { return services_.desk; }

store::Entry Call::entry(std::string action, std::string subject, const Json& details) const {
  return {who_.actor, who_.origin, std::move(action), std::move(subject), details.dump()};
}

Result<void> Call::note(std::string action, std::string subject, const Json& details) const {
  const store::Entry told = entry(std::move(action), std::move(subject), details);
  return services_.desk.store.write([&](store::Connection& connection) { return store::append(connection, told); },
                                    store::Urgency::patient);
}

Reply json_reply(const Json& body, int status) {
  Reply reply;
  reply.status = status;
  reply.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return reply;
}

Reply no_content() {
  Reply reply;
  reply.status = 204;
  reply.type.clear();
  return reply;
}

Reply download(std::string bytes, std::string_view name, std::string type) {
  Reply reply;
  reply.body = std::move(bytes);
  reply.type = std::move(type);
  reply.ranges = true;
  return reply.with("Content-Disposition", disposition("attachment", name));
}

std::string etag_of(std::int64_t revision) { return "\"r" + std::to_string(revision) + '"'; }

Reply revised(Reply reply, std::int64_t revision) { return reply.with("ETag", etag_of(revision)); }

Reply stale() { return problem("stale", "If-Match"); }

}  // namespace marshrut::http
