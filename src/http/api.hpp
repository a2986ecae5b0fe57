// http/api.hpp: /api/v1: from a request to the handler of its operation, and past all that guards it.
// Shapes:  Request -> who asks -> may they -> does it fit the description -> handler -> Reply.
// Errors:  create: internal (an operation without handler or right, or the other way round: told in `where`).
// Owns:    the description and the table of handlers; services must outlive it. Safe from any thread.
// Source:  docs/api.md.
#pragma once

#include <memory>
#include <span>

#include "base/result.hpp"
#include "http/call.hpp"
#include "http/description.hpp"
#include "http/services.hpp"

namespace marshrut::http {

inline constexpr std::string_view kApiRoot = "/api/v1";
inline constexpr std::string_view kSessionCookie = "marshrut_session";

struct ApiSettings {
  unsigned calls_a_second = 40;  // of one person, or of one address that is nobody's
  unsigned burst = 200;          // at once, after a pause
};

class Api {
public:
  static Result<std::unique_ptr<Api>> create(Description description, std::span<const Bound> handlers,
                                             const Services& services, ApiSettings settings = {});
  ~Api();

  [[nodiscard]] std::size_t most_body(const Request& request) const;
  Reply answer(Request request);
  [[nodiscard]] const Description& description() const;

private:
  struct State;
  explicit Api(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// All there are, in one table.
std::vector<Bound> all_handlers();

}  // namespace marshrut::http
