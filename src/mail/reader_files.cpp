// The leaves of the walk: texts, files, and what files hold.
#include <utility>

#include "mail/archive.hpp"
#include "mail/ascii.hpp"
#include "mail/charset.hpp"
#include "mail/encoded_words.hpp"
#include "mail/file_name.hpp"
#include "mail/html_text.hpp"
#include "mail/reader.hpp"
#include "mail/tnef.hpp"
#include "mail/transfer.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kRatioFrom = std::size_t{1} << 20U;  // below this much, a ratio says nothing

bool is_message_file(std::string_view name, std::string_view media_type, std::string_view bytes) {
  const bool named = media_type == "message/rfc822" || file_ending(name) == ".eml";
  return named && looks_like_message(bytes);
}

bool is_shown_type(std::string_view media_type) { return media_type == "text/plain" || media_type == "text/html"; }

std::size_t clip_utf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  return most;
}

}  // namespace

void MessageReader::read_leaf(Part& part, const Place& place) {
  const bool attached = part.disposition.word == "attachment" || !part.name.empty();
  if (limits_.part_bytes && part.body.size() / 4 * 3 > *limits_.part_bytes) {
    return problem("part-too-large", inside(place, part.name));
  }
  Body body = decode_transfer(part.body, part.header.value("Content-Transfer-Encoding"));
  if (body.damaged) problem("bad-encoding", inside(place, part.name));
  if (!attached && is_shown_type(part.media_type)) return read_text(part, std::move(body.bytes), place);
  // A body without a name and without bytes is a leftover of some program.
  if (part.name.empty() && body.bytes.empty()) return;
  const bool picture = part.media_type.rfind("image/", 0) == 0 && part.header.find("Content-ID") != nullptr;
  const bool inlined =
      part.disposition.word == "inline" || (picture && (place.related || part.disposition.word.empty()));
  add_file({part.name, part.media_type, std::move(body.bytes), inlined}, place);
}

void MessageReader::read_text(Part& part, std::string bytes, const Place& place) {
  const bool html = part.media_type == "text/html";
  // What has zero bytes is a file that lost its head, or UTF-16.
  const bool wide = part.type.value("charset").find("16") != std::string_view::npos;
  if (!wide && bytes.find('\0') != std::string::npos) {
    return add_file({part.name, "application/octet-stream", std::move(bytes), false}, place);
  }
  const std::size_t most = limits_.text_bytes.value_or(bytes.size());
  if (!html) bytes = take_uu_files(std::move(bytes), place);
  // HTML holds more marks than text: it is read further, its text is what the limit is for.
  constexpr std::size_t kMarksToText = 8;
  const std::size_t readable = html ? most * kMarksToText : most;
  if (bytes.size() > readable) {
    problem("text-too-long", place.container);
    bytes.resize(readable);
  }
  std::string_view charset = part.type.value("charset");
  if (html && charset.empty()) charset = html_charset(bytes);
  Decoded decoded = decode_charset(bytes, charset);
  if (decoded.guessed) problem("bad-charset", charset);
  if (decoded.text.find("-----BEGIN PGP MESSAGE-----") != std::string::npos) {
    message_.is_encrypted = true;
    problem("encrypted", part.media_type);
  }
  add_text(html ? html_text(decoded.text, most) : std::move(decoded.text), html);
}

std::string MessageReader::take_uu_files(std::string text, const Place& place) {
  if (text.find("begin ") == std::string::npos) return text;
  std::string rest;
  std::size_t at = 0;
  while (true) {
    UuFile file = find_uu_file(text, at);
    if (file.begin == std::string_view::npos) break;
    rest += text.substr(at, file.begin - at);
    at = file.end;
    if (!enter_part(place)) break;
    if (file.body.damaged) problem("bad-encoding", inside(place, file.name));
    add_file({decode_text(file.name), "application/octet-stream", std::move(file.body.bytes), false}, place);
  }
  rest += text.substr(std::min(at, text.size()));
  return rest;
}

