#include "app/conclusion.hpp"

#include <algorithm>
#include <cmath>

#include "route/rules.hpp"
#include "text/messages.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

using route::Change;
using route::Compared;
using route::LevelScale;
using route::Measured;
using route::Remark;
using route::Value;

std::string measured_text(const Measured& side) {
  if (!side.percent) return text::message("app.conclusion.level", {{"level", std::string_view(side.level)}});
  const std::string percent = text::number_text(*side.percent);
  if (side.level.empty()) return text::message("app.conclusion.percent", {{"percent", std::string_view(percent)}});
  return text::message("app.conclusion.percent-level",
                       {{"percent", std::string_view(percent)}, {"level", std::string_view(side.level)}});
}

std::string change_text(const Compared& row) {
  if (row.change == Change::same) return text::message("app.conclusion.same");
  if (!row.entry->percent || !row.final->percent) {
    return text::message(row.change == Change::grown ? "app.conclusion.grown" : "app.conclusion.fallen");
  }
  const double by = std::abs(std::round((*row.final->percent - *row.entry->percent) * 10) / 10);
  return text::message(row.change == Change::grown ? "app.conclusion.grown-by" : "app.conclusion.fallen-by",
                       {{"n", by}});
}

const LevelScale::CompletionRule* completion_rule(const LevelScale& scale, std::string_view rule) {
  const auto found = std::find_if(scale.completion_rules.begin(), scale.completion_rules.end(),
                                  [&](const auto& known) { return known.rule == rule; });
  return found == scale.completion_rules.end() ? nullptr : &*found;
}

// Remarks of the rules of completion, of one form.
void remarks_of(const Value& route, const lens::Form& form, const LevelScale& scale, std::vector<Remark>& out) {
  for (Remark& remark : route::check(route, form.profile(), form.schema(), route::Stage::completion)) {
    if (completion_rule(scale, remark.rule) == nullptr) continue;
    const bool told = std::any_of(out.begin(), out.end(), [&](const Remark& known) {
      return known.rule == remark.rule && known.path == remark.path;
    });
    if (!told) out.push_back(std::move(remark));
  }
}

std::vector<Remark> completion_remarks(const Value& route, const lens::Form& form, const lens::FormSet& forms,
                                       const LevelScale& scale) {
  std::vector<Remark> out;
  remarks_of(route, form, scale, out);
  for (const lens::Form& other : forms.forms()) {
    const bool mate = other.profile().region == form.profile().region && other.profile().model == form.profile().model;
    if (mate && other.profile().id != form.profile().id) remarks_of(route, other, scale, out);
  }
  return out;
}

// What of the diagnostics speaks against completion.
void diagnostics_reasons(const Conclusion& conclusion, std::vector<std::string>& reasons) {
  if (!conclusion.comparison.has_final) {
    reasons.push_back(text::message("app.conclusion.no-final"));
    return;
  }
  for (const Compared& row : conclusion.comparison.rows) {
    if (row.reached || (!row.entry && !row.final && row.difficulties.empty())) continue;
    const std::string_view name(row.name);
    if (!row.final) {
      reasons.push_back(text::message("app.conclusion.not-measured", {{"name", name}}));
      continue;
    }
    const std::string now = measured_text(*row.final);
    reasons.push_back(text::message("app.conclusion.not-reached", {{"name", name}, {"now", std::string_view(now)}}));
  }
}

