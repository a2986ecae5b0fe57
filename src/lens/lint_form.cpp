#include "lens/lint_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lens/chart_set.hpp"
#include "lens/program_holes.hpp"
#include "lens/program_plan.hpp"
#include "lens/put_package.hpp"
#include "opc/package.hpp"

namespace marshrut::lens {
namespace {

using route::Path;

std::string shown(const MarkedParagraph& paragraph, std::size_t begin, std::size_t end) {
  return paragraph.text.substr(begin, end - begin);
}

std::string shown(const MarkedParagraph& paragraph, const Marker& marker) {
  return shown(paragraph, marker.begin, marker.end);
}

class Linter {
public:
  Linter(const FormFacts& facts, std::vector<LintFinding>& findings) : facts_(facts), findings_(findings) {}

  void part(const PartScan& scan) {
    for (const MarkedParagraph& paragraph : scan.paragraphs) {
      if (paragraph.fallback) continue;
      problems(paragraph);
      paths(paragraph);
      neighbours(paragraph);
      repeats(scan, paragraph);
      block(paragraph);
    }
    for (const MarkedParagraph* paragraph : open_blocks_) not_paired(*paragraph);
    open_blocks_.clear();
    for (const MarkedRow& row : scan.rows) {
      const Unit unit = row_unit(scan, row, {});
      if (unit.mixed != nullptr) two_arrays(*unit.paragraph, *unit.mixed, unit.array);
    }
  }

  // Over all parts: a value printed in the header is printed.
  void doubles() {
    if (!facts_.reads) return;
    for (const Use& use : uses_) {
      if (use.echo || use.marker.declined || use.marker.filter == Filter::initials ||
          use.marker.filter == Filter::filled)
        continue;
      const std::string key = key_of(use.marker);
      const auto [first, fresh] = first_use_.emplace(key, &use);
      if (fresh) continue;
      findings_.push_back(
          {"twice", use.place, use.text,
           fmt::format("Значение печатается дважды: ещё раз здесь и {}. При чтении неизвестно, какому месту верить.",
                       first->second->place),
           "Оставьте одно место, а другое пометьте: {{" + route::dotted(use.marker.path) + "|echo}}"});
    }
  }

  // Echoes and names in a case are never read, so their value must stand elsewhere, too: else it is lost on the way
  // back.
  void unread() {
    if (!facts_.reads) return;
    const auto is_unread = [](const Use& use) { return use.echo || use.marker.declined.has_value(); };
    for (const Use& use : uses_) {
      const bool read = std::any_of(uses_.begin(), uses_.end(), [&](const Use& other) {
        return !is_unread(other) && other.marker.path == use.marker.path;
      });
      if (read || !is_unread(use)) continue;
      findings_.push_back({"not-read", use.place, use.text,
                           "Это место обратно не читается, а другого места у значения в форме нет: оно пропадёт.",
                           "Добавьте в форму {{" + route::dotted(use.marker.path) + "}}"});
    }
  }

private:
  struct Use {
    Marker marker;
    std::string place, text;
    bool echo = false;
  };

  static std::string key_of(const Marker& marker) { return route::dotted(marker.path) + "|" + marker.argument; }

  void add(std::string_view code, const MarkedParagraph& paragraph, std::string marker, std::string message,
           std::string example = {}) {
    findings_.push_back(
        {std::string(code), paragraph.place, std::move(marker), std::move(message), std::move(example)});
  }

