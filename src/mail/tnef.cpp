#include "mail/tnef.hpp"

#include <cstdint>
#include <cstring>
#include <limits>

#include "mail/charset.hpp"

// Old C headers with macros named BYTE and the like: last, and in this file only.
extern "C" {
#include <ytnef.h>
}

namespace marshrut::mail {

namespace {

constexpr std::size_t kHead = 6;           // signature and key
constexpr std::size_t kAttributeHead = 9;  // level, id, length
constexpr std::size_t kChecksum = 2;
constexpr std::uint32_t kSignature = 0x223E9F78;
constexpr std::size_t kObjectId = 16;  // the interface's id before an embedded object
constexpr std::size_t kMostAttributes = 20000;
constexpr unsigned kString8 = 0x1E, kUnicode = 0x1F, kObject = 0x0D, kBinary = 0x102;

std::uint32_t little32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t checksum(std::string_view data) {
  std::uint32_t sum = 0;
  for (const char c : data) sum += static_cast<unsigned char>(c);
  return sum & 0xFFFFU;
}

// How far the stream is well-formed: old code gets no attribute whose length or checksum lies.
std::size_t sound_size(std::string_view bytes) {
  std::size_t at = kHead;
  for (std::size_t i = 0; i < kMostAttributes && at + kAttributeHead + kChecksum <= bytes.size(); ++i) {
    const std::size_t length = little32(bytes, at + 5);
    if (length > bytes.size() - at - kAttributeHead - kChecksum) break;
    const char level = bytes[at];
    if (level != 1 && level != 2) break;
    const std::string_view data = bytes.substr(at + kAttributeHead, length);
    const auto low = static_cast<unsigned char>(bytes[at + kAttributeHead + length]);
    const auto high = static_cast<unsigned char>(bytes[at + kAttributeHead + length + 1]);
    if (checksum(data) != (static_cast<std::uint32_t>(high) << 8U | low)) break;
    at += kAttributeHead + length + kChecksum;
  }
  return at;
}

std::string_view view_of(const variableLength* value) {
  // The library's own sign for "not there" is a pointer to nowhere.
  const auto bits = reinterpret_cast<std::uintptr_t>(value);
  if (bits == 0 || bits == std::numeric_limits<std::uintptr_t>::max()) return {};
  if (value->data == nullptr || value->size <= 0) return {};
  return {reinterpret_cast<const char*>(value->data), static_cast<std::size_t>(value->size)};
}

std::string_view property(MAPIProps& properties, unsigned type, unsigned id) {
  return view_of(MAPIFindProperty(&properties, id << 16U | type));
}

std::string text_property(MAPIProps& properties, unsigned id) {
  std::string_view bytes = property(properties, kUnicode, id);
  if (bytes.empty()) bytes = property(properties, kString8, id);
  return decode_unknown(bytes.substr(0, bytes.find('\0')));
}

std::string text_of(const variableLength& value) {
  const std::string_view bytes = view_of(&value);
  return decode_unknown(bytes.substr(0, bytes.find('\0')));
}

TnefFile file_of(::Attachment& attachment) {
  TnefFile file;
  file.name = text_property(attachment.MAPI, PR_ATTACH_LONG_FILENAME);
  if (file.name.empty()) file.name = text_property(attachment.MAPI, PR_DISPLAY_NAME);
  if (file.name.empty()) file.name = text_of(attachment.Title);
  file.media_type = text_property(attachment.MAPI, PR_ATTACH_MIME_TAG);
  std::string_view object = property(attachment.MAPI, kObject, PR_ATTACH_DATA_OBJ);
  if (object.empty()) object = property(attachment.MAPI, kBinary, PR_ATTACH_DATA_OBJ);
  const std::string_view data = view_of(&attachment.FileData);
  if (object.size() > kObjectId && is_tnef(object.substr(kObjectId))) {
    file.bytes = object.substr(kObjectId);
    file.is_message = true;
  } else {
    file.bytes = data.empty() && object.size() > kObjectId ? object.substr(kObjectId) : data;
  }
  return file;
}

}  // namespace

bool is_tnef(std::string_view bytes) { return bytes.size() > kHead && little32(bytes, 0) == kSignature; }

Tnef read_tnef(std::string_view bytes, std::size_t most_files) {
  Tnef out;
  const std::size_t sound = is_tnef(bytes) ? sound_size(bytes) : 0;
  // Less than an attribute's head is padding.
  out.damaged = sound + kAttributeHead + kChecksum <= bytes.size() || sound == 0;
  if (sound <= kHead || sound > static_cast<std::size_t>(std::numeric_limits<int>::max())) return out;
  std::string copy(bytes.substr(0, sound));  // the library takes bytes that it may write to
  TNEFStruct tnef;
  TNEFInitialize(&tnef);
  tnef.Debug = 0;
  if (TNEFParseMemory(reinterpret_cast<unsigned char*>(copy.data()), static_cast<long>(copy.size()), &tnef) < 0) {
    out.damaged = true;
  }
  for (::Attachment* one = tnef.starting_attach.next; one != nullptr; one = one->next) {
    if (out.files.size() >= most_files) {
      out.damaged = true;
      break;
    }
    TnefFile file = file_of(*one);
    if (!file.bytes.empty() || !file.name.empty()) out.files.push_back(std::move(file));
  }
  out.text = text_property(tnef.MapiProperties, PR_BODY);
  if (out.text.empty()) out.text = text_of(tnef.body);
  TNEFFree(&tnef);
  return out;
}

}  // namespace marshrut::mail
