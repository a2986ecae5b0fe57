// tests/support/docx_builder.hpp: small Word documents made in code.
// Shapes:  DocxBuilder().body("<w:p>…</w:p>").bytes() -> a package; wrap() -> a main part's XML around body XML.
// Owns:    values all through; an OpenDocx keeps the bytes that its package borrows.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/document.hpp"
#include "opc/package.hpp"
#include "opc/writer.hpp"

namespace marshrut::test {

inline constexpr std::string_view kWordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view kStrictWordNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main";
inline constexpr std::string_view kLinkTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view kStrictLinkTypes = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
inline constexpr std::string_view kWordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
inline constexpr std::string_view kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

inline std::string join(std::initializer_list<std::string_view> pieces) {
  std::string all;
  for (const std::string_view piece : pieces) all += piece;
  return all;
}

// A run and a paragraph of one run.
inline std::string run(std::string_view text, std::string_view properties = "") {
  const std::string format = properties.empty() ? "" : join({"<w:rPr>", properties, "</w:rPr>"});
  return join({"<w:r>", format, "<w:t xml:space=\"preserve\">", text, "</w:t></w:r>"});
}
inline std::string par(std::string_view text) { return join({"<w:p>", run(text), "</w:p>"}); }

inline std::string wrap(std::string_view body, std::string_view word_namespace = kWordNamespace) {
  return join({kXmlDeclaration, "<w:document xmlns:w=\"", word_namespace,
               "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
               " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
               " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
               " xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>",
               body, "</w:body></w:document>"});
}

class DocxBuilder {
public:
  DocxBuilder& body(std::string_view xml) { return main_xml(wrap(xml)); }
  DocxBuilder& main_xml(std::string_view xml) { return main_ = xml, *this; }
  DocxBuilder& main_part(std::string_view name) { return main_name_ = name, *this; }
  DocxBuilder& main_type(std::string_view type) { return main_type_ = type, *this; }
  DocxBuilder& strict() { return link_types_ = kStrictLinkTypes, *this; }

  // A part that the main part is linked to by the last step of the link's type ("styles"); content type after
  // kWordTypes, or a whole one. The name is relative to the main part's folder.
  DocxBuilder& linked(std::string_view link, std::string_view name, std::string_view xml, std::string_view type) {
    links_ += join({"<Relationship Id=\"rId", std::to_string(++link_count_), "\" Type=\"",
                    link.find(':') == std::string_view::npos ? link_types_ : std::string_view(), link, "\" Target=\"",
                    name, "\"/>"});
    return part(folder() + std::string(name), xml, type);
  }
  DocxBuilder& part(std::string_view name, std::string_view bytes, std::string_view type = "") {
    parts_.emplace_back(name, bytes);
    if (!type.empty()) add_type(name, type);
    return *this;
  }
  DocxBuilder& styles(std::string_view inner) {
    return linked("styles", "styles.xml", join({"<w:styles xmlns:w=\"", kWordNamespace, "\">", inner, "</w:styles>"}),
                  "styles+xml");
  }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    opc::Deflater deflater;
    opc::Writer writer(out, deflater);
    const std::string main_override = override_of(main_name_, main_type_);
    writer.add(
        "[Content_Types].xml",
        join({kXmlDeclaration, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
              "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
              "<Default Extension=\"xml\" ContentType=\"application/xml\"/>", main_override, types_, "</Types>"}));
    writer.add("_rels/.rels", links(join({"<Relationship Id=\"rId1\" Type=\"", link_types_,
                                          "officeDocument\" Target=\"", main_name_, "\"/>"})));
    writer.add(main_name_, main_);
    if (!links_.empty()) {
      writer.add(join({folder(), "_rels/", std::string_view(main_name_).substr(folder().size()), ".rels"}),
                 links(links_));
    }
    for (const auto& [name, content] : parts_) writer.add(name, content);
    if (!writer.finish()) out.clear();
    return out;
  }

private:
  static std::string links(std::string_view inner) {
    return join({kXmlDeclaration,
                 "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">", inner,
                 "</Relationships>"});
  }
  static std::string override_of(std::string_view name, std::string_view type) {
    const bool whole = type.find('/') != std::string_view::npos;
    return join(
        {"<Override PartName=\"/", name, "\" ContentType=\"", whole ? std::string_view() : kWordTypes, type, "\"/>"});
  }
  void add_type(std::string_view name, std::string_view type) { types_ += override_of(name, type); }
  [[nodiscard]] std::string folder() const { return main_name_.substr(0, main_name_.rfind('/') + 1); }

  std::string main_ = wrap("");
  std::string main_name_ = "word/document.xml";
  std::string main_type_ = "document.main+xml";
  std::string_view link_types_ = kLinkTypes;
  std::string links_, types_;
  std::size_t link_count_ = 0;
  std::vector<std::pair<std::string, std::string>> parts_;
};

// Opened, or why not.
inline Result<docx::Document> open_docx(const std::string& bytes, const docx::Limits& limits = {}) {
  auto package = opc::Package::open(bytes);
  if (!package) return package.error();
  return docx::Document::open(*package, limits);
}

// Paragraphs in reading order, joined by '|'; "" when the document can't be opened.
inline std::string text_of(const Result<docx::Document>& document) {
  if (!document) return join({"error: ", code_name(document.error().code)});
  std::string text;
  for (const docx::Paragraph& paragraph : document->paragraphs()) {
    if (&paragraph != document->paragraphs().data()) text += '|';
    text += document->text(paragraph.text);
  }
  return text;
}
inline std::string text_of_body(std::string_view body) { return text_of(open_docx(DocxBuilder().body(body).bytes())); }

}  // namespace marshrut::test
