// lens/program.hpp: one part of a template, compiled: fixed spans of ready XML, and operations between them.
// Shapes:  a part's XML + FormFacts -> Program; Program + route -> the part's XML, appended to one buffer.
// Units:   spans are byte ranges of Program::pool; frames count from 0, the route itself; elements count from 0.
// Errors:  damaged, too_large (XML), bad_template with the marker's place in `where`. Running can't fail.
// Owns:    a Program owns all it needs; const means thread-safe. What changes while it runs is in RunState.
// Source:  docs/formats/markers.md.
//
// Fixed spans and values stay apart until they meet in the buffer: a later `put` can splice spans that are already
// deflated without a change to the operations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "lens/blank_control.hpp"
#include "lens/chart_data.hpp"
#include "lens/put_text.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

// What the compiler must know of the schema and the form's profile; paths are written as in markers.
struct FormFacts {
  struct List {
    std::vector<std::string> values;
    bool open = false;  // other words are taken too
  };
  std::function<std::string(const route::Path&)> kind_of;            // "" when the schema has no such path
  std::function<std::string(const route::Path&)> title_of;           // Russian label; may be empty
  std::map<std::string, std::size_t, std::less<>> rows, blank_rows;  // "achievements"
  std::vector<std::pair<std::string, std::string>> preset;           // "tests[0].kind"
  std::map<std::string, std::string, std::less<>> prompts;           // "teacher.full_name"
  std::map<std::string, List, std::less<>> lists;                    // "events[].level"
  std::vector<ChartFacts> charts;
  text::Declension declension;  // for names in a case
  bool reads = true;            // false: the form is only printed
};

enum class Mode { fill, blank };

struct Access {
  std::uint32_t frame = 0;  // from which element
  route::Path steps;        // from there; no `each`
};

struct Preset {
  std::vector<std::size_t> indexes;  // of each `each` in the hole's path
  std::string text;
};

struct Hole {
  Access access;
  Conversion conversion;
  route::Path path;      // as on the form, for tags
  std::string fallback;  // printed for an empty value: lines to write on
  std::vector<Preset> presets;
  std::uint32_t control = 0;  // index into Program::controls, for Op::Kind::control
  bool merge = false;         // nothing where the cell is merged into the one above
};

struct Loop {
  std::uint32_t frame = 0;                                 // where the first array is looked for
  std::vector<route::Path> arrays;                         // each from the frame before it
  std::vector<std::pair<std::string, std::string>> taken;  // member = value: printed by static rows
  std::size_t least = 0;                                   // rows in all
  std::size_t spare = 0;                                   // rows beyond the elements
  bool keeps_outer = false;                                // an outer element without inner ones is a row
  bool in_row = false;                                     // merges look at its elements
};

struct Op {
  enum class Kind : std::uint8_t { text, value, control, row_number, merge_cell, repeat, condition };
  Kind kind = Kind::text;
  std::uint32_t index = 0;   // text: first byte; else hole, loop or condition
  std::uint32_t extent = 0;  // text: bytes; repeat, condition: the operation behind its block
};

// A name whose case the rules are not sure of.
struct Doubt {
  std::string name;
  text::Case wanted = text::Case::dative;
  std::string printed;

  bool operator==(const Doubt&) const = default;
};

struct Program {
  text::Declension declension;
  std::string pool;
  std::vector<Op> ops;
  std::vector<Hole> holes;
  std::vector<Loop> loops;
  std::vector<Access> conditions;
  std::vector<Control> controls;
  std::uint32_t first_control_id = 1;

  [[nodiscard]] bool is_static() const { return ops.size() <= 1; }
};

// A part's XML into a program. `part` and `place` name it in errors («верхний колонтитул»; empty for the body).
Result<Program> compile_program(std::string_view xml, const FormFacts& facts, Mode mode, std::string_view part,
                                std::string_view place = "");

// An element that a program stands in.
struct Frame {
  const route::Value* value = nullptr;  // none in rows that hold no element
  std::size_t index = 0;
};

// Buffers of a run, kept for the next one.
struct RunState {
  std::vector<Frame> frames;
  std::vector<Frame> elements;
  std::string value, tag;
  std::vector<Doubt> doubts;  // of the whole document, each once
};

// Appends the part's XML to `out`; control ids go on from `control_id`.
void run_program(const Program& program, const route::Value& route, RunState& state, std::uint32_t& control_id,
                 std::string& out);

}  // namespace marshrut::lens
