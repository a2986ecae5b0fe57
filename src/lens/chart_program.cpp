#include "lens/chart_program.hpp"

#include <algorithm>
#include <map>

#include "lens/put_tree.hpp"

namespace marshrut::lens {
namespace {

// "A", "B", … "AA": the column of a workbook, counted from 0.
std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

std::string cells(std::size_t column, std::size_t points) {
  const std::string name = '$' + column_name(column) + '$';
  std::string formula = std::string(kChartSheet) + '!' + name + '2';
  if (points > 1) formula += ':' + name + std::to_string(points + 1);
  return formula;
}

void collect_series(XmlNode& node, std::vector<XmlNode*>& series) {
  for (XmlNode& child : node.children) {
    if (child.is("c:ser")) {
      series.push_back(&child);
    } else {
      collect_series(child, series);
    }
  }
}

XmlNode element(std::string_view name, std::vector<XmlNode> children = {}) {
  XmlNode node;
  node.name = name;
  node.children = std::move(children);
  return node;
}

XmlNode text_element(std::string_view name, std::string_view text) {
  XmlNode data;
  data.text = text;
  return element(name, {std::move(data)});
}

// The name of a series as Word keeps it: a cell of the workbook and its cached text.
void set_name(XmlNode& series, std::size_t index, const std::string& name) {
  XmlNode* place = series.child("c:tx");
  if (place == nullptr || name.empty()) return;
  XmlNode count = element("c:ptCount");
  count.set_attribute("val", "1");
  XmlNode point = element("c:pt", {text_element("c:v", name)});
  point.set_attribute("idx", "0");
  const std::string formula = std::string(kChartSheet) + "!$" + column_name(index + 1) + "$1";
  place->children = {
      element("c:strRef", {text_element("c:f", formula), element("c:strCache", {std::move(count), std::move(point)})})};
}

std::string own_name(const XmlNode& series) {
  const XmlNode* node = series.child("c:tx");
  for (const char* step : {"c:strRef", "c:strCache", "c:pt", "c:v"}) {
    if (node != nullptr) node = node->child(step);
  }
  return node == nullptr || node->children.empty() ? std::string() : node->children.front().text;
}

// What c:numCache says of the looks of a number; "General" when it doesn't.
std::string format_of(const XmlNode& values) {
  const XmlNode* reference = values.child("c:numRef");
  const XmlNode* cache = reference == nullptr ? nullptr : reference->child("c:numCache");
  const XmlNode* format = cache == nullptr ? nullptr : cache->child("c:formatCode");
  return format == nullptr || format->children.empty() ? "General" : format->children.front().text;
}

using Places = std::map<const XmlNode*, ChartProgram::Op>;

class Flattener {
public:
  Flattener(const Places& places, std::vector<ChartProgram::Op>& ops) : places_(places), ops_(ops) {}

  void write(const XmlNode& node) {
    const auto place = places_.find(&node);
    if (place != places_.end()) {
      append_open_tag(text_, node);
      flush();
      ops_.push_back(place->second);
      text_ += "</" + node.name + '>';
    } else if (node.name.empty() || node.children.empty()) {
      append_xml(text_, node);
    } else {
      append_open_tag(text_, node);
      for (const XmlNode& child : node.children) write(child);
      text_ += "</" + node.name + '>';
    }
  }

  void flush() {
    if (!text_.empty()) ops_.push_back({ChartProgram::Op::Kind::text, 0, std::move(text_)});
    text_.clear();
  }

private:
  const Places& places_;
  std::vector<ChartProgram::Op>& ops_;
  std::string text_;
};

Error bad(std::string message, const ChartFacts& facts) { return {Code::bad_template, std::move(message), facts.part}; }

void append_point(std::string& out, std::size_t index, std::string_view text) {
  out.append("<c:pt idx=\"").append(std::to_string(index)).append("\"><c:v>");
  append_escaped(out, text);
  out += "</c:v></c:pt>";
}

void append_categories(std::string& out, const ChartData& data) {
  out.append("<c:strRef><c:f>").append(cells(0, data.categories.size())).append("</c:f><c:strCache><c:ptCount val=\"");
  out.append(std::to_string(data.categories.size())).append("\"/>");
  for (std::size_t i = 0; i < data.categories.size(); ++i) append_point(out, i, data.categories[i]);
  out += "</c:strCache></c:strRef>";
}

void append_values(std::string& out, const ChartData& data, std::size_t series, std::string_view format) {
  const auto& values = data.series[series].values;
  out.append("<c:numRef><c:f>").append(cells(series + 1, values.size())).append("</c:f><c:numCache><c:formatCode>");
  append_escaped(out, format);
  out.append("</c:formatCode><c:ptCount val=\"").append(std::to_string(values.size())).append("\"/>");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) append_point(out, i, route::number_text(*values[i]));
  }
  out += "</c:numCache></c:numRef>";
}

}  // namespace

Result<ChartProgram> compile_chart(std::string_view xml, ChartFacts facts) {
  Result<XmlNode> root = parse_xml(xml, facts.part);
  if (!root.ok()) return root.error();
  std::vector<XmlNode*> series;
  collect_series(*root, series);
  if (series.size() != facts.series.size()) {
    return bad("the chart has " + std::to_string(series.size()) + " series, the profile " +
                   std::to_string(facts.series.size()),
               facts);
  }
  if (chart_array(facts).empty()) return bad("categories and values must stand in one list", facts);
  Places places;
  for (std::size_t i = 0; i < series.size(); ++i) {
    XmlNode& node = *series[i];
    // Extensions may hold a copy of the data, such as labels taken from cells.
    std::erase_if(node.children, [](const XmlNode& child) { return child.is("c:extLst"); });
    set_name(node, i, facts.series[i].name);
    if (facts.series[i].name.empty()) facts.series[i].name = own_name(node);
    const XmlNode* categories = node.child("c:cat");
    const XmlNode* values = node.child("c:val");
    if (categories == nullptr || values == nullptr) return bad("a series without c:cat and c:val", facts);
    places[categories] = {ChartProgram::Op::Kind::categories, i, {}};
    places[values] = {ChartProgram::Op::Kind::values, i, format_of(*values)};
  }
  ChartProgram program;
  Flattener flattener(places, program.ops);
  flattener.write(*root);
  flattener.flush();
  program.facts = std::move(facts);
  return program;
}

void run_chart(const ChartProgram& program, const ChartData& data, std::string& out) {
  out += kXmlDeclaration;
  for (const ChartProgram::Op& op : program.ops) {
    switch (op.kind) {
      case ChartProgram::Op::Kind::text:
        out += op.text;
        break;
      case ChartProgram::Op::Kind::categories:
        append_categories(out, data);
        break;
      case ChartProgram::Op::Kind::values:
        append_values(out, data, op.series, op.text);
        break;
    }
  }
}

}  // namespace marshrut::lens
