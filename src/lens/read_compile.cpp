#include "lens/read_compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "text/normalize.hpp"

namespace marshrut::lens {

namespace {

using route::Path;
using route::Step;

std::optional<Kind> kind_of_filter(Filter filter) {
  switch (filter) {
    case Filter::none:
      return std::nullopt;
    case Filter::text:
      return Kind::text;
    case Filter::date:
    case Filter::date_long:
    case Filter::date_quoted:
      return Kind::date;
    case Filter::period:
      return Kind::period;
    case Filter::year:
      return Kind::year;
    case Filter::number:
      return Kind::number;
    case Filter::hours:
      return Kind::hours;
    case Filter::percent:
      return Kind::percent;
    case Filter::email:
      return Kind::email;
    case Filter::phone:
      return Kind::phone;
    case Filter::name:
    case Filter::initials:
      return Kind::name;
    case Filter::mark:
    case Filter::filled:
      return Kind::mark;
    case Filter::mark_of:
      return Kind::mark_of;
    case Filter::choice:
      return Kind::choice;
    case Filter::course:
      return Kind::course;
  }
  return std::nullopt;
}

bool has_step(const Path& path, Step::Kind kind) {
  return std::any_of(path.begin(), path.end(), [&](const Step& step) { return step.kind == kind; });
}

bool has_fill(std::string_view text) { return text.find("__") != std::string_view::npos; }
bool has_slash(std::string_view text) { return text.find('/') != std::string_view::npos; }

class Compiler {
public:
  Compiler(const docx::Document& form, const ReaderHints& hints, const KindOf& kind_of)
      : form_(form), hints_(hints), kind_of_(kind_of) {}

  Result<ReadModel> run() {
    for (const docx::Block& block : form_.body()) add_block(block);
    if (failed_) return error_;
    finish();
    return std::move(model_);
  }

private:
  void fail(std::string message, std::string where) {
    if (failed_) return;
    failed_ = true;
    error_ = {Code::bad_template, std::move(message), std::move(where)};
  }

  void add_block(const docx::Block& block) {
    if (block.kind == docx::Block::Kind::paragraph) {
      row_anchor_ = docx::kNone;
      add_paragraph(block.index);
    } else if (is_data(form_.tables()[block.index])) {
      add_table(form_.tables()[block.index]);
    } else {
      add_layout(form_.tables()[block.index]);
    }
  }

  [[nodiscard]] bool is_data(const docx::Table& table) const {
    return table.row_count > 1 && form_.rows()[table.first_row].header;
  }

  void add_layout(const docx::Table& table) {
    for (std::uint32_t r = 0; r < table.row_count; ++r) {
      const docx::Row& row = form_.rows()[table.first_row + r];
      row_anchor_ = docx::kNone;
      for (std::uint32_t c = 0; c < row.cell_count; ++c) {
        const docx::Cell& cell = form_.cells()[row.first_cell + c];
        for (std::uint32_t b = 0; b < cell.block_count; ++b) {
          const docx::Block& block = form_.blocks()[cell.first_block + b];
          if (block.kind == docx::Block::Kind::paragraph) {
            add_paragraph(block.index);
          } else {
            add_layout(form_.tables()[block.index]);
          }
        }
        // A label cell governs the value cells to its right, not what stands in a block cell of several labels.
        row_anchor_ = cell.block_count == 1 && !model_.anchors.empty()
                          ? static_cast<std::uint32_t>(model_.anchors.size() - 1)
                          : docx::kNone;
      }
    }
    row_anchor_ = docx::kNone;
  }

  ReadHole make_hole(const Marker& marker) {
    ReadHole hole;
    hole.path = marker.path;
    hole.argument = marker.argument;
    hole.choices = marker.choices;
    hole.merge = marker.merge;
    hole.echo = marker.echo || marker.filter == Filter::initials || marker.declined.has_value();
    hole.unread = marker.echo || marker.declined.has_value();
    hole.kind = kind_of_filter(marker.filter).value_or(kind_named(kind_of_(marker.path)));
    hole.each = hole.kind == Kind::course || (!marker.path.empty() && marker.path.back().kind == Step::Kind::each);
    return hole;
  }