  void problems(const MarkedParagraph& paragraph) {
    for (const MarkerProblem& problem : paragraph.problems) {
      const std::string marker = shown(paragraph, problem.begin, problem.end);
      switch (problem.kind) {
        case MarkerProblem::Kind::not_closed:
          add("not-closed", paragraph, marker, "Метка открыта, но не закрыта в своём абзаце: нет «}}».",
              "{{teacher.full_name}}");
          break;
        case MarkerProblem::Kind::not_opened:
          add("not-opened", paragraph, marker, "Скобки «}}» закрывают метку, которая не открыта.",
              "{{teacher.full_name}}");
          break;
        case MarkerProblem::Kind::bad_path:
          add("bad-path", paragraph, marker, fmt::format("Путь «{}» не разобрать.", problem.detail),
              "{{events[].title}}");
          break;
        case MarkerProblem::Kind::unknown_filter:
          add("unknown-filter", paragraph, marker, fmt::format("Нет такого преобразования: «{}».", problem.detail),
              "{{period.start|date}}");
          break;
        case MarkerProblem::Kind::bad_argument:
          add("bad-argument", paragraph, marker,
              fmt::format("Преобразование «{}» записано неверно или спорит с другим в этой метке.", problem.detail),
              "{{period.start|date:quoted}}, {{conclusion.decision|choice:completed=Завершён;prolonged=Продлён}}");
          break;
      }
    }
  }

  void paths(const MarkedParagraph& paragraph) {
    for (const Marker& marker : paragraph.markers) {
      if (marker.kind == Marker::Kind::row_number) continue;
      if (facts_.kind_of && facts_.kind_of(marker.path).empty()) {
        add("unknown-path", paragraph, shown(paragraph, marker),
            fmt::format("В схеме маршрута нет пути «{}».", route::dotted(marker.path)));
      }
      if (marker.kind == Marker::Kind::value) {
        uses_.push_back({marker, paragraph.place, shown(paragraph, marker), marker.echo});
      }
    }
  }

  // A kind that is known by its look, wherever it stands in a line.
  static std::string_view look_of(Filter filter) {
    switch (filter) {
      case Filter::email:
        return "email";
      case Filter::phone:
        return "phone";
      case Filter::date:
      case Filter::date_long:
      case Filter::date_quoted:
        return "date";
      default:
        return {};
    }
  }

  static bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool no_break = text.substr(i).starts_with("\xC2\xA0");
      if (!no_break && text[i] != ' ' && text[i] != '\t') return false;
      if (no_break) ++i;
    }
    return true;
  }

  void neighbours(const MarkedParagraph& paragraph) {
    const Marker* before = nullptr;
    std::string between;  // fixed text since `before`; a condition prints nothing
    std::size_t from = 0;
    for (const Marker& marker : paragraph.markers) {
      between.append(paragraph.text, from, marker.begin - from);
      from = marker.end;
      if (marker.kind == Marker::Kind::condition) continue;
      const bool values =
          before != nullptr && before->kind == Marker::Kind::value && marker.kind == Marker::Kind::value;
      if (values && is_blank(between)) ambiguous(paragraph, *before, marker, between);
      before = &marker;
      between.clear();
    }
  }

  void ambiguous(const MarkedParagraph& paragraph, const Marker& left, const Marker& right,
                 const std::string& between) {
    if (!facts_.reads) return;
    const std::string_view look = look_of(filter_of(left, facts_));
    const std::string_view other = look_of(filter_of(right, facts_));
    if (look != other) return;  // at least one is known by its look, and the other does not look so
    const std::string gap = between.empty() ? "" : " ";
    add("ambiguous", paragraph, shown(paragraph, left) + gap + shown(paragraph, right),
        "Между двумя метками нет постоянного текста: прочитать их порознь нельзя.",
        look.empty()
            ? fmt::format("«один{0}два» + «три» и «один» + «два{0}три» печатаются одинаково: «один{0}два{0}три»", gap)
            : "Оба значения одного вида: если заполнено только одно, неизвестно, какое.");
  }

