// app/table_file.hpp: a table that a person named, in any format that holds one.
// Shapes:  path («-» is standard input) -> rows: XLSX and CSV as they are, XLS, ODS and other programs' through
//          LibreOffice.
// Errors:  what base/files.hpp, app/converter.hpp and xlsx/table.hpp say.
// Owns:    the result owns its rows' source.
#pragma once

#include <filesystem>
#include <memory>

#include "app/converter.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

Result<std::unique_ptr<xlsx::TableSource>> open_table_file(const std::filesystem::path& path, Converter& converter);

}  // namespace marshrut::app