void rule_reasons(const Conclusion& conclusion, const LevelScale& scale, std::vector<std::string>& reasons) {
  for (const LevelScale::CompletionRule& rule : scale.completion_rules) {
    const bool told = std::any_of(conclusion.remarks.begin(), conclusion.remarks.end(),
                                  [&](const Remark& remark) { return remark.rule == rule.rule; });
    if (told) reasons.push_back(rule.reason);
  }
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

std::string text_of(const Conclusion& conclusion) {
  std::vector<std::string> lines;
  for (const Compared& row : conclusion.comparison.rows) {
    if (row.final) lines.push_back(compared_text(row) + '.');
  }
  Compared overall = conclusion.comparison.overall;
  overall.name = text::message("app.conclusion.overall");
  if (overall.final) lines.push_back(compared_text(overall) + '.');
  if (conclusion.completed) {
    lines.push_back(text::message("app.conclusion.completed"));
  } else {
    const std::string reasons = joined(conclusion.reasons, "; ");
    lines.push_back(text::message("app.conclusion.prolonged", {{"reasons", std::string_view(reasons)}}));
  }
  return joined(lines, "\n");
}

Value side_json(const Measured& side) {
  Value out{route::Object{}};
  if (side.percent) out["percent"] = Value(*side.percent);
  if (!side.level.empty()) out["level"] = Value(side.level);
  return out;
}

Value row_json(const Compared& row) {
  Value out{route::Object{}};
  if (!row.name.empty()) out["competency"] = Value(row.name);
  if (!row.task.empty() && row.task != row.name) out["task"] = Value(row.task);
  if (!row.difficulties.empty()) out["difficulties"] = Value(row.difficulties);
  if (row.entry) out["entry"] = side_json(*row.entry);
  if (row.final) out["final"] = side_json(*row.final);
  out["change"] = Value(route::change_name(row.change));
  out["reached"] = Value(row.reached);
  if (row.band != nullptr) {
    out["deficit"] = Value(row.band->level);
    out["way"] = Value(row.band->way);
  }
  return out;
}

}  // namespace

std::string compared_text(const Compared& row) {
  const std::string_view name(row.name);
  const std::string entry = row.entry ? measured_text(*row.entry) : std::string();
  const std::string last = row.final ? measured_text(*row.final) : std::string();
  if (!row.final) {
    return text::message(row.entry ? "app.conclusion.row-entry" : "app.conclusion.row-none",
                         {{"name", name}, {"entry", std::string_view(entry)}});
  }
  if (!row.entry && !row.difficulties.empty()) {
    return text::message(
        "app.conclusion.row-difficulties",
        {{"name", name}, {"difficulties", std::string_view(row.difficulties)}, {"final", std::string_view(last)}});
  }
  if (row.change == Change::unknown) {
    return text::message("app.conclusion.row-final", {{"name", name}, {"final", std::string_view(last)}});
  }
  const std::string change = change_text(row);
  return text::message("app.conclusion.row", {{"name", name},
                                              {"entry", std::string_view(entry)},
                                              {"final", std::string_view(last)},
                                              {"change", std::string_view(change)}});
}

std::string way_text(const Compared& row) {
  if (row.band == nullptr) return {};
  return text::message("app.conclusion.way", {{"name", std::string_view(row.name)},
                                              {"level", std::string_view(row.band->level)},
                                              {"way", std::string_view(row.band->way)}});
}

Conclusion conclude(const Value& route, const lens::Form& form, const lens::FormSet& forms, const LevelScale& scale) {
  Conclusion out;
  out.comparison = route::compare_diagnostics(route, scale);
  out.remarks = completion_remarks(route, form, forms, scale);
  diagnostics_reasons(out, out.reasons);
  rule_reasons(out, scale, out.reasons);
  out.completed = out.reasons.empty();
  if (out.completed) out.reasons = {text::message("app.conclusion.reached"), text::message("app.conclusion.done")};
  out.text = text_of(out);
  return out;
}

std::string conclusion_json(const Conclusion& conclusion) {
  Value out;
  out["decision"] = Value(conclusion.completed ? "completed" : "prolonged");
  route::Array reasons;
  for (const std::string& reason : conclusion.reasons) reasons.emplace_back(reason);
  out["reasons"] = Value(std::move(reasons));
  route::Array rows;
  for (const Compared& row : conclusion.comparison.rows) rows.push_back(row_json(row));
  out["rows"] = Value(std::move(rows));
  out["overall"] = row_json(conclusion.comparison.overall);
  out["text"] = Value(conclusion.text);
  route::Array remarks;
  for (const Remark& remark : conclusion.remarks) {
    Value one;
    one["rule"] = Value(remark.rule);
    one["path"] = Value(remark.path);
    one["message"] = Value(remark.message);
    one["source"] = Value(remark.source);
    remarks.push_back(std::move(one));
  }
  out["remarks"] = Value(std::move(remarks));
  return route::serialize(out);
}

void apply(const Conclusion& conclusion, const lens::Form& form, Value& route) {
  route::fill_means(route, form.profile());
  Value& part = route["conclusion"];
  const auto write = [&](std::string_view member, std::string_view text) {
    if (part[member].says_nothing()) part[member] = Value(text);
  };
  write("text", conclusion.text);
  write("decision", conclusion.completed ? "completed" : "prolonged");
}

}  // namespace marshrut::app
