#include "http/problem.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "text/messages.hpp"

namespace marshrut::http {

namespace {

using Json = nlohmann::ordered_json;

struct Kind {
  std::string_view word;
  int status;
};

constexpr std::array kCodes = {
    Kind{"usage", 400},
    Kind{"not-found", 404},
    Kind{"empty", 422},
    Kind{"not-a-document", 422},
    Kind{"damaged", 422},
    Kind{"encrypted", 422},
    Kind{"too-large", 413},
    Kind{"unsafe-xml", 422},
    Kind{"unsupported-format", 422},
    Kind{"unknown-form", 422},
    Kind{"timeout", 504},
    Kind{"bad-data", 422},
    Kind{"bad-template", 422},
    Kind{"no-calendar", 422},
    Kind{"exists", 409},
    Kind{"io", 503},
    Kind{"unavailable", 503},
    Kind{"refused", 502},
    Kind{"conflict", 409},
    Kind{"internal", 500},
};
constexpr std::array kOurs = {
    Kind{"bad-request", 400},
    Kind{"not-signed-in", 401},
    Kind{"bad-login", 401},
    Kind{"code-needed", 401},
    Kind{"csrf", 403},
    Kind{"forbidden", 403},
    Kind{"no-page", 404},
    Kind{"method-not-allowed", 405},
    Kind{"length-required", 411},
    Kind{"stale", 412},
    Kind{"unsupported-media-type", 415},
    Kind{"range-not-satisfiable", 416},
    Kind{"idempotency-mismatch", 422},
    Kind{"precondition-required", 428},
    Kind{"too-many-requests", 429},
    Kind{"headers-too-large", 431},
};

template <class Kinds>
int status_in(const Kinds& kinds, std::string_view word) {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.word == word; });
  return found == kinds.end() ? 0 : found->status;
}

Json shown(int status, std::string_view word, std::string title, std::string_view detail, std::string_view where) {
  return {{"type", "about:blank"}, {"title", std::move(title)}, {"status", status},
          {"code", word},          {"detail", detail},          {"where", where}};
}

Reply reply(int status, const Json& body) {
  Reply reply;
  reply.status = status;
  reply.type = "application/problem+json";
  reply.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return reply;
}

std::string title_of(int status) { return text::message("http.title." + std::to_string(status)); }

}  // namespace

int status_of(Code code) { return status_in(kCodes, code_name(code)); }
int status_of(std::string_view word) {
  const int ours = status_in(kOurs, word);
  return ours != 0 ? ours : status_in(kCodes, word);
}

Reply problem(std::string_view word, std::string_view where, std::string_view detail) {
  const int status = status_of(word);
  const std::string usual = detail.empty() ? text::message("http.detail." + std::string(word)) : std::string(detail);
  return reply(status, shown(status, word, title_of(status), usual, where));
}

Json problem_json(const Error& error) {
  const int status = status_of(error.code);
  // A file's words speak of files on a disk: who asks here knows of none.
  const bool own = error.code == Code::not_found || error.code == Code::internal || error.code == Code::io ||
                   error.code == Code::usage || error.code == Code::conflict || error.code == Code::bad_data;
  const std::string word(code_name(error.code));
  const std::string detail = own ? text::message("http.detail." + word) : text::error_message(error.code);
  // What the machine's own files are called is nobody's business.
  const bool tells = error.where.find("//") == std::string::npos && error.code != Code::io &&
                     error.code != Code::internal && error.code != Code::unavailable;
  return shown(status, word, title_of(status), detail, tells ? error.where : std::string());
}

Reply problem(const Error& error) { return reply(status_of(error.code), problem_json(error)); }

}  // namespace marshrut::http
