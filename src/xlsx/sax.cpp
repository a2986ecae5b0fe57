#include "xlsx/sax.hpp"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <memory>

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18U;
constexpr std::size_t kMaxDepth = 64;

std::string_view local_name(std::string_view qualified) {
  const std::size_t colon = qualified.rfind(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

struct Run {
  XML_Parser parser;
  SaxHandler& handler;
  std::size_t depth = 0;
  std::exception_ptr thrown;  // no exception may pass through C

  template <class Work>
  void guarded(Work work) {
    if (handler.stopped() || thrown) return;
    try {
      work();
    } catch (...) {
      thrown = std::current_exception();
    }
    if (handler.stopped() || thrown) XML_StopParser(parser, XML_FALSE);
  }
};

void on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
  Run& run = *static_cast<Run*>(data);
  run.guarded([&] {
    if (++run.depth > kMaxDepth) return run.handler.fail(Code::too_large, "elements are nested too deep");
    run.handler.begin(local_name(name), Attributes(attributes));
  });
}

void on_end(void* data, const XML_Char* name) {
  Run& run = *static_cast<Run*>(data);
  run.guarded([&] {
    --run.depth;
    run.handler.end(local_name(name));
  });
}

void on_text(void* data, const XML_Char* text, int size) {
  Run& run = *static_cast<Run*>(data);
  run.guarded([&] { run.handler.text({text, static_cast<std::size_t>(size)}); });
}

void on_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*pub*/,
                int /*internal*/) {
  Run& run = *static_cast<Run*>(data);
  run.guarded([&] { run.handler.fail(Code::unsafe_xml, "a document type declaration"); });
}

Result<void> feed(Run& run, std::string_view xml, Deadline deadline) {
  for (std::size_t at = 0; at < xml.size() || at == 0;) {
    const std::string_view chunk = xml.substr(at, kChunk);
    at += std::max<std::size_t>(chunk.size(), 1);
    const bool last = at >= xml.size();
    const XML_Status status = XML_Parse(run.parser, chunk.data(), static_cast<int>(chunk.size()), last ? 1 : 0);
    if (run.thrown) std::rethrow_exception(run.thrown);
    if (run.handler.error()) return *run.handler.error();
    if (run.handler.stopped()) return {};
    if (status != XML_STATUS_OK) return Error{Code::damaged, XML_ErrorString(XML_GetErrorCode(run.parser)), {}};
    if (std::chrono::steady_clock::now() > deadline) return Error{Code::timeout, "the table took too long", {}};
  }
  return {};
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return std::string_view(pair[1]);
  }
  return std::nullopt;
}

bool Attributes::is_on(std::string_view name) const {
  const std::string_view on = value(name);
  return on == "1" || on == "true" || on == "on";
}

Result<void> parse_sax(std::string_view xml, SaxHandler& handler, std::string_view part, Deadline deadline) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  if (parser == nullptr) return Error{Code::internal, "no memory for an XML parser", {}};
  Run run{parser.get(), handler, 0, nullptr};
  XML_SetUserData(parser.get(), &run);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  auto done = feed(run, xml, deadline);
  if (!done) return Error{done.error().code, done.error().message, std::string(part)};
  return done;
}

}  // namespace marshrut::xlsx
