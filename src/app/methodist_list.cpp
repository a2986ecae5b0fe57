// The list of methodists.
#include <algorithm>
#include <map>

#include "app/keyed_table.hpp"
#include "app/methodist_load.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

using route::Severity;

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;\n", begin), text.size());
    std::string part = text::value_text(text.substr(begin, end - begin));
    begin = end + 1;
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

class ListReader {
public:
  explicit ListReader(KeyedTable table) : table_(std::move(table)) {}

  MethodistList read() {
    for (const xlsx::Row& row : table_.rows) take(row);
    made_.remarks = std::move(table_.remarks);
    return std::move(made_);
  }

private:
  void refuse(const char* code, const xlsx::Row& row, const char* key, std::string_view shown) {
    ++made_.refused;
    table_.tell(code, Severity::error, row.number, table_.find(key),
                text::message("app.methodists." + std::string(code), {{"shown", shown}}));
  }

  void take(const xlsx::Row& row) {
    Methodist one;
    one.full_name = table_.text(row, "name");
    if (one.full_name.empty()) return refuse("no-name", row, "name", {});
    const auto [met, fresh] = names_.emplace(text::label_key(one.full_name), row.number);
    if (!fresh) return refuse("twice", row, "name", one.full_name);
    one.position = table_.text(row, "position");
    one.email = table_.text(row, "email");
    one.phone = table_.text(row, "phone");
    one.districts = parts_of(table_.text(row, "districts"));
    const std::string load = table_.text(row, "load");
    if (!load.empty()) {
      const auto number = text::parse_number(load);
      if (!number || *number < 0 || *number > 1e6) return refuse("load", row, "load", load);
      one.load = static_cast<std::size_t>(*number);
    }
    made_.methodists.push_back(std::move(one));
  }

  KeyedTable table_;
  MethodistList made_;
  std::map<std::string, std::uint32_t> names_;
};

}  // namespace

Result<MethodistList> read_methodists(const xlsx::TableSource& table, const DiagnosticsSettings& settings) {
  static constexpr std::string_view kNeeded[] = {"name"};
  auto read = read_keyed_table(table, settings.methodists, kNeeded);
  if (!read) return read.error();
  return ListReader(std::move(*read)).read();
}

}  // namespace marshrut::app
