#include "docx/compare.hpp"

#include "docx/compare_blocks.hpp"
#include "docx/document.hpp"
#include "docx/edit.hpp"
#include "docx/xml_values.hpp"
#include "opc/writer.hpp"

namespace marshrut::docx {

namespace {

Result<void> read_main(const opc::Package& package, Part& part) {
  auto main = package.main_part();
  if (!main) return main.error();
  return read_part(package, *main, part);
}

Error no_document(const char* why) { return Error{Code::unsupported_format, why, {}}; }

}  // namespace

Result<Comparison> compare(const opc::Package& before, const opc::Package& after) {
  // Documents first: what they refuse (depth, size, kinds) must not come into the comparison.
  for (const opc::Package* package : {&before, &after}) {
    auto document = Document::open(*package);
    if (!document) return document.error();
  }
  Part was, is;
  if (auto read = read_main(before, was); !read) return read.error();
  if (auto read = read_main(after, is); !read) return read.error();
  const pugi::xml_node old_body = child(was.xml.document_element(), Tag::body);
  const pugi::xml_node body = child(is.xml.document_element(), Tag::body);
  if (!old_body || !body) return no_document("a document without a body");
  if (naming_of(old_body).uri != naming_of(body).uri || naming_of(old_body).prefix != naming_of(body).prefix) {
    return no_document("the documents are not made from one form");
  }
  Revisions revisions(is.xml);
  compare_containers(old_body, body, revisions);
  Comparison result;
  result.revisions = revisions.count();
  opc::Deflater deflater;
  opc::Writer writer(result.bytes, deflater);
  for (const opc::Member& member : after.members()) {
    if (member.name == is.name) {
      writer.add(member.name, written(is));
    } else {
      writer.copy(member);
    }
  }
  if (auto done = writer.finish(); !done) return done.error();
  return result;
}

}  // namespace marshrut::docx
