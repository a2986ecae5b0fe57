// http/message.hpp: a request and its reply, as everything behind the server sees them.
// Shapes:  Request: method, path (as it came, undecoded), query, headers, body -> Reply: status, headers, body.
// Units:   body in bytes; header names in lower case.
// Errors:  none.
// Owns:    everything they hold.
// Source:  RFC 9110, RFC 9112.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marshrut::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // "GET"
  std::string path;    // "/api/v1/routes/17"
  std::string query;   // "q=%D0%B8&limit=50", without the question mark
  Fields headers;
  std::string body;
  std::string peer;     // the address of who asks: the connection's, or what a trusted proxy says
  bool secure = false;  // by TLS, ours or a trusted proxy's

  // The first of that name; "" when there is none.
  [[nodiscard]] std::string_view header(std::string_view lower_name) const;
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

class EventStream;  // events.hpp

struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  Fields headers;
  bool ranges = false;                        // parts of it may be asked for
  std::shared_ptr<const std::string> shared;  // in place of body: bytes that many replies share
  // The connection stays open after the head and is handed over; false: nobody takes it.
  std::function<bool(std::unique_ptr<EventStream>)> events = {};

  [[nodiscard]] std::string_view bytes() const { return shared ? std::string_view(*shared) : std::string_view(body); }
  [[nodiscard]] std::string_view header(std::string_view name) const;
  Reply& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// Percent-decoded; nothing when it holds a bad escape, a control character or bytes that are no UTF-8.
std::optional<std::string> decoded(std::string_view text, bool plus_is_blank);

using Query = std::vector<std::pair<std::string, std::string>>;
// Nothing when a name or a value can't be decoded.
std::optional<Query> query_of(std::string_view text);

// «attachment» with a name in any script (RFC 6266, RFC 8187).
std::string disposition(std::string_view kind, std::string_view name);

}  // namespace marshrut::http
