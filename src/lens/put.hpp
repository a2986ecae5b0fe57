// lens/put.hpp: a form compiled once; routes into documents.
// Shapes:  the form's DOCX bytes + FormFacts -> Template; Template + route -> DOCX bytes (filled, or a blank to fill
// in). Errors:  compile: bad_template (a marker that can't be read, macros), and what opc says of a broken package;
//          put, blank: too_large; io when a chart's workbook can't be made.
// Owns:    a Template owns its bytes; copies share them. const means thread-safe: a Scratch for each thread.
//          The same route gives the same bytes.
// Source:  docs/formats/markers.md, docs/formats/profile.md.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "lens/program.hpp"
#include "opc/writer.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

// Buffers and the compressor, kept between documents; one for each thread. state.doubts tells the names of the last
// document whose case is not sure.
struct Scratch {
  opc::Deflater deflater;
  std::string xml;
  RunState state;
};

class Template {
public:
  static Result<Template> compile(std::string docx_bytes, const FormFacts& facts);

  // Clears `out` and fills it; its capacity is used again.
  Result<void> put(const route::Value& route, Scratch& scratch, std::string& out) const;
  // The form for a person to fill in: a content control for each hole, spare rows; what `prefill` says is there
  // already.
  Result<void> blank(const route::Value& prefill, Scratch& scratch, std::string& out) const;

private:
  struct Compiled;
  explicit Template(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace marshrut::lens
