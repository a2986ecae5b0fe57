#include "cli/pretty.hpp"

#include <algorithm>
#include <set>

#include "app/check.hpp"
#include "app/value_text.hpp"
#include "route/value.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using route::Path;
using route::Remark;
using route::Severity;
using route::Step;
using route::Value;

// The fields of a route by their labels: sections as headings, each row of a table on its own line.
class RoutePrinter {
public:
  RoutePrinter(const app::Outcome& outcome, const Console& console)
      : schema_(outcome.form->schema()), console_(console) {
    for (const lens::Field& field : outcome.reading.fields) {
      if (field.confidence < app::kSure) unsure_.insert(field.path);
    }
  }

  // Parts in the order in which the document has them.
  std::string print(const Value& route, const std::vector<lens::Field>& fields) {
    std::vector<const route::Member*> members;
    for (const route::Member& part : *route.object()) {
      if (part.first != "form") members.push_back(&part);
    }
    const auto place = [&](const route::Member* part) {
      std::uint32_t first = docx::kNone;
      for (const lens::Field& field : fields) {
        const std::string_view head = std::string_view(field.path).substr(0, field.path.find('/', 1));
        if (head.substr(1) == part->first) first = std::min(first, field.paragraph);
      }
      return first;
    };
    std::stable_sort(members.begin(), members.end(), [&](const auto* a, const auto* b) { return place(a) < place(b); });
    for (const route::Member* part : members) member(part->first, part->second, 1);
    return std::move(out_);
  }

private:
  void member(const std::string& key, const Value& value, std::size_t depth) {
    path_.push_back(Step{Step::Kind::key, key, {}, 0});
    pointer_.push_back(key);
    const std::string label = title();
    if (value.object() != nullptr) {
      heading(label, depth);
      for (const auto& [inner, item] : *value.object()) member(inner, item, depth + 1);
    } else if (const route::Array* items = value.array()) {
      heading(label, depth);
      for (std::size_t i = 0; i < items->size(); ++i) row((*items)[i], i, depth + 1);
    } else {
      out_ += std::string(depth * 2, ' ') + label + ": " + shown(value) + '\n';
    }
    pointer_.pop_back();
    path_.pop_back();
  }

  void heading(const std::string& label, std::size_t depth) {
    out_ += std::string(depth * 2, ' ') + console_.painted(label, Paint::bold) + '\n';
  }

  void row(const Value& item, std::size_t index, std::size_t depth) {
    path_.push_back(Step{Step::Kind::index, {}, {}, index});
    pointer_.push_back(std::to_string(index));
    std::string line;
    if (item.object() == nullptr) {
      line = shown(item);
    } else {
      cells(item, line);
    }
    out_ += std::string(depth * 2, ' ') + std::to_string(index + 1) + ". " + line + '\n';
    pointer_.pop_back();
    path_.pop_back();
  }

  void cells(const Value& item, std::string& line) {
    for (const auto& [key, value] : *item.object()) {
      path_.push_back(Step{Step::Kind::key, key, {}, 0});
      pointer_.push_back(key);
      const bool nested = value.object() != nullptr || value.array() != nullptr;
      if (!line.empty()) line += "; ";
      line += title() + ": " + (nested ? route::serialize(value) : shown(value));
      pointer_.pop_back();
      path_.pop_back();
    }
  }

  [[nodiscard]] std::string title() const {
    const std::string found(schema_.title(path_));
    return found.empty() ? pointer_.back() : found;
  }

  [[nodiscard]] std::string shown(const Value& value) const {
    std::string text = app::value_text(value, schema_.kind(path_));
    std::string pointer;
    for (const std::string& step : pointer_) pointer += '/' + step;
    if (unsure_.count(pointer) > 0) text += ' ' + console_.painted(text::message("cli.pretty.unsure"), Paint::yellow);
    return text;
  }

  const route::Schema& schema_;
  const Console& console_;
  std::set<std::string> unsure_;
  Path path_;
  std::vector<std::string> pointer_;
  std::string out_;
};

std::string title_line(std::string_view file, const app::Outcome& outcome, const Console& console) {
  const route::Profile& profile = outcome.form->profile();
  return console.painted(file, Paint::bold) + " — " + profile.title + " (" + profile.id + ")\n";
}

std::string summary(const app::Counts& counts) {
  if (counts.all() == 0) return text::message("cli.check.clean");
  return text::message("cli.check.summary",
                       {{"all", static_cast<double>(counts.all())}, {"errors", static_cast<double>(counts.errors)}});
}

std::string leftovers(const lens::Reading& reading, const Console& console) {
  std::string out;
  for (const lens::Leftover& leftover : reading.leftovers) {
    const std::string kind = leftover.kind.empty() ? "text" : leftover.kind;
    out += "    «" + app::shortened(leftover.text) + "» " +
           console.painted('(' + text::message("cli.leftover." + kind) + ", " + leftover.at + ')', Paint::dim) + '\n';
  }
  if (out.empty()) return out;
  return "  " + console.painted(text::message("cli.pretty.leftovers"), Paint::bold) + '\n' + out;
}

struct Group {
  Severity severity;
  std::string_view title;
  Paint paint;
};
constexpr Group kGroups[] = {
    {Severity::error, "cli.check.errors", Paint::red},
    {Severity::warning, "cli.check.warnings", Paint::yellow},
    {Severity::info, "cli.check.infos", Paint::dim},
};

std::string remark_lines(const Remark& remark, const app::Outcome& outcome, const Console& console) {
  // Rules name the field themselves; the label stands before what doesn't.
  const std::string field(outcome.form->schema().title(app::path_of(remark.path)));
  const bool named = field.empty() || remark.message.find(field) != std::string::npos;
  std::string out = "    ";
  if (!named) out += console.painted(app::label_of(*outcome.form, remark.path), Paint::bold) + ": ";
  out += remark.message + '\n';
  if (!app::tells_source(remark)) {
    const std::string source = text::message("cli.check.source", {{"source", std::string_view(remark.source)}});
    out += "      " + console.painted(source, Paint::dim) + '\n';
  }
  return out;
}

}  // namespace

std::string pretty_reading(std::string_view file, const app::Outcome& outcome, const Console& console) {
  std::string out = title_line(file, outcome, console);
  if (outcome.reading.route.object() != nullptr) {
    out += RoutePrinter(outcome, console).print(outcome.reading.route, outcome.reading.fields);
  }
  out += leftovers(outcome.reading, console);
  return out + "  " + summary(app::count(outcome.remarks)) + "\n\n";
}

std::string pretty_remarks(std::string_view file, const app::Outcome& outcome, const Console& console) {
  std::string out = title_line(file, outcome, console);
  for (const Group& group : kGroups) {
    bool first = true;
    for (const Remark& remark : outcome.remarks) {
      if (remark.severity != group.severity) continue;
      if (first) out += "  " + console.painted(text::message(group.title), group.paint) + '\n';
      first = false;
      out += remark_lines(remark, outcome, console);
    }
  }
  return out + "  " + summary(app::count(outcome.remarks)) + "\n\n";
}

}  // namespace marshrut::cli
