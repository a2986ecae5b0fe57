#include "mail/trace.hpp"

#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "mail/ascii.hpp"
#include "mail/header.hpp"

namespace marshrut::mail {

namespace {

// Bytes with CRLF at each line's end, whatever they had, and without the empty lines at the end.
class LineDigest {
public:
  void add(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = bytes.find('\n', at);
      const bool ended = end != std::string_view::npos;
      std::string_view line = bytes.substr(at, ended ? end - at : std::string_view::npos);
      at = ended ? end + 1 : bytes.size();
      while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      take(line);
    }
  }

  std::string finish() {
    flush();
    return digest_.finish_hex();
  }

private:
  void take(std::string_view line) {
    if (line.empty()) {
      ++empty_;
      return;
    }
    for (; empty_ > 0; --empty_) held_ += "\r\n";
    held_ += line;
    held_ += "\r\n";
    if (held_.size() >= kPiece) flush();
  }

  void flush() {
    digest_.update(held_);
    held_.clear();
  }

  static constexpr std::size_t kPiece = 65536;
  Sha256 digest_;
  std::string held_;
  std::size_t empty_ = 0;
};

}  // namespace

bool is_trace_field(std::string_view name) {
  constexpr std::array<std::string_view, 15> kNames = {
      "Return-Path",  "Received",       "Delivered-To", "X-Original-To", "Authentication-Results",
      "Received-SPF", "DKIM-Signature", "X-UIDL",       "Status",        "X-Status",
      "Lines",        "Content-Length", "Envelope-To",  "Delivery-date", "DomainKey-Signature"};
  constexpr std::array<std::string_view, 5> kFamilies = {"ARC-", "X-Spam", "X-Virus", "X-Mozilla-", "X-Google-Smtp-"};
  return std::any_of(kNames.begin(), kNames.end(), [&](auto one) { return same(one, name); }) ||
         std::any_of(kFamilies.begin(), kFamilies.end(), [&](auto family) { return starts_with(name, family); });
}

std::string content_key(std::string_view raw) {
  const Header header = read_header(raw, {});
  LineDigest digest;
  for (const Field& field : header.fields) {
    if (is_trace_field(field.name)) continue;
    // From the name to the value's end as it stands, folds included.
    digest.add(
        {field.name.data(), static_cast<std::size_t>(field.value.data() + field.value.size() - field.name.data())});
  }
  digest.add("\n");
  digest.add(raw.substr(header.body));
  return digest.finish();
}

std::string header_value(std::string_view raw, std::string_view name) {
  constexpr HeaderLimits kLimits{std::size_t{256} << 10U, 2000};
  const Header header = read_header(raw, kLimits);
  std::string out;
  for (const char c : trimmed(header.value(name))) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (c == '\n' || (c == '\r' && !out.empty())) continue;
    out += control ? ' ' : c;
  }
  return out;
}

}  // namespace marshrut::mail