  void repeats(const PartScan& scan, const MarkedParagraph& paragraph) {
    const bool in_row = paragraph.row != kNone && !row_unit(scan, scan.rows[paragraph.row], {}).array.empty();
    const Unit unit = paragraph_unit(paragraph, {});
    if (!in_row && unit.mixed != nullptr) two_arrays(paragraph, *unit.mixed, unit.array);
    for (const Marker& marker : paragraph.markers) {
      if (marker.kind == Marker::Kind::row_number && !in_row && unit.array.empty()) {
        add("row-number", paragraph, shown(paragraph, marker), "Номер строки стоит вне повторяемой строки.",
            "{{#}} в одной строке таблицы с {{events[].title}}");
      }
    }
  }

  // A block begins and ends in paragraphs of their own, outside tables, one within another.
  void block(const MarkedParagraph& paragraph) {
    for (const Marker& marker : paragraph.markers) {
      if (!is_block(marker)) continue;
      const bool alone = marker.end - marker.begin == paragraph.text.size() && paragraph.row == kNone;
      if (!alone) {
        add("block", paragraph, shown(paragraph, marker),
            "Начало и конец повторяемой части стоят каждый в своём абзаце, вне таблиц, и печатать там нечего.",
            "{{#corrections[]}} в одном абзаце, таблицы под ним, {{/corrections[]}} в абзаце после них");
      }
      if (marker.kind == Marker::Kind::block_begin) {
        open_blocks_.push_back(&paragraph);
      } else if (open_blocks_.empty() || !(open_blocks_.back()->markers.front().path == marker.path)) {
        not_paired(paragraph);
      } else {
        open_blocks_.pop_back();
      }
    }
  }

  void not_paired(const MarkedParagraph& paragraph) {
    add("block", paragraph, shown(paragraph, paragraph.markers.front()), "У повторяемой части нет начала или конца.",
        "{{#corrections[]}} … {{/corrections[]}}");
  }

  void two_arrays(const MarkedParagraph& paragraph, const Marker& marker, const Path& array) {
    add("two-arrays", paragraph, shown(paragraph, marker),
        fmt::format("В повторяемой строке стоят метки двух списков: строка повторяется по «{}», а эта метка из «{}».",
                    route::dotted(array), route::dotted(array_of(marker.path))),
        "Если в списках разное число строк, неизвестно, что с чем стоит рядом.");
  }

  const FormFacts& facts_;
  std::vector<LintFinding>& findings_;
  std::vector<Use> uses_;
  std::map<std::string, const Use*> first_use_;
  std::vector<const MarkedParagraph*> open_blocks_;
};

}  // namespace

Result<std::vector<LintFinding>> lint(std::string_view docx_bytes, const FormFacts& facts) {
  const Result<opc::Package> package = opc::Package::open(docx_bytes);
  if (!package.ok()) return package.error();
  const Result<std::string> main = package->main_part();
  if (!main.ok()) return main.error();
  std::vector<LintFinding> findings;
  if (package->has_macros()) {
    findings.push_back(
        {"macros", "", "", "В шаблоне есть макросы. Сохраните его как обычный документ Word (.docx).", ""});
  }
  Linter linter(facts, findings);
  for (const opc::Member& member : package->members()) {
    const std::string_view place = text_place(member.name);
    if (member.name != *main && place.empty()) continue;
    const Result<std::string> xml = package->read(member.name);
    if (!xml.ok()) return xml.error();
    const Result<XmlNode> root = parse_xml(*xml, member.name);
    if (!root.ok()) return root.error();
    linter.part(scan_part(*root, place));
  }
  linter.doubles();
  if (const auto charts = ChartSet::compile(*package, facts.charts); !charts.ok()) {
    findings.push_back({"chart", charts.error().where, "",
                        "Диаграмма не подходит к настройке charts: нет такой части, у диаграммы другое число рядов или "
                        "её данные взяты из разных списков.",
                        "{\"part\": \"word/charts/chart1.xml\", \"categories\": \"competencies[].competency\", "
                        "\"series\": [{\"values\": \"competencies[].mean\"}]}"});
  }
  linter.unread();
  return findings;
}

}  // namespace marshrut::lens
