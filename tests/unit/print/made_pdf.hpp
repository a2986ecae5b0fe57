// A PDF/A as LibreOffice would give it, with what a test wants on its pages; and what a camera would read of a page.
#pragma once

#include <ZXing/ReadBarcode.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <vector>

namespace marshrut::print::testing {

struct MadePage {
  std::string box = "[0 0 595.28 841.89]";
  int rotate = 0;
  std::string operators = "0 0 1 RG 200 400 50 50 re S\n";
};

inline std::string made_pdf(const std::vector<MadePage>& pages, bool pdf_a = true) {
  using Object = QPDFObjectHandle;
  QPDF pdf;
  pdf.emptyPDF();
  for (const MadePage& made : pages) {
    Object page = Object::parse("<</Type /Page /Resources <<>> /StructParents 0 /Annots []>>");
    page.replaceKey("/MediaBox", Object::parse(made.box));
    if (made.rotate != 0) page.replaceKey("/Rotate", Object::newInteger(made.rotate));
    page.replaceKey("/Contents", Object::newStream(&pdf, made.operators));
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(page)), false);
  }
  if (pdf_a) {
    Object intent = Object::parse("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)>>");
    Object profile = Object::newStream(&pdf, "a profile");
    profile.getDict().replaceKey("/N", Object::newInteger(3));
    intent.replaceKey("/DestOutputProfile", profile);
    pdf.getRoot().replaceKey("/OutputIntents", Object::newArray({intent}));
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

inline poppler::image rendered(const std::string& pdf, int page, double dpi) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  const std::unique_ptr<poppler::page> one(document->create_page(page));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  return renderer.render_page(one.get(), dpi, dpi);
}

struct Seen {
  std::string text;
  int left = 0, top = 0, right = 0, bottom = 0;
};

// `cut`: dots that are missing at every edge.
inline std::vector<Seen> codes_on(const poppler::image& image, int cut = 0) {
  const auto* dots = reinterpret_cast<const std::uint8_t*>(image.const_data());
  const int row = image.bytes_per_row();
  const ZXing::ImageView view(dots + static_cast<std::ptrdiff_t>(cut) * row + cut, image.width() - 2 * cut,
                              image.height() - 2 * cut, ZXing::ImageFormat::Lum, row);
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
  std::vector<Seen> seen;
  for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
    const auto& at = result.position();
    seen.push_back({result.text(), at.topLeft().x, at.topLeft().y, at.bottomRight().x, at.bottomRight().y});
  }
  return seen;
}

}  // namespace marshrut::print::testing
