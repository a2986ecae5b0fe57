#include "support/made_document.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "opc/package.hpp"
#include "opc/writer.hpp"
#include "route/rules.hpp"

namespace marshrut::testing {

namespace {

using route::Step;
using route::Value;

std::string saved(const pugi::xml_document& xml) {
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw);
  return out.str();
}

void load(pugi::xml_document& xml, const std::string& bytes) {
  xml.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

void unwrap_controls(pugi::xml_node node) {
  for (pugi::xml_node child = node.first_child(); child;) {
    if (std::string_view(child.name()) != "w:sdt") {
      unwrap_controls(child);
      child = child.next_sibling();
      continue;
    }
    pugi::xml_node next;
    for (pugi::xml_node held : child.child("w:sdtContent").children()) {
      const pugi::xml_node copy = node.insert_copy_before(held, child);
      if (!next) next = copy;
    }
    const pugi::xml_node after = child.next_sibling();
    node.remove_child(child);
    child = next ? next : after;
  }
}

// Controls by what names them: the tag, else the title; and which of that name.
struct Named {
  std::string name;
  bool tagged = false;
  std::size_t occurrence = 0;
  pugi::xml_node sdt;
};

std::vector<Named> controls_of(const pugi::xml_document& xml) {
  struct Collector : pugi::xml_tree_walker {
    std::vector<Named> found;
    std::map<std::string, std::size_t> seen;
    bool for_each(pugi::xml_node& node) override {
      if (std::string_view(node.name()) != "w:sdt") return true;
      const pugi::xml_node properties = node.child("w:sdtPr");
      const std::string tag = properties.child("w:tag").attribute("w:val").value();
      const std::string name =
          tag.empty() ? std::string("title:") + properties.child("w:alias").attribute("w:val").value() : tag;
      found.push_back({name, !tag.empty(), seen[name]++, node});
      return true;
    }
  } collector;
  const_cast<pugi::xml_document&>(xml).traverse(collector);
  return collector.found;
}

bool shows_prompt(pugi::xml_node sdt) { return static_cast<bool>(sdt.child("w:sdtPr").child("w:showingPlcHdr")); }

void take_content(pugi::xml_node sdt, pugi::xml_node from) {
  sdt.child("w:sdtPr").remove_child("w:showingPlcHdr");
  pugi::xml_node content = sdt.child("w:sdtContent");
  content.remove_children();
  for (pugi::xml_node run : from.child("w:sdtContent").children()) content.append_copy(run);
  pugi::xml_node checked = sdt.child("w:sdtPr").child("w14:checkbox").child("w14:checked");
  const pugi::xml_node wanted = from.child("w:sdtPr").child("w14:checkbox").child("w14:checked");
  if (checked && wanted) checked.attribute("w14:val") = wanted.attribute("w14:val").value();
}

void take_text(pugi::xml_node sdt, const std::string& text) {
  sdt.child("w:sdtPr").remove_child("w:showingPlcHdr");
  pugi::xml_node run = sdt.child("w:sdtContent").child("w:r");
  run.remove_children();
  std::istringstream lines(text);
  std::string line;
  for (bool first = true; std::getline(lines, line); first = false) {
    if (!first) run.append_child("w:br");
    pugi::xml_node t = run.append_child("w:t");
    t.append_attribute("xml:space") = "preserve";
    t.text() = line.c_str();
  }
}

// "events[3].title" -> its array and index.
std::optional<std::pair<std::string, std::size_t>> row_of(const std::string& tag) {
  const auto path = route::parse_path(tag);
  if (!path.ok()) return std::nullopt;
  route::Path array;
  for (const Step& step : *path) {
    if (step.kind == Step::Kind::index) return std::pair(route::dotted(array), step.index);
    if (step.kind != Step::Kind::key) return std::nullopt;
    array.push_back(step);
  }
  return std::nullopt;
}

// The rows that controls stand in: array -> indexes.
using Rows = std::map<std::string, std::set<std::size_t>>;
Rows rows_of(const std::vector<Named>& controls) {
  Rows rows;
  for (const Named& named : controls) {
    if (const auto row = row_of(named.tagged ? named.name : "")) rows[row->first].insert(row->second);
  }
  return rows;
}

// Arrays in arrays: "corrections[].events" -> the rows that each element has in the blank.
void count_inner_rows(const std::vector<Named>& controls, std::map<std::string, std::size_t>& rows) {
  for (const Named& named : controls) {
    const auto path = route::parse_path(named.tagged ? named.name : "");
    if (!path.ok()) continue;
    route::Path array;
    for (const Step& step : *path) {
      const bool inner = step.kind == Step::Kind::index && std::any_of(array.begin(), array.end(), [](const Step& s) {
                           return s.kind == Step::Kind::each;
                         });
      std::size_t& count = inner ? rows[route::dotted(array)] : rows[""];
      if (inner) count = std::max(count, step.index + 1);
      array.push_back(step.kind == Step::Kind::index ? Step{Step::Kind::each, {}, {}, 0} : step);
    }
  }
  rows.erase("");
}

// The tag of the row at the same place in the other document: spare rows behind printed ones count otherwise there.
std::string same_place(const std::string& tag, const Rows& here, const Rows& there) {
  const auto row = row_of(tag);
  if (!row || !there.contains(row->first)) return tag;
  const auto& own = here.at(row->first);
  const auto& others = there.at(row->first);
  const auto place = static_cast<std::size_t>(std::distance(own.begin(), own.find(row->second)));
  if (place >= others.size()) return tag;
  const std::string head = row->first + "[" + std::to_string(row->second) + "]";
  return row->first + "[" + std::to_string(*std::next(others.begin(), static_cast<std::ptrdiff_t>(place))) + "]" +
         tag.substr(head.size());
}

}  // namespace

const lens::FormSet& forms() {
  static const lens::FormSet set = [] {
    const std::filesystem::path root = MARSHRUT_SOURCE_DIR;
    auto loaded = lens::FormSet::load(root / "templates", root / "schemas" / "route.schema.json",
                                      text::Declension::load(root / "data" / "declension" / "names.json").value());
    if (!loaded) {
      std::fprintf(stderr, "%s: %s\n", loaded.error().message.c_str(), loaded.error().where.c_str());
      std::abort();
    }
    return std::move(*loaded);
  }();
  return set;
}

std::string filled(const lens::Form& form, const Value& route) {
  static lens::Scratch scratch;
  std::string out;
  return form.print().put(route, scratch, out).ok() ? out : std::string{};
}

std::string blank(const lens::Form& form, const Value& prefill) {
  static lens::Scratch scratch;
  std::string out;
  return form.print().blank(prefill, scratch, out).ok() ? out : std::string{};
}

ReadBack read_back(const std::string& docx) {
  ReadBack result;
  const auto package = opc::Package::open(docx);
  if (!package) return {std::string(code_name(package.error().code)) + ": " + package.error().message, {}};
  const auto document = docx::Document::open(*package);
  if (!document) return {std::string(code_name(document.error().code)) + ": " + document.error().message, {}};
  auto reading = forms().read(*document);
  if (!reading) return {std::string(code_name(reading.error().code)) + ": " + reading.error().message, {}};
  result.reading = std::move(*reading);
  route::derive(result.reading.route, forms().find(result.reading.form)->profile());
  return result;
}

std::string part_of(const std::string& docx, const std::string& part) {
  const auto package = opc::Package::open(docx);
  if (!package) return {};
  const auto bytes = package->read(part);
  return bytes ? *bytes : std::string{};
}

std::string with_part(const std::string& docx, const std::string& part,
                      const std::function<std::string(const std::string&)>& change) {
  const auto package = opc::Package::open(docx);
  if (!package) return {};
  std::string out;
  opc::Deflater deflater(1);
  opc::Writer writer(out, deflater);
  for (const opc::Member& member : package->members()) {
    if (member.name == part) {
      writer.add(member.name, change(*package->read(member.name)));
    } else {
      writer.copy(member);
    }
  }
  return writer.finish().ok() ? out : std::string{};
}

std::string without_controls(const std::string& docx) {
  return with_part(docx, kMainPart, [](const std::string& bytes) {
    pugi::xml_document xml;
    load(xml, bytes);
    unwrap_controls(xml);
    return saved(xml);
  });
}

Typed typed(const std::string& empty_blank, const std::string& prefilled, const Value& route) {
  Typed result;
  result.docx = with_part(empty_blank, kMainPart, [&](const std::string& bytes) {
    pugi::xml_document xml;
    pugi::xml_document values;
    load(xml, bytes);
    load(values, part_of(prefilled, kMainPart));
    std::map<std::pair<std::string, std::size_t>, pugi::xml_node> value_of;
    const std::vector<Named> sources = controls_of(values);
    const std::vector<Named> targets = controls_of(xml);
    const Rows there = rows_of(sources);
    const Rows here = rows_of(targets);
    for (const auto& [array, indexes] : here) result.rows[array] = indexes.size();
    count_inner_rows(targets, result.rows);
    for (const Named& named : sources) value_of[{named.name, named.occurrence}] = named.sdt;
    for (const Named& named : targets) {
      const std::string name = named.tagged ? same_place(named.name, here, there) : named.name;
      const auto it = value_of.find({name, named.occurrence});
      if (it != value_of.end()) {
        if (!shows_prompt(it->second)) take_content(named.sdt, it->second);
        continue;
      }
      // A cell that was merged with the one above it has a control of its own in an empty blank.
      const auto path = route::parse_path(name);
      const auto row = row_of(name);
      const Value* value = path.ok() ? route::at(route, *path) : nullptr;
      const bool merged = row && there.contains(row->first) && there.at(row->first).contains(row->second);
      if (merged && value != nullptr && value->string() != nullptr) take_text(named.sdt, *value->string());
    }
    return saved(xml);
  });
  return result;
}

}  // namespace marshrut::testing