void MessageReader::add_text(std::string text, bool html) {
  std::string clean;
  clean.reserve(text.size());
  std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return;
  begin = std::min(text.find_last_of('\n', begin) + 1, begin);  // empty lines go, an indent stays
  for (const char c : std::string_view(text).substr(begin)) {
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    if (c != '\r') clean += control ? ' ' : c;
  }
  std::string& into = choice_ == nullptr ? message_.text : html ? choice_->html : choice_->plain;
  if (!into.empty()) into += into.back() == '\n' ? "\n" : "\n\n";
  const std::size_t most = limits_.text_bytes.value_or(into.size() + clean.size());
  const std::size_t room = most > into.size() ? most - into.size() : 0;
  if (clean.size() > room) problem("text-too-long", {});
  into.append(clean, 0, clip_utf8(clean, room));
}

void MessageReader::add_file(File file, const Place& place) {
  if (limits_.part_bytes && file.bytes.size() > *limits_.part_bytes) {
    return problem("part-too-large", inside(place, file.name));
  }
  file.name = safe_file_name(file.name, file.media_type, file.bytes, ++names_);
  if (is_message_file(file.name, file.media_type, file.bytes)) {
    Place within = place;
    within.at_end = true;
    return read_message(file.bytes, file.name, within);
  }
  if (is_tnef(file.bytes)) return open_tnef(file, place);
  if (!is_archive(file.bytes, file.name)) return add_attachment(std::move(file), place);
  if (place.archives >= limits_.archive_depth) {
    problem("archive-too-deep", inside(place, file.name));
    return add_attachment(std::move(file), place);
  }
  open_archive(file, place);
}

void MessageReader::add_attachment(File file, const Place& place) {
  if (limits_.attachments && message_.attachments.size() >= *limits_.attachments) {
    return problem("too-many-attachments", {});
  }
  message_.attachments.push_back(
      {std::move(file.name), std::move(file.media_type), std::move(file.bytes), place.container, file.inlined});
}

void MessageReader::open_archive(const File& file, const Place& place) {
  constexpr std::size_t kNone = ~std::size_t{0};
  ArchiveLimits limits{limits_.archive_entries.value_or(kNone), limits_.archive_bytes.value_or(kNone)};
  limits.bytes = limits.bytes > inflated_ ? limits.bytes - inflated_ : 0;
  if (limits_.archive_ratio) {
    limits.bytes = std::min(limits.bytes, std::max(kRatioFrom, file.bytes.size() * *limits_.archive_ratio));
  }
  Archive archive = read_archive(file.bytes, file.name, limits);
  if (!archive.problem.empty()) problem(archive.problem, inside(place, file.name));
  // What could not be opened to its end, or holds nothing, is kept whole too.
  if (!archive.problem.empty() || archive.files.empty()) add_attachment(file, place);
  Place within = place;
  within.container = inside(place, file.name);
  ++within.archives;
  ++within.depth;
  for (ArchiveFile& one : archive.files) {
    inflated_ += one.bytes.size();
    if (!enter_part(within)) return;
    add_file({std::move(one.name), "application/octet-stream", std::move(one.bytes), false}, within);
  }
}

void MessageReader::open_tnef(const File& file, const Place& place) {
  Tnef tnef = read_tnef(file.bytes, limits_.attachments.value_or(file.bytes.size()));
  if (tnef.damaged) {
    problem("tnef-damaged", inside(place, file.name));
    add_attachment(file, place);
  }
  // One of nothing but a text's looks is kept out of sight, but kept.
  if (!tnef.damaged && tnef.files.empty()) add_attachment({file.name, file.media_type, file.bytes, true}, place);
  if (trimmed(message_.text).empty() && (choice_ == nullptr || trimmed(choice_->plain).empty())) {
    add_text(std::move(tnef.text), false);
  }
  Place within = place;
  ++within.depth;
  for (TnefFile& one : tnef.files) {
    if (!enter_part(within)) return;
    std::string type = lower(one.media_type);
    if (media_type_of(type).empty()) type = "application/octet-stream";
    add_file({std::move(one.name), std::move(type), std::move(one.bytes), false}, within);
  }
}

}  // namespace marshrut::mail
