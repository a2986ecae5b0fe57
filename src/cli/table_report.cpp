#include "cli/table_report.hpp"

#include "text/messages.hpp"

namespace marshrut::cli {

std::string explain_table(const Error& error) {
  switch (error.code) {
    case Code::damaged:
    case Code::not_a_document:
    case Code::too_large:
    case Code::unknown_form:
    case Code::unsafe_xml:
    case Code::unsupported_format:
      return text::message("cli.table.error." + std::string(code_name(error.code)));
    default:
      return explain(error);
  }
}

void report_table(Console& console, std::string_view file, const Error& error) {
  console.error(std::string(file) + ": " + std::string(code_name(error.code)) + ": " + explain_table(error));
}

void report_remarks(Console& console, std::string_view file, const std::vector<app::TableRemark>& remarks) {
  for (const app::TableRemark& remark : remarks) {
    const std::string place = app::place_text(remark);
    console.error(std::string(file) + ": " + (place.empty() ? "" : place + ": ") + remark.code + ": " + remark.message);
  }
}

}  // namespace marshrut::cli
