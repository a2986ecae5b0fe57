#include "mail/reader.hpp"

#include <algorithm>
#include <utility>

#include "mail/addresses.hpp"
#include "mail/ascii.hpp"
#include "mail/encoded_words.hpp"
#include "mail/facts.hpp"
#include "mail/file_name.hpp"
#include "mail/split.hpp"
#include "mail/transfer.hpp"

namespace marshrut::mail {

namespace {

bool is_report_type(std::string_view type) {
  return type == "multipart/report" || type == "message/delivery-status" ||
         type == "message/disposition-notification" || type == "message/feedback-report";
}

bool is_message_type(std::string_view type) {
  return type == "message/rfc822" || type == "message/global" || type == "message/news";
}

bool is_encoded(std::string_view encoding) {
  return same(encoding, "base64") || same(encoding, "quoted-printable") || ends_with(encoding, "uuencode");
}

}  // namespace

Message MessageReader::read(std::string_view raw) {
  // Empty lines before the head: some programs leave them, and the head is then no body.
  std::string_view rest = raw.substr(std::min(raw.find_first_not_of(" \t\r\n"), raw.size()));
  if (rest.size() < raw.size() && looks_like_message(rest)) raw = rest;
  Part part = open_part(raw, "text/plain");
  read_facts(part.header, limits_, message_);
  message_.is_report = is_report_type(part.media_type);
  Place place;
  place.in_report = message_.is_report;
  read_part(part, place);
  return std::move(message_);
}

HeaderLimits MessageReader::header_limits() const { return {limits_.header_bytes, limits_.header_fields}; }

void MessageReader::problem(std::string_view code, std::string_view detail) {
  constexpr std::size_t kMost = 200;
  const bool known = std::any_of(message_.problems.begin(), message_.problems.end(),
                                 [&](const Problem& one) { return one.code == code && one.detail == detail; });
  if (!known && message_.problems.size() < kMost) message_.problems.push_back({std::string(code), std::string(detail)});
}

std::string MessageReader::inside(const Place& place, std::string_view name) {
  return place.container.empty() ? std::string(name) : place.container + "/" + std::string(name);
}

bool MessageReader::enter_part(const Place& place) {
  if (place.depth >= limits_.depth) {
    problem("too-deep", place.container);
    return false;
  }
  if (limits_.parts && parts_ >= *limits_.parts) {
    problem("too-many-parts", {});
    return false;
  }
  ++parts_;
  return true;
}

MessageReader::Part MessageReader::open_part(std::string_view entity, std::string_view default_type) {
  Part part;
  part.header = read_header(entity, header_limits());
  if (part.header.over_limit) problem("too-many-fields", {});
  if (part.header.odd_lines) problem("bad-header", {});
  part.body = entity.substr(part.header.body);
  part.type = parse_parameters(part.header.value("Content-Type"));
  part.disposition = parse_parameters(part.header.value("Content-Disposition"));
  part.media_type = media_type_of(part.type.word);
  if (part.media_type.empty()) part.media_type = default_type;
  part.name = part.disposition.value("filename");
  if (part.name.empty()) part.name = part.type.value("name");
  if (part.name.empty()) part.name = part.disposition.value("name");
  return part;
}

void MessageReader::read_part(Part& part, const Place& place) {
  if (!enter_part(place)) return;
  note_secrecy(part);
  if (part.media_type.rfind("multipart/", 0) == 0) {
    read_multipart(part, place);
  } else if (is_message_type(part.media_type)) {
    read_embedded(part, place);
  } else if (!read_special(part, place)) {
    read_leaf(part, place);
  }
}

void MessageReader::read_multipart(const Part& part, const Place& place) {
  Place within = place;
  within.related = place.related || part.media_type == "multipart/related";
  within.in_report = place.in_report || part.media_type == "multipart/report";
  std::string boundary(part.type.value("boundary"));
  const bool alternative = part.media_type == "multipart/alternative";
  Choice choice;
  Choice* const outer = choice_;
  if (alternative) choice_ = &choice;
  read_parts(part.body, boundary, part, within);
  if (!alternative) return;
  choice_ = outer;
  const bool has_plain = !trimmed(choice.plain).empty();
  if (has_plain || !choice.html.empty()) add_text(std::move(has_plain ? choice.plain : choice.html), false);
}

void MessageReader::read_parts(std::string_view body, const std::string& boundary, const Part& part,
                               const Place& place) {
  const std::string_view default_type = part.media_type == "multipart/digest" ? "message/rfc822" : "text/plain";
  Splitter splitter(body, boundary);
  std::optional<std::string_view> entity = splitter.next();
  if (!entity && !splitter.closed()) {
    problem("bad-boundary", part.media_type);
    const std::string guessed = guess_boundary(body);
    if (!guessed.empty() && guessed != boundary) return read_parts(body, guessed, part, place);
    if (place.at_end && trimmed(body).empty()) problem("truncated", {});
    return add_text(decode_text(body.substr(0, limits_.text_bytes.value_or(body.size()))), false);
  }
  while (entity) {
    auto next = splitter.next();
    Place within = place;
    ++within.depth;
    within.at_end = place.at_end && !next && !splitter.closed();
    Part child = open_part(*entity, default_type);
    read_part(child, within);
    if (limits_.parts && parts_ >= *limits_.parts && next) {
      problem("too-many-parts", {});
      return;
    }
    entity = next;
  }
  if (!splitter.closed()) problem(place.at_end ? "truncated" : "bad-boundary", part.media_type);
}

void MessageReader::read_embedded(const Part& part, const Place& place) {
  const std::string_view encoding = trimmed(part.header.value("Content-Transfer-Encoding"));
  const std::string name = safe_file_name(part.name, "message/rfc822", {}, ++names_);
  if (is_encoded(encoding) && !looks_like_message(part.body)) {
    const Body body = decode_transfer(part.body, encoding);
    if (body.damaged) problem("bad-encoding", name);
    Place within = place;
    within.at_end = true;
    return read_message(body.bytes, name, within);
  }
  read_message(part.body, name, place);
}

void MessageReader::read_message(std::string_view bytes, const std::string& name, const Place& place) {
  Place within = place;
  ++within.depth;
  within.container = inside(place, name);
  within.related = false;
  Part part = open_part(bytes, "text/plain");
  if (place.in_report) {
    std::string id = message_id_of(part.header);
    if (!id.empty()) message_.reported_ids.push_back(std::move(id));
  }
  // The letter that was passed on reads on below the one that passes it.
  Choice* const outer = std::exchange(choice_, nullptr);
  read_part(part, within);
  choice_ = outer;
}

void MessageReader::note_secrecy(const Part& part) {
  const bool smime = part.media_type == "application/pkcs7-mime" || part.media_type == "application/x-pkcs7-mime";
  if (part.media_type == "multipart/encrypted") {
    message_.is_encrypted = true;
    problem("encrypted", part.media_type);
  }
  if (!smime) return;
  const std::string kind = lower(part.type.value("smime-type"));
  // The content's kind by its number in the first bytes: 1.2.840.113549.1.7.2 is signed data.
  constexpr std::size_t kLooked = 512;
  const std::string_view encoding = part.header.value("Content-Transfer-Encoding");
  const std::string head = decode_transfer(part.body.substr(0, kLooked), encoding).bytes;
  const bool has_number = head.find("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02") != std::string::npos;
  const bool is_signed = kind == "signed-data" || (kind.empty() && has_number);
  if (!is_signed) message_.is_encrypted = true;
  problem(is_signed ? "signed-opaque" : "encrypted", part.media_type);
}

bool MessageReader::read_special(const Part& part, const Place& place) {
  if (is_report_type(part.media_type)) {
    message_.is_report = message_.is_report || place.depth <= 1;
    const auto read = read_header(part.body, header_limits());
    for (auto& id : parse_ids(read.value("Original-Message-ID"), 1)) message_.reported_ids.push_back(std::move(id));
    add_text(decode_transfer(part.body, part.header.value("Content-Transfer-Encoding")).bytes, false);
    return true;
  }
  if (part.media_type == "text/rfc822-headers") {
    const Body body = decode_transfer(part.body, part.header.value("Content-Transfer-Encoding"));
    std::string id = message_id_of(read_header(body.bytes, header_limits()));
    if (!id.empty()) message_.reported_ids.push_back(std::move(id));
    add_text(decode_text(body.bytes.substr(0, limits_.text_bytes.value_or(body.bytes.size()))), false);
    return true;
  }
  if (part.media_type == "message/partial") problem("partial", part.media_type);
  if (part.media_type == "message/external-body") problem("external-body", part.media_type);
  return false;
}

}  // namespace marshrut::mail
