#include "mail/header.hpp"

#include <algorithm>
#include <array>

#include "mail/ascii.hpp"

namespace marshrut::mail {

namespace {

// The size of a field's name when a line begins with one ("Subject" of "Subject : x"), else 0.
std::size_t name_size(std::string_view line) {
  constexpr std::size_t kLongest = 100;
  if (line.substr(0, 2) == "--") return 0;  // a boundary that may hold a colon
  std::size_t at = 0;
  while (at < line.size() && at <= kLongest && line[at] > ' ' && line[at] != ':' && line[at] != 0x7F) ++at;
  const std::size_t size = at;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return size > 0 && size <= kLongest && at < line.size() && line[at] == ':' ? size : 0;
}

bool is_folded(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

class HeaderReader {
public:
  HeaderReader(std::string_view entity, const HeaderLimits& limits) : text_(entity), limits_(limits) {}

  Header read() {
    skip_from_lines();
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const std::size_t end = line_end(at_);
      const std::string_view line = text_.substr(at_, end - at_);
      if (line.empty() || line == "\n" || line == "\r\n") {
        at_ = end;
        break;
      }
      if (at_ - begin > limits_.bytes.value_or(text_.size()) ||
          header_.fields.size() >= limits_.fields.value_or(text_.size())) {
        skip_rest();
        break;
      }
      if (!take_line(line, end)) break;
    }
    header_.body = std::min(at_, text_.size());
    return std::move(header_);
  }

private:
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string_view::npos ? text_.size() : end + 1;
  }

  void skip_from_lines() {
    if (text_.rfind("\xEF\xBB\xBF", 0) == 0) at_ = 3;
    while (text_.substr(at_, 5) == "From " || text_.substr(at_, 6) == ">From ") at_ = line_end(at_);
  }

  // False when the body begins at this line.
  bool take_line(std::string_view line, std::size_t end) {
    const std::size_t size = name_size(line);
    if (size > 0) {
      while (is_folded(text_, end) && !is_empty_line(end)) end = line_end(end);
      std::string_view value = text_.substr(at_, end - at_);
      value.remove_prefix(value.find(':', size) + 1);
      while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.remove_suffix(1);
      header_.fields.push_back({text_.substr(at_, size), value});
      at_ = end;
      return true;
    }
    header_.odd_lines = true;
    if (line.substr(0, 2) == "--") return false;  // the empty line before the first part was forgotten
    // A line that is no field among fields is junk (a subject with a line end in it); before them all it is a body.
    const bool fields_go_on = !header_.fields.empty() && end < text_.size() &&
                              (name_size(text_.substr(end, line_end(end) - end)) > 0 || is_folded(text_, end));
    if (fields_go_on) at_ = end;
    return fields_go_on;
  }

  // A line of blanks only, which some programs end the head with; others fold with it.
  [[nodiscard]] bool is_empty_line(std::size_t at) const {
    const std::size_t end = line_end(at);
    if (!trimmed(text_.substr(at, end - at)).empty()) return false;
    return !is_folded(text_, end) || trimmed(text_.substr(end, line_end(end) - end)).empty();
  }

  void skip_rest() {
    header_.over_limit = true;
    const std::size_t lf = text_.find("\n\n", at_), crlf = text_.find("\n\r\n", at_);
    const std::size_t end = std::min(lf, crlf);
    at_ = end == std::string_view::npos ? text_.size() : end + (end == lf ? 2 : 3);
  }

  std::string_view text_;
  const HeaderLimits& limits_;
  Header header_;
  std::size_t at_ = 0;
};

}  // namespace

const Field* Header::find(std::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return same(field.name, name); });
  return found == fields.end() ? nullptr : &*found;
}

std::string_view Header::value(std::string_view name) const {
  const Field* field = find(name);
  return field == nullptr ? std::string_view{} : field->value;
}

Header read_header(std::string_view entity, const HeaderLimits& limits) { return HeaderReader(entity, limits).read(); }

bool looks_like_message(std::string_view bytes) {
  constexpr std::array<std::string_view, 8> kUsual = {"From",         "To",       "Subject",    "Date",
                                                      "MIME-Version", "Received", "Message-ID", "Content-Type"};
  const Header header = read_header(bytes.substr(0, 16384), {16384, 100});
  const bool usual = std::any_of(kUsual.begin(), kUsual.end(), [&](auto name) { return header.find(name) != nullptr; });
  return usual && header.fields.size() >= 2;
}

}  // namespace marshrut::mail
