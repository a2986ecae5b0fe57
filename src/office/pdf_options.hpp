// office/pdf_options.hpp: how LibreOffice is to write a PDF; private to this module.
// Source:  LibreOffice's help, «PDF export command line parameters».
#pragma once

namespace marshrut::office {

// PDF/A-2b; the controls of a form stay what they look like; a bar code is not made a photograph of.
inline constexpr const char* kPdfOptions = R"({"SelectPdfVersion":{"type":"long","value":"2"},)"
                                           R"("ExportFormFields":{"type":"boolean","value":"false"},)"
                                           R"("ExportBookmarks":{"type":"boolean","value":"true"},)"
                                           R"("UseLosslessCompression":{"type":"boolean","value":"true"},)"
                                           R"("ReduceImageResolution":{"type":"boolean","value":"false"}})";

// For a screen: places that are named in the text can be found in the PDF.
inline constexpr const char* kViewOptions = R"({"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},)"
                                            R"("ExportFormFields":{"type":"boolean","value":"false"},)"
                                            R"("ExportBookmarks":{"type":"boolean","value":"false"},)"
                                            R"("ReduceImageResolution":{"type":"boolean","value":"true"},)"
                                            R"("MaxImageResolution":{"type":"long","value":"150"}})";

}  // namespace marshrut::office
