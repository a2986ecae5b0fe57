#include "lens/put.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "lens/chart_set.hpp"
#include "lens/put_package.hpp"
#include "opc/package.hpp"

namespace marshrut::lens {
namespace {

// What becomes of one member of the template's package.
struct Entry {
  opc::Member member;       // copied as it is, unless
  std::size_t program = 0;  // it is printed; an index + 1 into the programs
  std::optional<ChartSet::Member> chart = {};
};

struct Sheet {  // one of the two documents that a template makes
  std::vector<Entry> entries;
  std::vector<Program> programs;
};

}  // namespace

struct Template::Compiled {
  std::string bytes;
  opc::Package package;
  std::deque<std::string> packed;  // deflated members that differ from the template's, for their entries
  Sheet fill, blank;
  ChartSet charts;

  Result<void> add_sheet(Sheet& sheet, const FormFacts& facts, Mode mode);
  Result<bool> add_program(Sheet& sheet, const opc::Member& member, const FormFacts& facts, Mode mode);
  Result<void> write(const Sheet& sheet, const route::Value& route, Scratch& scratch, opc::Writer& writer) const;
};

Result<bool> Template::Compiled::add_program(Sheet& sheet, const opc::Member& member, const FormFacts& facts,
                                             Mode mode) {
  const std::string_view place = text_place(member.name);
  const Result<std::string> main = package.main_part();
  if (!main.ok()) return main.error();
  if (*main != member.name && place.empty()) return false;
  const Result<std::string> xml = package.read(member.name);
  if (!xml.ok()) return xml.error();
  Result<Program> program = compile_program(*xml, facts, mode, member.name, place);
  if (!program.ok()) return program.error();
  if (program->is_static()) return false;
  sheet.programs.push_back(std::move(program).value());
  sheet.entries.push_back({member, sheet.programs.size(), {}});
  return true;
}

Result<void> Template::Compiled::add_sheet(Sheet& sheet, const FormFacts& facts, Mode mode) {
  opc::Deflater deflater(9);
  for (const opc::Member& member : package.members()) {
    if (is_dropped(member.name)) continue;
    const Result<bool> printed = add_program(sheet, member, facts, mode);
    if (!printed.ok()) return printed.error();
    if (*printed) continue;
    Entry entry{member, 0, charts.find(member.name)};
    if (may_change(member.name)) {
      const Result<std::string> old = package.read(member.name);
      if (!old.ok()) return old.error();
      const Result<std::string> changed = cleaned_member(member.name, *old, mode);
      if (!changed.ok()) return changed.error();
      if (*changed != *old) {
        packed.emplace_back();
        deflater.deflate(*changed, packed.back());
        entry.member.method = 8;
        entry.member.crc32 = opc::crc32(*changed);
        entry.member.inflated = changed->size();
        entry.member.compressed = packed.back();
      }
    }
    sheet.entries.push_back(std::move(entry));
  }
  return {};
}

Result<void> Template::Compiled::write(const Sheet& sheet, const route::Value& route, Scratch& scratch,
                                       opc::Writer& writer) const {
  std::uint32_t control_id = 1;
  for (const Program& program : sheet.programs) control_id = std::max(control_id, program.first_control_id);
  for (const Entry& entry : sheet.entries) {
    if (entry.chart) {
      if (auto written = charts.write(*entry.chart, route, scratch.xml); !written) return written;
      writer.add(entry.member.name, scratch.xml);
      continue;
    }
    if (entry.program == 0) {
      writer.copy(entry.member);
      continue;
    }
    scratch.xml.clear();
    run_program(sheet.programs[entry.program - 1], route, scratch.state, control_id, scratch.xml);
    writer.add(entry.member.name, scratch.xml);
  }
  return {};
}

Result<Template> Template::compile(std::string docx_bytes, const FormFacts& facts) {
  auto compiled = std::make_shared<Compiled>();
  compiled->bytes = std::move(docx_bytes);
  Result<opc::Package> package = opc::Package::open(compiled->bytes);
  if (!package.ok()) return package.error();
  if (package->has_macros()) return Error{Code::bad_template, "a template with macros", "vbaProject"};
  compiled->package = std::move(package).value();
  Result<ChartSet> charts = ChartSet::compile(compiled->package, facts.charts);
  if (!charts.ok()) return charts.error();
  compiled->charts = std::move(charts).value();
  for (const Mode mode : {Mode::fill, Mode::blank}) {
    const Result<void> added = compiled->add_sheet(mode == Mode::fill ? compiled->fill : compiled->blank, facts, mode);
    if (!added.ok()) return added.error();
  }
  return Template(std::move(compiled));
}

Result<void> Template::put(const route::Value& route, Scratch& scratch, std::string& out) const {
  scratch.state.doubts.clear();
  opc::Writer writer(out, scratch.deflater);
  if (auto written = compiled_->write(compiled_->fill, route, scratch, writer); !written) return written;
  return writer.finish();
}

Result<void> Template::blank(const route::Value& prefill, Scratch& scratch, std::string& out) const {
  scratch.state.doubts.clear();
  opc::Writer writer(out, scratch.deflater);
  if (auto written = compiled_->write(compiled_->blank, prefill, scratch, writer); !written) return written;
  return writer.finish();
}

}  // namespace marshrut::lens
