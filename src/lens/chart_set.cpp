#include "lens/chart_set.hpp"

#include "lens/chart_workbook.hpp"

namespace marshrut::lens {

Result<void> ChartSet::add(const opc::Package& package, const ChartFacts& facts) {
  if (package.find(facts.part) == nullptr) return Error{Code::bad_template, "no such chart in the form", facts.part};
  if (find(facts.part)) return Error{Code::bad_template, "a chart that is named twice", facts.part};
  const Result<std::string> xml = package.read(facts.part);
  if (!xml.ok()) return xml.error();
  Result<ChartProgram> program = compile_chart(*xml, facts);
  if (!program.ok()) return program.error();
  Chart chart{std::move(program).value(), {}};
  const auto relationships = package.relationships(facts.part);
  if (!relationships.ok()) return relationships.error();
  for (const opc::Relationship& relationship : *relationships) {
    if (relationship.external || !relationship.type.ends_with("/package")) continue;
    if (package.find(relationship.target) == nullptr) continue;
    if (find(relationship.target)) return Error{Code::bad_template, "two charts share a workbook", facts.part};
    chart.workbook = relationship.target;
  }
  charts_.push_back(std::move(chart));
  return {};
}

Result<ChartSet> ChartSet::compile(const opc::Package& package, const std::vector<ChartFacts>& charts) {
  ChartSet set;
  for (const ChartFacts& facts : charts) {
    if (auto added = set.add(package, facts); !added) return added.error();
  }
  return set;
}

std::optional<ChartSet::Member> ChartSet::find(std::string_view part) const {
  for (std::size_t i = 0; i < charts_.size(); ++i) {
    if (charts_[i].program.facts.part == part) return Member{i, false};
    if (charts_[i].workbook == part) return Member{i, true};
  }
  return std::nullopt;
}

Result<void> ChartSet::write(Member member, const route::Value& route, std::string& out) const {
  const ChartProgram& program = charts_[member.chart].program;
  const ChartData data = chart_data(program.facts, route);
  out.clear();
  if (!member.workbook) {
    run_chart(program, data, out);
    return {};
  }
  Result<std::string> workbook = chart_workbook(data);
  if (!workbook.ok()) return workbook.error();
  out = std::move(workbook).value();
  return {};
}

}  // namespace marshrut::lens
