#include "support/made_document.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <pugixml.hpp>
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
      const std::string name = tag.empty() ? std::string("title:") + properties.child("w:alias").attribute("w:val").value() : tag;
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
void note_row(const std::string& tag, std::map<std::string, std::size_t>& rows) {
  const auto path = route::parse_path(tag);
  if (!path.ok()) return;
  route::Path array;
  for (const Step& step : *path) {
    if (step.kind == Step::Kind::index) {
      std::size_t& count = rows[route::dotted(array)];
      count = std::max(count, step.index + 1);
      return;
    }
    if (step.kind != Step::Kind::key) return;
    array.push_back(step);
  }
}

}  // namespace

const lens::FormSet& forms() {
  static const lens::FormSet set = [] {
    const std::filesystem::path root = MARSHRUT_SOURCE_DIR;
    auto loaded = lens::FormSet::load(root / "templates", root / "schemas" / "route.schema.json");
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
    for (const Named& named : controls_of(values)) value_of[{named.name, named.occurrence}] = named.sdt;
    for (const Named& named : controls_of(xml)) {
      if (named.tagged) note_row(named.name, result.rows);
      const auto it = value_of.find({named.name, named.occurrence});
      if (it != value_of.end()) {
        if (!shows_prompt(it->second)) take_content(named.sdt, it->second);
        continue;
      }
      // A cell that was merged with the one above it has a control of its own in an empty blank.
      const auto path = route::parse_path(named.name);
      const Value* value = path.ok() ? route::at(route, *path) : nullptr;
      if (value != nullptr && value->string() != nullptr) take_text(named.sdt, *value->string());
    }
    return saved(xml);
  });
  return result;
}

}  // namespace marshrut::testing
