// lens/reading.hpp: what reading a filled form gives.
// Shapes:  Reading = form, route, and an account of every visible character: fields, labels, leftovers.
// Units:   paths are JSON pointers (RFC 6901); places as docx::Document::place_of; confidence 0 to 1.
// Owns:    everything it holds.
// Source:  contract/cli.md «read».
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docx/document.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

enum class FoundBy : std::uint8_t { control, label, table, position };
std::string_view found_by_name(FoundBy by);

struct Field {
  std::string path;
  std::string raw;  // as typed; empty where a merged cell lends its value to a further row
  FoundBy by = FoundBy::label;
  double confidence = 0;
  std::uint32_t paragraph = docx::kNone;
};

struct Label {
  std::string text;
  std::uint32_t paragraph = docx::kNone;
  std::string path;  // of the value that it stands for; empty for headings and captions
};

struct Leftover {
  std::string text;
  std::string at;
  std::string kind;  // "text", "hidden", "header", "footer", "footnote", "endnote", "comment", "total"
};

// Things that only the reader can see (several e-mails in one cell, macros, text in a foreign part).
struct Notice {
  std::string rule;
  std::string path;
  std::string detail;  // what the message is about; may be empty
};

struct Reading {
  std::string form;
  route::Value route;
  std::vector<Field> fields;
  std::vector<Label> labels;
  std::vector<Leftover> leftovers;
  std::vector<Notice> notices;
};

}  // namespace marshrut::lens
