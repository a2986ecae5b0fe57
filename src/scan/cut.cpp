#include "scan/cut.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace marshrut::scan {

namespace {

constexpr unsigned kShownDpi = 150, kDrawnDpi = 200;
constexpr int kShownSide = 1800;  // pixels
constexpr int kQuality = 70;      // of a JPEG that is drawn here

const Error kDamaged{Code::damaged, "the page can't be copied", {}};

// What Leptonica allocates is freed by it.
struct Lept {
  void operator()(l_uint8* data) const { lept_free(data); }
};
using LeptBytes = std::unique_ptr<l_uint8, Lept>;

std::string text_of(const LeptBytes& data, std::size_t size) {
  return {reinterpret_cast<const char*>(data.get()), size};
}

// What an image says of its resolution is believed when it makes a page of it, from A5 to A3; else it is A4.
void set_resolution(L_COMP_DATA& data) {
  constexpr double kShort = 7.5, kA4 = 11.69, kLong = 17.5;  // inches
  const double side = std::max(data.w, data.h);
  if (data.res > 0 && side / data.res >= kShort && side / data.res <= kLong) return;
  data.res = std::max(1, static_cast<l_int32>(std::lround(side / kA4)));
}

Result<std::string> pdf_of(L_COMP_DATA* data) {
  if (data == nullptr) return kDamaged;
  set_resolution(*data);
  l_uint8* made = nullptr;
  std::size_t size = 0;
  const bool failed = cidConvertToPdfData(data, nullptr, &made, &size) != 0;  // takes `data` over
  const LeptBytes bytes(made);
  if (failed || !bytes) return kDamaged;
  return text_of(bytes, size);
}

Result<std::string> pdf_of_jpeg(std::string_view jpeg) {
  // The library keeps these bytes as its own, and frees them.
  l_uint8* copy = l_binaryCopy(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size());
  return copy == nullptr ? Result<std::string>(kDamaged) : pdf_of(l_generateJpegDataMem(copy, jpeg.size(), 0));
}

Result<std::string> pdf_of_image(const Image& image) {
  L_COMP_DATA* data = nullptr;
  if (pixGenerateCIData(image.get(), L_FLATE_ENCODE, 0, 0, &data) != 0) return kDamaged;
  return pdf_of(data);
}

Result<std::string> pdf_of_drawn(PageSource& source, unsigned file_page) {
  auto image = source.page(file_page - 1, kDrawnDpi);
  if (!image) return image.error();
  (void)pixSetResolution(image->get(), static_cast<l_int32>(kDrawnDpi), static_cast<l_int32>(kDrawnDpi));
  l_uint8* made = nullptr;
  std::size_t size = 0;
  const bool failed = pixWriteMemJpeg(&made, &size, image->get(), kQuality, 0) != 0;
  const LeptBytes bytes(made);
  if (failed || !bytes) return kDamaged;
  return pdf_of_jpeg(text_of(bytes, size));
}

// Nothing that a reader would carry out.
void strip(QPDFObjectHandle page) {
  page.removeKey("/AA");
  QPDFObjectHandle notes = page.getKey("/Annots");
  if (!notes.isArray()) return page.removeKey("/Annots");
  for (int i = 0; i < notes.getArrayNItems(); ++i) {
    QPDFObjectHandle note = notes.getArrayItem(i);
    if (!note.isDictionary()) continue;
    note.removeKey("/A");
    note.removeKey("/AA");
  }
}

class Assembly {
public:
  Assembly() { target_.emptyPDF(); }

  // `number0` of that file, turned upright.
  void add(std::shared_ptr<QPDF> from, std::size_t number0, int rotation) {
    const auto pages = QPDFPageDocumentHelper(*from).getAllPages();
    QPDFPageObjectHelper page = pages.at(number0);
    strip(page.getObjectHandle());
    if (rotation != 0) page.rotatePage(rotation, true);
    QPDFPageDocumentHelper(target_).addPage(page, false);
    sources_.push_back(std::move(from));  // its objects are read when the target is written
  }

  std::string write() {
    QPDFWriter writer(target_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const auto made = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(made->getBuffer()), made->getSize()};
  }

private:
  QPDF target_;
  std::vector<std::shared_ptr<QPDF>> sources_;
};

std::shared_ptr<QPDF> opened(std::string_view bytes) {
  auto file = std::make_shared<QPDF>();
  file->setSuppressWarnings(true);
  file->processMemoryFile("scan", bytes.data(), bytes.size());
  return file;
}

Result<std::string> copied(std::string_view bytes, const std::vector<CardPage>& pages) {
  try {
    Assembly all;
    const auto file = opened(bytes);
    for (const CardPage& one : pages) all.add(file, one.file_page - 1, one.rotation);
    return all.write();
  } catch (const std::exception&) {
    return kDamaged;
  }
}

using Single = Result<std::string> (*)(std::string_view bytes, PageSource& source, unsigned file_page,
                                       const Limits& limits);

Result<std::string> single_image(std::string_view bytes, PageSource& source, unsigned file_page, const Limits& limits) {
  const Format format = format_of(bytes).value_or(Format::png);
  if (format == Format::jpeg) {
    if (auto pdf = pdf_of_jpeg(bytes)) return pdf;
  }
  const auto image = decode_image(bytes, format, file_page - 1, limits);
  if (!image) return image.error();
  auto pdf = pdf_of_image(*image);
  return pdf ? pdf : pdf_of_drawn(source, file_page);
}

Result<std::string> single_drawn(std::string_view /*bytes*/, PageSource& source, unsigned file_page,
                                 const Limits& /*limits*/) {
  return pdf_of_drawn(source, file_page);
}

// Each page a file of its own, put together.
Result<std::string> wrapped(std::string_view bytes, PageSource& source, const std::vector<CardPage>& pages,
                            const Limits& limits, Single single) {
  std::vector<std::string> singles;  // must outlive the assembly
  for (const CardPage& one : pages) {
    auto pdf = single(bytes, source, one.file_page, limits);
    if (!pdf) return pdf;
    singles.push_back(std::move(*pdf));
  }
  try {
    Assembly all;
    for (std::size_t i = 0; i < pages.size(); ++i) all.add(opened(singles[i]), 0, pages[i].rotation);
    return all.write();
  } catch (const std::exception&) {
    return kDamaged;
  }
}

}  // namespace

Result<std::string> cut_pdf(std::string_view bytes, PageSource& source, const std::vector<CardPage>& pages,
                            const Limits& limits) {
  if (!source.drawn()) return wrapped(bytes, source, pages, limits, single_image);
  auto cut = copied(bytes, pages);
  return cut ? cut : wrapped(bytes, source, pages, limits, single_drawn);
}

Result<std::string> page_png(PageSource& source, unsigned file_page) {
  auto page = source.page(file_page - 1, kShownDpi);
  if (!page) return page.error();
  Image image = std::move(*page);
  const int side = std::max(width_of(image), height_of(image));
  if (side > kShownSide) {
    const float scale = static_cast<float>(kShownSide) / static_cast<float>(side);
    image.reset(pixScale(image.get(), scale, scale));
  }
  // Sixteen greys are enough to read by, and make a quarter of the size.
  const Image small(image ? pixThresholdTo4bpp(image.get(), 16, 0) : nullptr);
  l_uint8* made = nullptr;
  std::size_t size = 0;
  const bool failed = !small || pixWriteMemPng(&made, &size, small.get(), 0.0F) != 0;
  const LeptBytes bytes(made);
  if (failed || !bytes) return kDamaged;
  return text_of(bytes, size);
}

}  // namespace marshrut::scan
