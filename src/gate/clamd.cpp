#include "gate/clamd.hpp"

#include <charconv>

#include "gate/wire.hpp"

namespace marshrut::gate {

namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10U;
constexpr std::size_t kLongestAnswer = 4096;

Result<Wire> connect(const ClamdSettings& settings, Time until) {
  if (settings.address.find('/') != std::string::npos) {
    return Wire::connect(settings.address, 0, settings.connect, until, nullptr);
  }
  const std::size_t colon = settings.address.rfind(':');
  std::uint16_t port = 0;
  if (colon != std::string::npos) {
    const char* end = settings.address.data() + settings.address.size();
    const auto read = std::from_chars(settings.address.data() + colon + 1, end, port);
    if (read.ec != std::errc{} || read.ptr != end) port = 0;
  }
  if (port == 0) return Error{Code::usage, "clamd's address is host:port or a path", settings.address};
  std::string host = settings.address.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return Wire::connect(host, port, settings.connect, until, nullptr);
}

std::string length_of(std::size_t size) {
  std::string bytes(4, '\0');
  for (unsigned i = 0; i < 4; ++i) bytes[i] = static_cast<char>(size >> (24U - 8U * i) & 0xFFU);
  return bytes;
}

Result<void> stream(Wire& wire, std::string_view bytes, Time until) {
  if (auto sent = wire.write(std::string_view("zINSTREAM\0", 10), until); !sent) return sent;
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kChunk);
    bytes.remove_prefix(piece.size());
    if (auto sent = wire.write(length_of(piece.size()), until); !sent) return sent;
    if (auto sent = wire.write(piece, until); !sent) return sent;
  }
  return wire.write(length_of(0), until);
}

// The answer ends by NUL; one that was cut off says nothing.
Result<std::string> answer(Wire& wire, Time until) {
  std::string text;
  for (;;) {
    const auto bytes = wire.some(until);
    if (!bytes) return bytes.error();
    const std::size_t end = bytes->find('\0');
    text.append(bytes->substr(0, end));
    if (end != std::string_view::npos) return text;
    wire.consume(bytes->size());
    if (text.size() > kLongestAnswer) return Error{Code::unavailable, "clamd's answer has no end", {}};
  }
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

Result<Scan> scan(const ClamdSettings& settings, std::string_view bytes) {
  const Time until = after(settings.whole);
  auto wire = connect(settings, until);
  if (!wire) return wire.error();
  const auto sent = stream(*wire, bytes, until);
  if (!sent && sent.error().code == Code::timeout) return sent.error();
  // When it hung up in the middle, it may have said why.
  const auto said = answer(*wire, until);
  if (!said) return said.error();
  const std::string prefix = "stream: ", found = " FOUND";
  if (*said == "stream: OK" && sent) return Scan{};
  if (said->find("size limit exceeded") != std::string::npos ||
      said->rfind(prefix + "Heuristics.Limits.Exceeded", 0) == 0) {
    return Error{Code::too_large, "over clamd's limits", {}};
  }
  if (said->rfind(prefix, 0) == 0 && ends_with(*said, found) && said->size() > prefix.size() + found.size()) {
    return Scan{said->substr(prefix.size(), said->size() - prefix.size() - found.size())};
  }
  return Error{Code::unavailable, "clamd couldn't say", {}};
}

}  // namespace marshrut::gate
