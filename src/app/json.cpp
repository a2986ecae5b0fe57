// The lines of contract/cli.md. Members are written by hand: the order is the contract's, and confidence has two
// decimals.
#include <cmath>
#include <cstdint>

#include "app/check.hpp"
#include "app/read.hpp"
#include "route/value.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

void member(std::string& out, std::string_view name, std::string_view text) {
  if (out.back() != '{') out += ", ";
  route::quote_to(out, name);
  out += ": ";
  route::quote_to(out, text);
}

void open_list(std::string& out, std::string_view name) {
  out += ", ";
  route::quote_to(out, name);
  out += ": [";
}

// A new object of a list.
void open_item(std::string& out) {
  if (out.back() == '}') out += ", ";
  out += '{';
}

std::string two_decimals(double confidence) {
  const auto hundredths = static_cast<int>(std::lround(confidence * 100));
  return route::number_text(hundredths / 100.0);
}

void fields_to(std::string& out, const Outcome& outcome) {
  open_list(out, "fields");
  for (const lens::Field& field : outcome.reading.fields) {
    open_item(out);
    member(out, "path", field.path);
    member(out, "raw", field.raw);
    member(out, "by", lens::found_by_name(field.by));
    out += ", \"confidence\": " + two_decimals(field.confidence);
    member(out, "at", place_of(outcome.document, field.paragraph));
    out += '}';
  }
  out += ']';
}

void labels_to(std::string& out, const Outcome& outcome) {
  open_list(out, "labels");
  for (const lens::Label& label : outcome.reading.labels) {
    open_item(out);
    member(out, "text", label.text);
    member(out, "at", place_of(outcome.document, label.paragraph));
    out += '}';
  }
  out += ']';
}

void leftovers_to(std::string& out, const lens::Reading& reading) {
  open_list(out, "leftovers");
  for (const lens::Leftover& leftover : reading.leftovers) {
    open_item(out);
    member(out, "text", leftover.text);
    member(out, "at", leftover.at);
    if (!leftover.kind.empty() && leftover.kind != "text") member(out, "kind", leftover.kind);
    out += '}';
  }
  out += ']';
}

void remark_to(std::string& out, const route::Remark& remark) {
  member(out, "rule", remark.rule);
  member(out, "severity", route::severity_name(remark.severity));
  member(out, "path", remark.path);
  member(out, "message", remark.message);
  if (!remark.source.empty()) member(out, "source", remark.source);
}

}  // namespace

std::string read_json(std::string_view file, const Outcome& outcome, bool account) {
  std::string out = "{";
  member(out, "file", file);
  member(out, "form", outcome.reading.form);
  out += ", \"route\": ";
  route::serialize_to(out, outcome.reading.route);
  fields_to(out, outcome);
  if (account) labels_to(out, outcome);
  leftovers_to(out, outcome.reading);
  open_list(out, "remarks");
  for (const route::Remark& remark : outcome.remarks) {
    open_item(out);
    remark_to(out, remark);
    out += '}';
  }
  return out + "]}";
}

std::string error_json(std::string_view file, const Error& error) {
  return error_json(file, error.code, text::error_message(error.code));
}

std::string error_json(std::string_view file, Code code, std::string_view words) {
  std::string out = "{";
  member(out, "file", file);
  out += ", \"error\": {";
  member(out, "code", code_name(code));
  member(out, "message", words);
  return out + "}}";
}

std::string check_json(std::string_view file, const Outcome& outcome) {
  std::string out = "{";
  member(out, "file", file);
  member(out, "form", outcome.reading.form);
  const Counts counts = count(outcome.remarks);
  out += ", \"errors\": " + std::to_string(counts.errors) + ", \"warnings\": " + std::to_string(counts.warnings) +
         ", \"infos\": " + std::to_string(counts.infos);
  open_list(out, "remarks");
  for (const route::Remark& remark : outcome.remarks) {
    open_item(out);
    remark_to(out, remark);
    member(out, "label", label_of(*outcome.form, remark.path));
    member(out, "at", place_of(outcome.document, spot_of(outcome.reading, remark.path)));
    out += '}';
  }
  return out + "]}";
}

}  // namespace marshrut::app
