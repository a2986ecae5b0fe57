#include "http/reading.hpp"

#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/StreamSocket.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace marshrut::http {

namespace {

constexpr std::size_t kLongestTarget = 8192;
constexpr std::size_t kMostHeaders = 32 * 1024;

Error refused(const char* word, std::string where = {}) { return {Code::bad_data, word, std::move(where)}; }

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

Result<void> read_head(const Poco::Net::HTTPServerRequestImpl& from, Request& into) {
  into.method = from.getMethod();
  const std::string& target = from.getURI();
  if (target.empty() || target.front() != '/' || has_control(target) || target.size() > kLongestTarget) {
    return refused("bad-request", "target");
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  into.path = target.substr(0, mark);
  into.query = mark < target.size() ? target.substr(mark + 1) : std::string();
  std::size_t size = 0;
  for (const auto& [name, value] : from) {
    if (has_control(value) || has_control(name) || name.find(' ') != std::string::npos) {
      return refused("bad-request", "headers");
    }
    size += name.size() + value.size();
    into.headers.emplace_back(lower(name), value);
  }
  if (size > kMostHeaders) return refused("headers-too-large");
  return {};
}

struct Length {
  bool chunked = false;
  std::size_t bytes = 0;
};

// One reading only, or none at all.
Result<Length> length_of(const Request& request) {
  Length length;
  std::optional<std::string> told, coding;
  for (const auto& [name, value] : request.headers) {
    std::optional<std::string>* into = name == "content-length"      ? &told
                                       : name == "transfer-encoding" ? &coding
                                                                     : nullptr;
    if (into == nullptr) continue;
    if (*into) return refused("bad-request", name);
    *into = value;
  }
  if (told && coding) return refused("bad-request", "transfer-encoding");
  if (coding) {
    if (lower(*coding) != "chunked") return refused("bad-request", "transfer-encoding");
    length.chunked = true;
  }
  if (told) {
    const auto [end, failed] = std::from_chars(told->data(), told->data() + told->size(), length.bytes);
    if (failed != std::errc() || end != told->data() + told->size()) return refused("bad-request", "content-length");
  }
  return length;
}

void look_through_proxy(const ServerSettings& settings, Request& request) {
  const auto& proxies = settings.trusted_proxies;
  if (std::find(proxies.begin(), proxies.end(), request.peer) == proxies.end()) return;
  const std::string_view chain = request.header("x-forwarded-for");
  // The last is what our own proxy saw; those before it anybody can write.
  const std::size_t comma = chain.rfind(',');
  std::string_view last = comma == std::string_view::npos ? chain : chain.substr(comma + 1);
  while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
  if (!last.empty()) request.peer = std::string(last);
  request.secure = request.secure || request.header("x-forwarded-proto") == "https";
}

}  // namespace

Result<void> read_request(Poco::Net::HTTPServerRequestImpl& from, const ServerSettings& settings, Site& site,
                          const std::function<void(std::chrono::milliseconds)>& patience, Request& into) {
  if (auto read = read_head(from, into); !read) return read;
  into.peer = from.clientAddress().host().toString();
  into.secure = from.secure();
  look_through_proxy(settings, into);
  const auto length = length_of(into);
  if (!length) return length.error();
  if (!length->chunked && length->bytes == 0) return {};
  const std::size_t most = site.most_body(into);
  if (length->bytes > most) return refused("too-large");
  const std::size_t expected = length->chunked ? most : length->bytes;
  patience(settings.head_patience + std::chrono::seconds(expected / settings.least_rate));
  into.body.reserve(std::min(length->bytes, most));
  std::string chunk(std::size_t{64} * 1024, '\0');
  std::istream& in = from.stream();
  while (in.good()) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    into.body.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
    if (into.body.size() > most) return refused("too-large");
  }
  if (!length->chunked && into.body.size() != length->bytes) return refused("bad-request", "content-length");
  return {};
}

}  // namespace marshrut::http
