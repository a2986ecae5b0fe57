#include "http/finish.hpp"

#include <charconv>
#include <optional>

#include "base/digest.hpp"
#include "http/gzip.hpp"
#include "http/problem.hpp"

namespace marshrut::http {

namespace {

constexpr int kQuick = 1;
constexpr std::size_t kWorthCompressing = 1400;  // less fits into one packet

bool reads(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

// Weak comparison (RFC 9110 §8.8.3.2) with any tag of the list.
bool names_tag(std::string_view list, std::string_view tag) {
  const auto bare = [](std::string_view one) { return one.starts_with("W/") ? one.substr(2) : one; };
  if (list == "*") return true;
  return list.find(bare(tag)) != std::string_view::npos;
}

bool not_modified(const Request& request, Reply& reply) {
  if (!reads(request) || reply.status != 200 || reply.events) return false;
  if (reply.header("ETag").empty() && reply.type == "application/json") {
    constexpr std::size_t kTag = 22;
    reply.with("ETag", "W/\"" + sha256_hex(reply.bytes()).substr(0, kTag) + '"');
  }
  const std::string_view tag = reply.header("ETag");
  const std::string_view wanted = request.header("if-none-match");
  if (tag.empty() || wanted.empty() || !names_tag(wanted, tag)) return false;
  reply.status = 304;
  reply.type.clear();
  reply.body.clear();
  reply.shared.reset();
  return true;
}

struct Span {
  std::size_t begin = 0, end = 0;
};

bool number(std::string_view text, std::size_t& into) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), into);
  return failed == std::errc() && end == text.data() + text.size();
}

// One range of bytes; anything else is passed over, as RFC 9110 §14.2 allows. False: it can't be satisfied.
bool range_of(std::string_view header, std::size_t size, std::optional<Span>& span) {
  if (!header.starts_with("bytes=") || header.find(',') != std::string_view::npos) return true;
  header.remove_prefix(6);
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos) return true;
  std::size_t first = 0, last = 0;
  const bool has_first = number(header.substr(0, dash), first), has_last = number(header.substr(dash + 1), last);
  if (!has_first && dash != 0) return true;
  if (!has_last && dash + 1 != header.size()) return true;
  if (!has_first && !has_last) return true;
  if (!has_first) {
    if (last == 0 || size == 0) return false;
    span = {size - std::min(last, size), size};
    return true;
  }
  if (has_last && last < first) return true;
  if (first >= size) return false;
  span = {first, has_last ? std::min(last + 1, size) : size};
  return true;
}

void cut_range(const Request& request, Reply& reply) {
  if (!reply.ranges || reply.status != 200) return;
  reply.with("Accept-Ranges", "bytes");
  const std::string_view wanted = request.header("range");
  const std::string_view if_range = request.header("if-range");
  if (wanted.empty() || !reads(request) || (!if_range.empty() && if_range != reply.header("ETag"))) return;
  std::optional<Span> span;
  const std::size_t size = reply.bytes().size();
  if (!range_of(wanted, size, span)) {
    reply = problem("range-not-satisfiable", "Range");
    reply.with("Content-Range", "bytes */" + std::to_string(size));
    return;
  }
  if (!span) return;
  reply.body = std::string(reply.bytes().substr(span->begin, span->end - span->begin));
  reply.shared.reset();
  reply.status = 206;
  reply.with("Content-Range",
             "bytes " + std::to_string(span->begin) + '-' + std::to_string(span->end - 1) + '/' + std::to_string(size));
}

bool is_texty(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
         type.find("javascript") != std::string_view::npos || type.find("svg") != std::string_view::npos;
}

void compress(const Request& request, Reply& reply) {
  if (reply.status == 206 || reply.events || reply.bytes().size() < kWorthCompressing || !is_texty(reply.type) ||
      !reply.header("Content-Encoding").empty() || reply.ranges) {
    return;
  }
  // What holds a secret of the session beside words that others choose isn't compressed (BREACH).
  if (request.path == "/api/v1/session") return;
  if (request.header("accept-encoding").find("gzip") == std::string_view::npos) return;
  std::string small = gzipped(reply.bytes(), kQuick);
  if (small.empty()) return;
  reply.body = std::move(small);
  reply.shared.reset();
  reply.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
}

void guard(const Request& request, Reply& reply) {
  reply.with("X-Content-Type-Options", "nosniff")
      .with("Referrer-Policy", "no-referrer")
      .with("Cross-Origin-Resource-Policy", "same-origin")
      .with("X-Frame-Options", request.path.ends_with("/file") ? "SAMEORIGIN" : "DENY");
  if (reply.header("Cache-Control").empty()) {
    reply.with("Cache-Control", reply.header("ETag").empty() ? "no-store" : "private, no-cache");
  }
  // What isn't the console's page may do nothing at all, even when somebody opens it by its address.
  if (reply.header("Content-Security-Policy").empty()) {
    reply.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'; sandbox");
  }
  if (request.secure) reply.with("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace

void finish(const Request& request, Reply& reply) {
  if (!not_modified(request, reply)) {
    cut_range(request, reply);
    compress(request, reply);
  }
  guard(request, reply);
}

}  // namespace marshrut::http
