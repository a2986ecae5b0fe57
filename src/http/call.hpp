// http/call.hpp: one call of an operation, as its handler sees it, and what handlers give back.
// Shapes:  Call (who asks, parameters, body: all fit the description already) -> Reply.
// Errors:  a handler's Error becomes a problem by its code (problem.hpp).
// Owns:    a Call its request; it ends with the handler.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "access/door.hpp"
#include "access/who.hpp"
#include "base/result.hpp"
#include "http/message.hpp"
#include "store/audit.hpp"

namespace marshrut::desk {
struct Desk;
}

namespace marshrut::http {

struct Services;  // services.hpp

using Json = nlohmann::ordered_json;

class Call {
public:
  Call(const Request& request, access::Who who, std::map<std::string, std::string> path, Query query,
       const Services& services)
      : request_(request),
        who_(std::move(who)),
        path_(std::move(path)),
        query_(std::move(query)),
        services_(services) {}

  [[nodiscard]] const access::Who& who() const { return who_; }
  [[nodiscard]] bool own_only() const { return who_.reach == access::Reach::own; }
  // A part of the path: it is there by the description.
  [[nodiscard]] const std::string& path(const std::string& name) const { return path_.at(name); }
  [[nodiscard]] std::int64_t id(const std::string& name = "id") const;
  [[nodiscard]] std::optional<std::string> query(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const { return query(name) == "true"; }
  [[nodiscard]] std::size_t limit() const;  // 50 unless told
  // A day or a time of the query in milliseconds since 1970; bad_data when it is none.
  [[nodiscard]] Result<std::optional<std::int64_t>> time(std::string_view name) const;

  [[nodiscard]] const nlohmann::json& json() const { return json_; }
  void set_json(nlohmann::json body) { json_ = std::move(body); }
  // The person and the session themselves; nothing when nobody is signed in.
  [[nodiscard]] const std::optional<access::Known>& known() const { return known_; }
  void set_known(std::optional<access::Known> known) { known_ = std::move(known); }
  [[nodiscard]] const Query& all_query() const { return query_; }
  [[nodiscard]] const std::string& body() const { return request_.body; }
  [[nodiscard]] const Request& request() const { return request_; }

  // If-Match names this revision (its ETag is etag_of); else «stale».
  [[nodiscard]] bool fresh(std::int64_t revision) const;
  [[nodiscard]] std::optional<std::int64_t> wanted_revision() const;

  [[nodiscard]] const desk::Desk& desk() const;
  [[nodiscard]] const Services& services() const { return services_; }

  // Who, from where, did what to what: `subject` is an id, never a name.
  [[nodiscard]] store::Entry entry(std::string action, std::string subject, const Json& details = Json::object()) const;
  // In the audit, with the next commit of anybody.
  Result<void> note(std::string action, std::string subject, const Json& details = Json::object()) const;

private:
  const Request& request_;
  access::Who who_;
  std::map<std::string, std::string> path_;
  Query query_;
  nlohmann::json json_;
  std::optional<access::Known> known_;
  const Services& services_;
};

using Handler = Result<Reply> (*)(Call& call);
struct Bound {
  std::string_view operation;
  Handler run;
};

Reply json_reply(const Json& body, int status = 200);
Reply no_content();
Reply download(std::string bytes, std::string_view name, std::string type);
std::string etag_of(std::int64_t revision);  // "\"r5\""
Reply revised(Reply reply, std::int64_t revision);
Reply stale();

}  // namespace marshrut::http