  // Fixed text of a paragraph becomes an anchor when it has words.
  void add_fixed(std::string_view piece, bool& anchored_here, bool& fill_before) {
    Phrase phrase = make_phrase(piece);
    const bool words = !phrase.words.list.empty() && phrase.letters > 1;
    if (!words) {
      fill_before = fill_before || has_fill(piece) || has_slash(piece);
      return;
    }
    const std::string_view after = piece.substr(phrase.words.list.back().end);
    Anchor anchor;
    anchor.variants.push_back(std::move(phrase));
    anchor.variants.front().printed = text::value_text(piece);
    anchor.signature = has_fill(after) || has_slash(after);
    model_.anchors.push_back(std::move(anchor));
    anchored_here = true;
    fill_before = false;
  }

  void add_paragraph(std::uint32_t index) {
    const docx::Paragraph& paragraph = form_.paragraphs()[index];
    const std::string_view text = form_.text(paragraph.text);
    auto markers = parse_markers(text);
    if (!markers) return fail(markers.error().message, markers.error().where);
    if (set_block(*markers)) return;
    bool anchored_here = false;
    bool fill_before = false;
    bool conditional = false;
    const std::size_t known = model_.anchors.size();
    std::size_t at = 0;
    for (const Marker& marker : *markers) {
      add_fixed(text.substr(at, marker.begin - at), anchored_here, fill_before);
      at = marker.end;
      conditional = conditional || marker.kind == Marker::Kind::condition;
      if (marker.kind != Marker::Kind::value) continue;
      if (marker.echo && model_.anchors.empty()) continue;  // a heading that is never read
      if (model_.anchors.empty()) return fail("no fixed text before the first marker", std::string(text));
      ReadHole hole = make_hole(marker);
      hole.free = !anchored_here && row_anchor_ != model_.anchors.size() - 1;
      hole.after_fill = fill_before;
      fill_before = false;
      model_.anchors.back().holes.push_back(std::move(hole));
    }
    const std::size_t before = model_.anchors.size();
    add_fixed(text.substr(at), anchored_here, fill_before);
    for (std::size_t i = known; i < model_.anchors.size(); ++i) model_.anchors[i].conditional = conditional;
    if (model_.anchors.size() > before && markers->empty()) {
      Anchor& fixed = model_.anchors.back();
      fixed.signature = has_slash(text.substr(fixed.variants.front().words.list.back().end));  // signed by hand alone
    }
  }

