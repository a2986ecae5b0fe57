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

}  // namespace marshrut::office
