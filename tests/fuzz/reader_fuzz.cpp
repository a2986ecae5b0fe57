// The whole way of a submission: bytes -> package -> document -> reading, by whichever form is recognised and by each.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lens/form.hpp"
#include "opc/package.hpp"
#include "opc/writer.hpp"

namespace {

const marshrut::lens::FormSet& forms() {
  static const marshrut::lens::FormSet set = [] {
    const std::string root = MARSHRUT_SOURCE_DIR;
    auto loaded = marshrut::lens::FormSet::load(root + "/templates", root + "/schemas/route.schema.json");
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return set;
}

// The input is the body of the main part, so that the fuzzer needn't learn to zip.
std::string package_around(std::string_view body) {
  using marshrut::opc::Deflater;
  std::string out;
  Deflater deflater(1);
  marshrut::opc::Writer writer(out, deflater);
  writer.add(
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>");
  writer.add(
      "_rels/.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      "Target=\"d.xml\"/></Relationships>");
  writer.add("d.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                          std::string(body) + "</w:body></w:document>");
  (void)writer.finish();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = package_around({reinterpret_cast<const char*>(data), size});
  const auto package = marshrut::opc::Package::open(bytes);
  if (!package) return 0;
  const auto document = marshrut::docx::Document::open(*package);
  if (!document) return 0;
  (void)forms().read(*document);
  for (const auto& form : forms().forms()) (void)forms().read(*document, form.profile().id);
  return 0;
}
