#include "office/book_macro.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "office/pdf_options.hpp"

namespace marshrut::office {

namespace {

constexpr std::string_view kLibrary = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Books"/>
</library:library>
)";

// No macros of the document (MacroExecutionMode NEVER_EXECUTE), no links brought up to date (UpdateDocMode NO_UPDATE).
// When it fails there is no file, which is all that has to be known.
constexpr std::string_view kModule = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Books" script:language="StarBasic"><![CDATA[
Function Property(name As String, value As Variant) As Object
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Property = made
End Function

Sub Convert(source As String, importer As String, target As String, exporter As String)
  Dim book As Object
  On Error GoTo Failed
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Property("Hidden", True), _
    Property("FilterName", importer), Property("MacroExecutionMode", 0), Property("UpdateDocMode", 0), _
    Property("ReadOnly", True)))
  If IsNull(book) Then Exit Sub
  If exporter = "calc_pdf_Export" Then
    book.storeToURL(target, Array(Property("FilterName", exporter), Property("FilterOptions", "@PDF@")))
  Else
    book.storeToURL(target, Array(Property("FilterName", exporter)))
  End If
Failed:
  On Error Resume Next
  If Not IsNull(book) Then book.close(True)
End Sub
]]></script:module>
)";

std::string module_text() {
  std::string options;
  for (const char c : std::string_view(kPdfOptions)) options.append(c == '"' ? 2 : 1, c);  // as Basic writes it
  std::string text(kModule);
  constexpr std::string_view kPlace = "@PDF@";
  return text.replace(text.find(kPlace), kPlace.size(), options);
}

}  // namespace

Result<void> write_book_macro(const std::filesystem::path& profile) {
  const auto folder = profile / "user" / "basic" / "Standard";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  auto written = write_file_atomic(folder / "script.xlb", kLibrary);
  if (written) written = write_file_atomic(folder / "Books.xba", module_text());
  return written;
}

std::string book_macro_url(std::string_view from, std::string_view importer, std::string_view to,
                           std::string_view exporter) {
  return fmt::format(R"(macro:///Standard.Books.Convert("{}","{}","{}","{}"))", from, importer, to, exporter);
}

}  // namespace marshrut::office
