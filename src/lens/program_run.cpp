#include <algorithm>
#include <charconv>

#include "lens/program.hpp"

namespace marshrut::lens {
namespace {

using route::Step;
using route::Value;

const Value* take(const Value& value, const Step& step) {
  if (step.kind == Step::Kind::key) return value.find(step.key);
  const route::Array* array = value.array();
  if (array == nullptr) return nullptr;
  if (step.kind == Step::Kind::index) return step.index < array->size() ? &(*array)[step.index] : nullptr;
  if (step.kind != Step::Kind::where) return nullptr;
  for (const Value& element : *array) {
    const Value* member = element.find(step.key);
    if (member != nullptr && member->string() != nullptr && *member->string() == step.value) return &element;
  }
  return nullptr;
}

const Value* walk(const Value* value, const route::Path& steps) {
  for (const Step& step : steps) {
    if (value == nullptr) return nullptr;
    value = take(*value, step);
  }
  return value;
}

bool says_nothing(const Value* value) { return value == nullptr || value->says_nothing(); }

// Whether the block of a loop would print anything of an element; a block that prints none of any shows each.
class Shows {
public:
  Shows(const Program& program, std::size_t begin, std::size_t end, std::size_t frame)
      : program_(program), begin_(begin), end_(end), frame_(frame) {}

  bool operator()(const Value& element) const {
    bool any = false;
    for (std::size_t i = begin_; i < end_; ++i) {
      const Op& op = program_.ops[i];
      if (op.kind == Op::Kind::repeat) return true;
      if (op.kind != Op::Kind::value && op.kind != Op::Kind::control && op.kind != Op::Kind::merge_cell) continue;
      const Access& access = program_.holes[op.index].access;
      if (access.frame != frame_) continue;
      any = true;
      if (!says_nothing(walk(&element, access.steps))) return true;
    }
    return !any;
  }

private:
  const Program& program_;
  std::size_t begin_, end_, frame_;
};

// Elements that the rows of a loop stand on, in RunState::elements, each as many frames as the loop has arrays.
class Gatherer {
public:
  Gatherer(const Loop& loop, const Shows& shows, std::vector<Frame>& elements)
      : loop_(loop), shows_(shows), elements_(elements) {}

  void gather(const Value* from, std::size_t depth) {
    const Value* found = walk(from, loop_.arrays[depth]);
    const route::Array* array = found != nullptr ? found->array() : nullptr;
    if (depth + 1 == loop_.arrays.size()) {
      if (array != nullptr) add_all(*array, depth);
      return;
    }
    if (array == nullptr) return;
    for (std::size_t i = 0; i < array->size(); ++i) {
      outer_[depth] = {&(*array)[i], i};
      const std::size_t before = elements_.size();
      gather(&(*array)[i], depth + 1);
      if (elements_.size() == before && loop_.keeps_outer) {
        add({nullptr, 0}, depth + 1);
        next_index_ = 1;
      }
    }
  }

  // A row that holds no element: its indexes go on from those of the last one.
  void add_spare() { add({nullptr, next_index_++}, loop_.arrays.size() - 1); }

private:
  static constexpr std::size_t kMaxDepth = 4;

  void add_all(const route::Array& array, std::size_t depth) {
    std::size_t unseen = 0;  // elements of which this form shows nothing are no rows
    for (std::size_t i = 0; i < array.size(); ++i) {
      if (is_taken(array, i)) continue;
      if (loop_.arrays.size() == 1 && !shows_(array[i])) {
        ++unseen;
      } else {
        add({&array[i], i - unseen}, depth);
      }
    }
    next_index_ = array.size() - unseen;
  }

  // A static row takes the first element whose member has its value.
  bool is_taken(const route::Array& array, std::size_t index) const {
    return std::any_of(loop_.taken.begin(), loop_.taken.end(), [&](const auto& pair) {
      const auto matches = [&](const Value& element) {
        const Value* member = element.find(pair.first);
        return member != nullptr && member->string() != nullptr && *member->string() == pair.second;
      };
      const auto first = std::find_if(array.begin(), array.end(), matches);
      return first != array.end() && static_cast<std::size_t>(first - array.begin()) == index;
    });
  }

  void add(Frame element, std::size_t depth) {
    for (std::size_t i = 0; i < depth; ++i) elements_.push_back(outer_[i]);
    elements_.push_back(element);
    for (std::size_t i = depth + 1; i < loop_.arrays.size(); ++i) elements_.push_back({});
  }

  const Loop& loop_;
  const Shows& shows_;
  std::vector<Frame>& elements_;
  Frame outer_[kMaxDepth] = {};
  std::size_t next_index_ = 0;
};

class Runner {
public:
  Runner(const Program& program, RunState& state, std::uint32_t& control_id, std::string& out)
      : program_(program), state_(state), control_id_(control_id), out_(out) {}

  void run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Op& op = program_.ops[i];
      switch (op.kind) {
        case Op::Kind::text:
          out_.append(program_.pool, op.index, op.extent);
          break;
        case Op::Kind::value:
          value(program_.holes[op.index]);
          break;
        case Op::Kind::control:
          control(program_.holes[op.index]);
          break;
        case Op::Kind::row_number:
          number(position_ + 1);
          break;
        case Op::Kind::merge_cell:
          merge_cell(program_.holes[op.index]);
          break;
        case Op::Kind::repeat:
          repeat(program_.loops[op.index], i + 1, op.extent);
          i = op.extent - 1;
          break;
        case Op::Kind::condition:
          if (says_nothing(find(program_.conditions[op.index]))) i = op.extent - 1;
          break;
      }
    }
  }

private:
  // The rows that are being printed: merges look at the neighbours.
  struct Rows {
    std::size_t begin = 0, count = 0, stride = 0, current = 0, first_frame = 0;
  };

