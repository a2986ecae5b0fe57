#include "http/site.hpp"

#include "http/api.hpp"
#include "http/console.hpp"
#include "http/problem.hpp"

namespace marshrut::http {

namespace {

bool is_api(const Request& request) {
  return request.path.starts_with(kApiRoot) &&
         (request.path.size() == kApiRoot.size() || request.path[kApiRoot.size()] == '/');
}

bool is_health(const Request& request) { return request.path.starts_with("/health/") || request.path == "/metrics"; }

Reply plain(int status, std::string text) {
  Reply reply;
  reply.status = status;
  reply.type = "text/plain";
  reply.body = std::move(text);
  return reply;
}

}  // namespace

std::size_t WholeSite::most_body(const Request& request) {
  return api_ != nullptr && is_api(request) ? api_->most_body(request) : 0;
}

Reply WholeSite::answer(Request request) {
  if (is_health(request)) return health(request);
  if (is_api(request)) return api_ == nullptr ? problem("no-page") : api_->answer(std::move(request));
  return console_ == nullptr ? problem("no-page") : console_->answer(request);
}

Reply WholeSite::health(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") return plain(405, "GET only\n").with("Allow", "GET, HEAD");
  if (request.path == "/health/live") return plain(200, "alive\n");
  if (request.path == "/health/ready") {
    const std::string trouble = health_.trouble();
    return plain(trouble.empty() ? 200 : 503, trouble.empty() ? "ready\n" : trouble + '\n');
  }
  if (request.path != "/metrics") return plain(404, "no such page\n");
  Reply reply = plain(200, health_.metrics());
  reply.type = "text/plain; version=0.0.4; charset=utf-8";
  return reply;
}

}  // namespace marshrut::http
