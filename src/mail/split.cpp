#include "mail/split.hpp"

#include <cstring>

#include "mail/ascii.hpp"

namespace marshrut::mail {

namespace {

std::size_t find_bytes(std::string_view text, std::string_view what, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const void* found = memmem(text.data() + from, text.size() - from, what.data(), what.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

Splitter::Splitter(std::string_view body, std::string_view boundary) : body_(body), mark_("--") {
  mark_ += boundary;
  const auto first = boundary.empty() ? std::nullopt : find_mark(0);
  if (!first) {
    closed_ = false;
    preamble_ = body;
    return;
  }
  preamble_ = body.substr(0, first->begin);
  at_ = first->end;
  closed_ = first->closing;
  open_ = !first->closing;
}

std::optional<Splitter::Mark> Splitter::find_mark(std::size_t from) const {
  for (std::size_t at = find_bytes(body_, mark_, from); at != std::string_view::npos;
       at = find_bytes(body_, mark_, at + 1)) {
    if (at > 0 && body_[at - 1] != '\n') continue;
    const std::size_t line_end = std::min(body_.find('\n', at), body_.size());
    std::string_view rest = body_.substr(at + mark_.size(), line_end - at - mark_.size());
    const bool closing = rest.substr(0, 2) == "--";
    if (closing) rest.remove_prefix(2);
    // After the closing marks some write more; before them anything else makes it another boundary.
    if (!closing && !trimmed(rest).empty()) continue;
    std::size_t begin = at;
    if (begin > from && body_[begin - 1] == '\n') --begin;
    if (begin > from && body_[begin - 1] == '\r') --begin;
    return Mark{begin, std::min(line_end + 1, body_.size()), closing};
  }
  return std::nullopt;
}

std::optional<std::string_view> Splitter::next() {
  if (!open_) return std::nullopt;
  const auto mark = find_mark(at_);
  if (!mark) {
    open_ = false;
    return body_.substr(std::min(at_, body_.size()));
  }
  const std::string_view part = body_.substr(at_, mark->begin - at_);
  at_ = mark->end;
  closed_ = mark->closing;
  open_ = !mark->closing;
  return part;
}

std::string guess_boundary(std::string_view body) {
  constexpr std::size_t kLongest = 200;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = trimmed(body.substr(at, end - at));
    const std::string_view next = body.substr(std::min(end + 1, body.size()), 8);
    const bool fits = line.size() > 2 && line.size() <= kLongest && line.substr(0, 2) == "--";
    if (fits && same(next, "content-")) return std::string(line.substr(2));
    at = end + 1;
  }
  return {};
}

}  // namespace marshrut::mail
