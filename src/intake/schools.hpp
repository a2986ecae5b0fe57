// intake/schools.hpp: whose letters are answered: the centre's list of schools with their mail domains and addresses.
// Shapes:  a table (XLSX, CSV) with «Школа», «Домен», «Адрес» -> Schools; a mail address -> the school it is of.
// Errors:  load: what the table's reader says; unknown_form (no such columns); bad_data with the row in `where` (no
//          name, no address, one that another school has, a domain where anybody can get an address).
// Owns:    everything it holds; const means thread-safe.
// Source:  docs/mail.md («Список школ»).
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::intake {

class Schools {
public:
  // `data` is the folder with mail.json.
  static Result<Schools> load(const std::filesystem::path& table, const std::filesystem::path& data);

  // The school's name; nullptr for an address of none of them. A domain counts with all below it.
  [[nodiscard]] const std::string* of(std::string_view address) const;
  [[nodiscard]] bool empty() const { return addresses_.empty() && domains_.empty(); }
  [[nodiscard]] std::size_t size() const { return size_; }

private:
  std::map<std::string, std::string, std::less<>> addresses_, domains_;  // lower case -> name
  std::size_t size_ = 0;
};

}  // namespace marshrut::intake