  // A paragraph that begins or ends a block holds nothing else.
  bool set_block(const std::vector<Marker>& markers) {
    if (markers.empty()) return false;
    const Marker& marker = markers.front();
    if (marker.kind == Marker::Kind::block_begin) {
      blocks_.push_back(route::dotted(Path(marker.path.begin(), marker.path.end() - 1)));
    } else if (marker.kind == Marker::Kind::block_end) {
      if (!blocks_.empty()) blocks_.pop_back();
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] std::string cell_text(const docx::Cell& cell) const {
    std::string text;
    for (std::uint32_t b = 0; b < cell.block_count; ++b) {
      const docx::Block& block = form_.blocks()[cell.first_block + b];
      if (block.kind != docx::Block::Kind::paragraph) continue;
      if (!text.empty()) text += '\n';
      text += form_.text(form_.paragraphs()[block.index].text);
    }
    return text;
  }

  void add_headers(TableModel& model, const docx::Table& table, std::uint32_t header_rows) {
    std::vector<std::vector<std::string>> texts(table.columns);
    for (std::uint32_t r = 0; r < header_rows; ++r) {
      const docx::Row& row = form_.rows()[table.first_row + r];
      for (std::uint32_t c = 0; c < row.cell_count; ++c) {
        const docx::Cell& cell = form_.cells()[row.first_cell + c];
        const std::string text = text::value_text(cell_text(cell));
        if (cell.merged_up || text.empty()) continue;
        for (std::uint32_t g = cell.column; g < cell.column + cell.span && g < table.columns; ++g)
          texts[g].push_back(text);
      }
    }
    model.columns.resize(table.columns);
    for (std::uint32_t g = 0; g < table.columns; ++g) {
      Column& column = model.columns[g];
      if (texts[g].empty()) continue;
      column.number = texts[g].back().find("№") != std::string::npos;
      add_header(column, texts[g].back());
      if (texts[g].size() > 1) add_header(column, fmt::format("{}", fmt::join(texts[g], " ")));
      for (std::size_t i = 0; i + 1 < texts[g].size(); ++i) {
        column.above.push_back(make_phrase(texts[g][i]));
        for (Phrase& other : synonyms_of(column.above.back())) column.above.push_back(std::move(other));
      }
    }
  }

  void add_header(Column& column, const std::string& printed) {
    column.headers.push_back(make_phrase(printed));
    for (Phrase& other : synonyms_of(column.headers.back())) column.headers.push_back(std::move(other));
  }

  void add_table(const docx::Table& table) {
    std::uint32_t header_rows = 0;
    while (header_rows < table.row_count && form_.rows()[table.first_row + header_rows].header) ++header_rows;
    TableModel model;
    if (!blocks_.empty()) model.block = blocks_.back();
    add_headers(model, table, header_rows);
    for (std::uint32_t r = header_rows; r < table.row_count; ++r)
      add_body_row(model, form_.rows()[table.first_row + r]);
    for (const Column& column : model.columns)
      model.weight_columns += !column.headers.empty() && !column.number ? 1U : 0U;
    for (std::size_t i = model_.anchors.size(); i-- > 0 && model.caption_anchors.size() < 2;) {
      if (model_.anchors[i].conditional) continue;  // a line that is not always there is no caption
      if (!model_.anchors[i].holes.empty()) break;
      model.caption_anchors.push_back(static_cast<std::uint32_t>(i));
    }
    model_.tables.push_back(std::move(model));
  }

  void add_body_row(TableModel& model, const docx::Row& row) {
    StaticRow fixed;
    bool labelled = false;
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      const docx::Cell& cell = form_.cells()[row.first_cell + c];
      if (cell.merged_up || cell.column >= model.columns.size()) continue;
      const std::string text = cell_text(cell);
      auto markers = parse_markers(text);
      if (!markers) return fail(markers.error().message, markers.error().where);
      if (markers->empty() && !text::value_text(text).empty() && !labelled) {
        fixed.label = make_phrase(text::value_text(text));
        model.columns[cell.column].row_label = true;
        labelled = true;
      }
      for (const Marker& marker : *markers) {
        if (marker.kind == Marker::Kind::value) add_table_hole(model, fixed, marker, cell.column);
      }
    }
    if (labelled && !fixed.label.words.list.empty()) {
      auto others = synonyms_of(fixed.label);
      model.rows.push_back(fixed);
      for (Phrase& other : others) {
        model.rows.push_back(fixed);
        model.rows.back().label = std::move(other);
      }
    }
  }

  void add_table_hole(TableModel& model, StaticRow& fixed, const Marker& marker, std::uint32_t column) {
    ReadHole hole = make_hole(marker);
    const bool by_key = has_step(hole.path, Step::Kind::where);
    if (by_key) {
      for (Step& step : hole.path) {
        if (step.kind != Step::Kind::where) continue;
        fixed.key_value = step.value;
        model.key_member = step.key;
        step = Step{Step::Kind::each, {}, {}, 0};
      }
    }
    if (by_key || has_step(hole.path, Step::Kind::each)) {
      model.repeated = true;
      set_array(model, hole.path);
      auto& holes = model.columns[column].holes;
      const bool known = std::any_of(holes.begin(), holes.end(), [&](const ReadHole& h) {
        return h.path == hole.path && h.argument == hole.argument;
      });
      if (!known) holes.push_back(std::move(hole));
    } else {
      fixed.holes.push_back(std::move(hole));
      fixed.columns.push_back(column);
    }
  }

