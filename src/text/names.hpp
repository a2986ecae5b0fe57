// text/names.hpp: names of people, e-mail addresses and telephones inside free text.
// Shapes:  full name -> its parts and initials; text -> addresses with their places.
// Units:   offsets are UTF-8 bytes.
// Source:  domain.md §7; RFC 5321 §4.1.2 (addresses, without quoted local parts).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace marshrut::text {

struct Name {
  std::string family, given, patronymic;
};                                            // initials count as given names («А.»)
Name parse_name(std::string_view full_name);  // «Иванова Анна Петровна», «И. Н. Макарова», «Смирнов Д.М.»
std::string initials(std::string_view full_name);  // «Иванова А. П.»; what is no name comes back as it is
std::string initials_first(std::string_view full_name);  // «А. П. Иванова»: signatures by ГОСТ Р 7.0.97-2016
bool looks_like_name(std::string_view text);             // two to four capitalised words or initials
int compare_russian(std::string_view a,
                    std::string_view b);  // ICU ru collation: <0, 0, >0 (ё beside е, № 2 before № 10)

struct Found {
  std::string value;
  std::size_t begin = 0, end = 0;
};
std::vector<Found> find_emails(
    std::string_view text);  // a `mailto:` is inside the span, not the value; a final dot is neither
std::vector<Found> find_phones(std::string_view text);  // as typed; at least 6 digits
bool is_email(std::string_view text);
bool is_phone(std::string_view text);  // 10 or 11 digits for Russia, or + and 7–15 digits
std::string digits(std::string_view phone);

}  // namespace marshrut::text
