// http/problem.hpp: what went wrong, as programs and people read it.
// Shapes:  a word (http.WORD in the catalogue) or an Error -> Reply of application/problem+json.
// Errors:  none.
// Source:  RFC 9457; base/result.hpp; docs/api.md («Ошибки»).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace marshrut::http {

// 404 for not-found, 409 for conflict, 503 for unavailable …
int status_of(Code code);
// Of a word that is none of base/result.hpp: "stale" -> 412. 0: no such word.
int status_of(std::string_view word);

// `detail` empty: what the catalogue says to do next. `where`: a pointer into the body, a parameter, or nothing.
Reply problem(std::string_view word, std::string_view where = {}, std::string_view detail = {});
Reply problem(const Error& error);
nlohmann::ordered_json problem_json(const Error& error);

}  // namespace marshrut::http