  const Value* find(const Access& access) const { return walk(state_.frames[access.frame].value, access.steps); }

  void number(std::size_t value) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, end);
  }

  void repeat(const Loop& loop, std::size_t begin, std::size_t end) {
    const std::size_t stride = loop.arrays.size();
    const std::size_t base = state_.elements.size();
    const std::size_t frame = state_.frames.size();
    const Shows shows(program_, begin, end, frame);
    Gatherer gatherer(loop, shows, state_.elements);
    gatherer.gather(state_.frames[loop.frame].value, 0);
    const std::size_t found = (state_.elements.size() - base) / stride;
    const std::size_t count = std::max(loop.least, found + loop.spare);
    for (std::size_t i = found; i < count; ++i) gatherer.add_spare();
    const Rows outer = rows_;
    const std::size_t outer_position = position_;
    if (loop.in_row) rows_ = {base, count, stride, 0, frame};
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0; k < stride; ++k) state_.frames.push_back(state_.elements[base + i * stride + k]);
      position_ = i;
      if (loop.in_row) rows_.current = i;
      run(begin, end);
      state_.frames.resize(frame);
    }
    rows_ = outer;
    position_ = outer_position;
    state_.elements.resize(base);
  }

  // The hole's value in another row of the same loop.
  const Value* neighbour(const Hole& hole, std::size_t row) const {
    if (row >= rows_.count || hole.access.frame < rows_.first_frame) return nullptr;
    const std::size_t k = hole.access.frame - rows_.first_frame;
    if (k >= rows_.stride) return nullptr;
    return walk(state_.elements[rows_.begin + row * rows_.stride + k].value, hole.access.steps);
  }

  bool same_in(const Hole& hole, const Value* value, std::size_t row) const {
    const Value* other = neighbour(hole, row);
    return !says_nothing(value) && other != nullptr && (other == value || *other == *value);
  }

  bool continues(const Hole& hole, const Value* value) const {
    return rows_.current > 0 && same_in(hole, value, rows_.current - 1);
  }

  void merge_cell(const Hole& hole) {
    const Value* value = find(hole.access);
    if (continues(hole, value)) {
      out_ += "<w:vMerge/>";
    } else if (same_in(hole, value, rows_.current + 1)) {
      out_ += "<w:vMerge w:val=\"restart\"/>";
    }
  }

  // What the form prints itself stands in rows that say nothing: in the others it would put words into their mouth.
  const std::string* preset(const Hole& hole) const {
    if (hole.presets.empty() || !says_nothing(state_.frames[hole.access.frame].value)) return nullptr;
    for (const Preset& preset : hole.presets) {
      bool here = preset.indexes.size() < state_.frames.size();
      for (std::size_t k = 0; here && k < preset.indexes.size(); ++k) {
        here = state_.frames[k + 1].index == preset.indexes[k];
      }
      if (here) return &preset.text;
    }
    return nullptr;
  }

  void name_in_case(const std::string& name, const Conversion& conversion) {
    const text::Case wanted = *conversion.declined;
    const text::Declined declined = conversion.filter == Filter::initials ? program_.declension.initials(name, wanted)
                                                                          : program_.declension.full_name(name, wanted);
    append_text(out_, declined.text);
    if (declined.sure) return;
    Doubt doubt{name, wanted, declined.text};
    auto& doubts = state_.doubts;
    if (std::find(doubts.begin(), doubts.end(), doubt) == doubts.end()) doubts.push_back(std::move(doubt));
  }

  void value(const Hole& hole) {
    const Value* value = find(hole.access);
    if (hole.merge && continues(hole, value)) return;
    if (hole.conversion.declined && value != nullptr && value->string() != nullptr && !value->says_nothing()) {
      name_in_case(*value->string(), hole.conversion);
    } else if (!says_nothing(value)) {
      append_value(out_, *value, hole.conversion);
    } else if (const std::string* text = preset(hole)) {
      append_text(out_, *text);
    } else {
      out_ += hole.fallback;
    }
  }

  void control(const Hole& hole) {
    const Value* value = find(hole.access);
    if (hole.merge && continues(hole, value)) return;
    const Control& control = program_.controls[hole.control];
    const std::string* text = says_nothing(value) ? preset(hole) : nullptr;
    if (text != nullptr) {
      out_.append(control.run).append("<w:t xml:space=\"preserve\">");
      append_text(out_, *text);
      out_ += "</w:t></w:r>";
      return;
    }
    state_.value.clear();
    if (!says_nothing(value)) append_value(state_.value, *value, hole.conversion);
    ControlValue shown{state_.value, {}, control.type == Control::Type::check && !state_.value.empty()};
    if (value != nullptr && value->string() != nullptr) shown.iso = *value->string();
    tag(hole);
    append_control(out_, control, shown, state_.tag, control_id_++);
  }

  void tag(const Hole& hole) {
    route::Path path = hole.path;
    std::size_t frame = 1;
    for (Step& step : path) {
      if (step.kind != Step::Kind::each) continue;
      step.kind = Step::Kind::index;
      step.index = frame < state_.frames.size() ? state_.frames[frame].index : 0;
      ++frame;
    }
    state_.tag = route::dotted(path);
  }

  const Program& program_;
  RunState& state_;
  std::uint32_t& control_id_;
  std::string& out_;
  Rows rows_;
  std::size_t position_ = 0;
};

}  // namespace

void run_program(const Program& program, const route::Value& route, RunState& state, std::uint32_t& control_id,
                 std::string& out) {
  state.frames.assign(1, Frame{&route, 0});
  state.elements.clear();
  Runner(program, state, control_id, out).run(0, program.ops.size());
}

}  // namespace marshrut::lens
