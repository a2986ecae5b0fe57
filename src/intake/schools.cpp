#include "intake/schools.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <vector>

#include "app/keyed_table.hpp"
#include "base/files.hpp"
#include "text/names.hpp"
#include "xlsx/table.hpp"

namespace marshrut::intake {

namespace {

using Json = nlohmann::json;

struct MailData {
  std::vector<app::DiagnosticsSettings::Column> columns;
  std::set<std::string> public_domains;
};

Result<MailData> mail_data(const std::filesystem::path& folder) {
  const auto bytes = read_file(folder / "mail.json");
  if (!bytes) return bytes.error();
  try {
    const Json json = Json::parse(*bytes);
    MailData data;
    for (const Json& column : json.at("schools")) {
      data.columns.push_back(
          {column.at("key").get<std::string>(), column.at("headings").get<std::vector<std::string>>()});
    }
    json.at("public_domains").get_to(data.public_domains);
    return data;
  } catch (const Json::exception&) {
    return Error{Code::bad_data, "mail.json is not as it should be", (folder / "mail.json").string()};
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// «school5.ru, @school5.edu.ru; school6.ru»
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;\n\t", begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (!word.empty() && word.front() == '@') word.remove_prefix(1);
    if (!word.empty()) words.push_back(lower(word));
  }
  return words;
}

bool is_domain(std::string_view word) {
  const auto fits = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '.' || c >= 0x80; };
  return word.find('.') != std::string_view::npos && std::all_of(word.begin(), word.end(), fits) &&
         word.front() != '.' && word.back() != '.';
}

constexpr const char* kOfTwo = "the same domain or address for two schools";

Error wrong(std::uint32_t row, const char* what) { return Error{Code::bad_data, what, std::to_string(row)}; }

}  // namespace

Result<Schools> Schools::load(const std::filesystem::path& table, const std::filesystem::path& data) {
  const auto known = mail_data(data);
  if (!known) return known.error();
  auto bytes = read_file(table);
  if (!bytes) return bytes.error();
  const auto source = xlsx::open_table(std::move(*bytes));
  if (!source) return source.error();
  static constexpr std::string_view kNeeded[] = {"name"};
  const auto read = app::read_keyed_table(**source, known->columns, kNeeded);
  if (!read) return read.error();
  Schools schools;
  for (const xlsx::Row& row : read->rows) {
    const std::string name = read->text(row, "name");
    const auto domains = words_of(read->text(row, "domains"));
    const auto addresses = words_of(read->text(row, "addresses"));
    if (name.empty() && domains.empty() && addresses.empty()) continue;
    if (name.empty()) return wrong(row.number, "a school without a name");
    if (domains.empty() && addresses.empty()) return wrong(row.number, "a school without a domain or an address");
    for (const std::string& domain : domains) {
      if (!is_domain(domain)) return wrong(row.number, "not a domain");
      if (known->public_domains.count(domain) > 0) return wrong(row.number, "a domain of public mail: list addresses");
      if (schools.domains_.emplace(domain, name).first->second != name) return wrong(row.number, kOfTwo);
    }
    for (const std::string& address : addresses) {
      if (!text::is_email(address)) return wrong(row.number, "not a mail address");
      if (schools.addresses_.emplace(address, name).first->second != name) return wrong(row.number, kOfTwo);
    }
    ++schools.size_;
  }
  return schools;
}

const std::string* Schools::of(std::string_view address) const {
  const std::string wanted = lower(address);
  if (const auto found = addresses_.find(wanted); found != addresses_.end()) return &found->second;
  const std::size_t at = wanted.rfind('@');
  if (at == std::string::npos) return nullptr;
  for (std::string_view domain = std::string_view(wanted).substr(at + 1); !domain.empty();) {
    if (const auto found = domains_.find(domain); found != domains_.end()) return &found->second;
    const std::size_t dot = domain.find('.');
    domain = dot == std::string_view::npos ? std::string_view() : domain.substr(dot + 1);
  }
  return nullptr;
}

}  // namespace marshrut::intake
