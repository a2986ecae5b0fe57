#include "mail/compose.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "mail/answerable.hpp"
#include "mail/ascii.hpp"
#include "mail/charset.hpp"
#include "mail/encode.hpp"
#include "mail/file_name.hpp"
#include "mail/loop_mark.hpp"
#include "mail/parameters.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {

namespace {

struct Unref {
  void operator()(void* object) const {
    if (object != nullptr) g_object_unref(object);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

// Valid UTF-8 with LF at line ends and no other control character than tabs.
std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c == U'\r') continue;
    const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
    text::append_utf8(out, control ? U' ' : c);
  }
  return out;
}

// What may stand in an id: no brackets, blanks, controls; other bytes would need SMTPUTF8.
std::string clean_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c > ' ' && c < 0x7F && c != '<' && c != '>') out += c;
  }
  return out;
}

GMimeStream* memory_of(std::string_view bytes) { return g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()); }

void set_content(GMimePart* part, std::string_view bytes, GMimeContentEncoding encoding) {
  const Owned<GMimeStream> stream(memory_of(bytes));
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part, content.get());
  g_mime_part_set_content_encoding(part, encoding);
}

bool is_mostly_ascii(std::string_view text) {
  const auto wide =
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(wide) * 4 <= text.size();
}

// CRLF are text's line ends within an encoding too.
std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

Owned<GMimeObject> text_part(std::string_view text, const char* subtype) {
  GMimePart* const part = g_mime_part_new_with_type("text", subtype);
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
  std::string clean = clean_text(text);
  if (!clean.empty() && clean.back() != '\n') clean += '\n';
  // Russian letters are three times as long in quoted-printable.
  const bool readable = is_mostly_ascii(clean);
  set_content(part, readable ? clean : with_crlf(clean),
              readable ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE : GMIME_CONTENT_ENCODING_BASE64);
  return Owned<GMimeObject>(GMIME_OBJECT(part));
}

// The name twice, as mail programs do: RFC 2231 where it belongs, encoded words for readers that know no better.
void set_file_name(GMimeObject* part, const std::string& name) {
  GMimeContentDisposition* const disposition = g_mime_object_get_content_disposition(part);
  GMimeParamList* const list = g_mime_content_disposition_get_parameters(disposition);
  g_mime_param_list_set_parameter(list, "filename", name.c_str());
  if (GMimeParam* const parameter = g_mime_param_list_get_parameter(list, "filename")) {
    g_mime_param_set_charset(parameter, "utf-8");
    g_mime_param_set_encoding_method(parameter, GMIME_PARAM_ENCODING_METHOD_RFC2231);
  }
  const std::string shown = is_ascii(name) ? name : encoded_words(name, " ");
  g_mime_object_set_content_type_parameter(part, "name", shown.c_str());
}

Owned<GMimeObject> file_part(const LetterFile& file, std::size_t number) {
  std::string type = media_type_of(file.media_type);
  // A message or a multipart must not be base64: it goes out as bytes.
  const bool composite = type.rfind("multipart/", 0) == 0 || type.rfind("message/", 0) == 0;
  if (type.empty() || composite) type = "application/octet-stream";
  const std::size_t slash = type.find('/');
  GMimePart* const part = g_mime_part_new_with_type(type.substr(0, slash).c_str(), type.substr(slash + 1).c_str());
  GMimeObject* const object = GMIME_OBJECT(part);
  g_mime_object_set_disposition(object, GMIME_DISPOSITION_ATTACHMENT);
  set_file_name(object, safe_file_name(file.name, type, file.bytes, number));
  set_content(part, file.bytes, GMIME_CONTENT_ENCODING_BASE64);
  return Owned<GMimeObject>(object);
}

// "=_" stands in no base64 and in no quoted-printable, so that no content holds a boundary.
Owned<GMimeMultipart> multipart(const char* subtype, const std::string& seed) {
  constexpr std::size_t kDigits = 24;
  Owned<GMimeMultipart> part(g_mime_multipart_new_with_subtype(subtype));
  g_mime_multipart_set_boundary(part.get(), ("=_" + sha256_hex(subtype + seed).substr(0, kDigits)).c_str());
  return part;
}