  static void set_array(TableModel& model, const Path& path) {
    if (!model.array.empty()) return;
    const auto is_each = [](const Step& step) { return step.kind == Step::Kind::each; };
    // The innermost array is the row's, but for a list in a cell.
    auto end = path.end();
    if (is_each(path.back()) && std::count_if(path.begin(), path.end(), is_each) > 1) --end;
    const auto row = std::find_if(std::reverse_iterator(end), path.rend(), is_each);
    if (row == path.rend()) return;
    model.array_path.assign(path.begin(), row.base() - 1);
    model.array = route::dotted(model.array_path);
  }

  std::vector<Phrase> synonyms_of(const Phrase& phrase) const {
    std::vector<Phrase> result;
    for (const auto& [printed, others] : hints_.synonyms) {
      if (make_phrase(printed).hash != phrase.hash) continue;
      for (const std::string& other : others) result.push_back(make_phrase(other));
    }
    return result;
  }

  void add_variants(Anchor& anchor) {
    const std::string printed = anchor.variants.front().printed;
    const std::size_t bracket = printed.find('(');
    if (bracket != std::string::npos && bracket > 0) {
      Phrase core = make_phrase(std::string_view(printed).substr(0, bracket));
      if (core.letters > 2) anchor.variants.push_back(std::move(core));
    }
    const std::size_t slash = printed.find('/');
    if (anchor.signature && slash != std::string::npos) {
      Phrase core = make_phrase(std::string_view(printed).substr(0, slash));
      if (core.words.list.size() > 1) anchor.variants.push_back(std::move(core));
    }
    for (Phrase& other : synonyms_of(anchor.variants.front())) anchor.variants.push_back(std::move(other));
  }

  void finish() {
    for (std::uint32_t a = 0; a < model_.anchors.size(); ++a) {
      Anchor& anchor = model_.anchors[a];
      anchor.optional = !anchor.holes.empty() &&
                        std::all_of(anchor.holes.begin(), anchor.holes.end(), [](const ReadHole& h) { return h.free; });
      add_variants(anchor);
      for (std::uint32_t v = 0; v < anchor.variants.size(); ++v) {
        if (anchor.variants[v].words.list.empty()) continue;
        model_.by_first_word.emplace(anchor.variants[v].words.list.front().hash, std::pair{a, v});
      }
    }
    for (std::uint32_t t = 0; t < model_.tables.size(); ++t) {
      for (std::uint32_t c = 0; c < model_.tables[t].columns.size(); ++c) {
        const Column& column = model_.tables[t].columns[c];
        for (const auto* phrases : {&column.headers, &column.above}) {
          for (const Phrase& phrase : *phrases) {
            if (!phrase.words.list.empty()) model_.by_header.emplace(phrase.hash, std::pair{t, c});
          }
        }
      }
    }
    for (const auto& [path, text] : hints_.presets) {
      if (path.size() < 2) continue;
      Path array(path.begin(), path.end() - 1);
      if (!array.empty() && array.back().kind == Step::Kind::index) array.pop_back();
      model_.presets.push_back({route::dotted(array), path.back().key, text});
    }
    model_.prompts.insert(hints_.prompts.begin(), hints_.prompts.end());
  }

  const docx::Document& form_;
  const ReaderHints& hints_;
  const KindOf& kind_of_;
  ReadModel model_;
  std::uint32_t row_anchor_ = docx::kNone;
  std::vector<std::string> blocks_;  // those that are open
  Error error_;
  bool failed_ = false;
};

}  // namespace

Kind kind_named(std::string_view name) {
  constexpr std::pair<std::string_view, Kind> kNames[] = {
      {"text", Kind::text},     {"date", Kind::date},    {"period", Kind::period},   {"year", Kind::year},
      {"number", Kind::number}, {"hours", Kind::hours},  {"percent", Kind::percent}, {"years", Kind::years},
      {"email", Kind::email},   {"phone", Kind::phone},  {"name", Kind::name},       {"mark", Kind::mark},
      {"choice", Kind::choice}, {"course", Kind::course}};
  for (const auto& [known, kind] : kNames) {
    if (known == name) return kind;
  }
  return Kind::text;
}

Result<ReadModel> compile_reader(const docx::Document& form, const ReaderHints& hints, const KindOf& kind_of) {
  return Compiler(form, hints, kind_of).run();
}

}  // namespace marshrut::lens
