// cli/table_report.hpp: what is said about tables, on standard error.
// Shapes:  a refused table -> its line; remarks on a table -> a line each: file, place, code, message.
#pragma once

#include <string_view>
#include <vector>

#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "cli/console.hpp"

namespace marshrut::cli {

// Tables have words of their own for what a document would be told otherwise.
std::string explain_table(const Error& error);
void report_table(Console& console, std::string_view file, const Error& error);
void report_remarks(Console& console, std::string_view file, const std::vector<app::TableRemark>& remarks);

}  // namespace marshrut::cli