Owned<GMimeObject> body_of(const Letter& letter, const std::string& seed) {
  Owned<GMimeObject> text = text_part(letter.text, "plain");
  if (!letter.html.empty()) {
    auto choice = multipart("alternative", seed);
    const Owned<GMimeObject> html = text_part(letter.html, "html");
    g_mime_multipart_add(choice.get(), text.get());
    g_mime_multipart_add(choice.get(), html.get());
    text.reset(GMIME_OBJECT(choice.release()));
  }
  if (letter.attachments.empty()) return text;
  auto mixed = multipart("mixed", seed);
  g_mime_multipart_add(mixed.get(), text.get());
  std::size_t number = 0;
  for (const LetterFile& file : letter.attachments) {
    const Owned<GMimeObject> part = file_part(file, ++number);
    g_mime_multipart_add(mixed.get(), part.get());
  }
  return Owned<GMimeObject>(GMIME_OBJECT(mixed.release()));
}

std::string bytes_of(GMimeObject* object) {
  GMimeFormatOptions* const options = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, options, stream.get());
  g_mime_format_options_free(options);
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string address_field(std::string_view name, const Address& address) {
  // An address that is none would break the field's grammar; SMTP refuses it before.
  if (!is_mail_address(address.address)) return {};
  std::vector<std::string> words;
  if (!trimmed(address.name).empty()) words.push_back(phrase(address.name));
  words.push_back("<" + address.address + ">");
  return word_field(name, words);
}

std::string id_field(std::string_view name, const std::vector<std::string>& ids) {
  constexpr std::size_t kLongestId = 500;
  constexpr std::size_t kMost = 100;  // the first and the last of a long thread
  std::vector<std::string> words;
  for (const std::string& id : ids) {
    std::string clean = clean_id(id);
    if (!clean.empty() && clean.size() <= kLongestId) words.push_back("<" + clean + ">");
  }
  if (words.size() > kMost) words.erase(words.begin() + 1, words.end() - (kMost - 1));
  return words.empty() ? std::string() : word_field(name, words);
}

std::string date_text(std::int64_t date_ms) {
  GDateTime* const date = g_date_time_new_from_unix_utc(date_ms / 1000);
  if (date == nullptr) return {};
  gchar* const text = g_mime_utils_header_format_date(date);
  g_date_time_unref(date);
  std::string out(text);
  g_free(text);
  return out;
}

// Fields that this module writes itself or must not write at all.
bool is_free_name(std::string_view name) {
  constexpr std::string_view kTaken[] = {"From",   "To",          "Cc",         "Bcc",          "Subject",
                                         "Date",   "Message-ID",  "References", "Reply-To",     "In-Reply-To",
                                         "Sender", "Return-Path", "Received",   "MIME-Version", "Auto-Submitted"};
  const auto fits = [](char c) { return is_alpha(c) || is_digit(c) || c == '-'; };
  if (name.empty() || name.size() > 60 || !std::all_of(name.begin(), name.end(), fits)) return false;
  if (starts_with(name, "Content-")) return false;
  return std::none_of(std::begin(kTaken), std::end(kTaken), [&](auto one) { return same(one, name); });
}

std::string head_of(const Letter& letter, const std::string& seed) {
  std::string head = word_field("Date", {date_text(letter.date_ms)});
  head += address_field("From", letter.from);
  head += address_field("To", letter.to);
  head += text_field("Subject", letter.subject);
  std::string id = clean_id(letter.message_id);
  if (id.empty())
    id = sha256_hex(seed).substr(0, 32) + "@" + letter.from.address.substr(letter.from.address.rfind('@') + 1);
  head += id_field("Message-ID", {id});
  head += id_field("In-Reply-To", {letter.in_reply_to});
  head += id_field("References", letter.references);
  head += "Auto-Submitted: auto-replied\r\n";
  head += std::string(kLoopMark) + ": 1\r\n";
  for (const auto& [name, value] : letter.extra_headers) {
    if (is_free_name(name)) head += text_field(name, value);
  }
  head += "MIME-Version: 1.0\r\n";
  return head;
}

}  // namespace

std::string compose(const Letter& letter) {
  g_mime_init();
  const std::string seed = letter.message_id + "\n" + letter.to.address + "\n" + letter.subject + "\n" +
                           std::to_string(letter.date_ms) + "\n" + letter.text;
  const Owned<GMimeObject> body = body_of(letter, seed);
  return head_of(letter, seed) + bytes_of(body.get());
}

}  // namespace marshrut::mail
