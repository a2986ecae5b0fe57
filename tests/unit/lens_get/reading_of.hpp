// tests/unit/lens_get/reading_of.hpp: a few lines of a form, as a document, read by the project's forms.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lens/form.hpp"
#include "support/docx_builder.hpp"

namespace marshrut::test {

inline const lens::FormSet& forms() {
  static const lens::FormSet set = [] {
    auto loaded =
        lens::FormSet::load(MARSHRUT_SOURCE_DIR "/templates", MARSHRUT_SOURCE_DIR "/schemas/route.schema.json");
    if (!loaded) throw std::runtime_error(loaded.error().message + " " + loaded.error().where);
    return std::move(*loaded);
  }();
  return set;
}

inline std::string pars(const std::vector<std::string_view>& lines) {
  std::string xml;
  for (const std::string_view line : lines) xml += par(line);
  return xml;
}

// Rows of cells; '\n' within a cell makes paragraphs.
inline std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<w:tbl><w:tblPr/><w:tblGrid/>";
  for (const auto& row : rows) {
    xml += "<w:tr>";
    for (const std::string& cell : row) {
      xml += "<w:tc>";
      std::size_t from = 0;
      for (;;) {
        const std::size_t end = cell.find('\n', from);
        xml += par(std::string_view(cell).substr(from, end == std::string::npos ? std::string::npos : end - from));
        if (end == std::string::npos) break;
        from = end + 1;
      }
      xml += "</w:tc>";
    }
    xml += "</w:tr>";
  }
  return xml + "</w:tbl>";
}

inline lens::Reading reading_of(const std::string& bytes, std::string_view form) {
  const auto package = opc::Package::open(bytes);
  if (!package) throw std::runtime_error(package.error().message);
  const auto document = docx::Document::open(*package);
  if (!document) throw std::runtime_error(document.error().message);
  auto reading = forms().read(*document, form);
  if (!reading) throw std::runtime_error(reading.error().message);
  return std::move(*reading);
}

inline std::string route_of(const std::string& body, std::string_view form = "odintsovo-blank") {
  route::Value value = reading_of(DocxBuilder().body(body).bytes(), form).route;
  route::Object* members = value.object();
  if (members != nullptr) std::erase_if(*members, [](const route::Member& member) { return member.first == "form"; });
  return route::serialize(value);
}

}  // namespace marshrut::test
