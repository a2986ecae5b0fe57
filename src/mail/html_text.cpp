#include "mail/html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mail/ascii.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {

namespace {

constexpr std::array<std::pair<std::string_view, char32_t>, 18> kEntities = {{{"nbsp", U' '},
                                                                              {"amp", U'&'},
                                                                              {"lt", U'<'},
                                                                              {"gt", U'>'},
                                                                              {"quot", U'"'},
                                                                              {"apos", U'\''},
                                                                              {"laquo", U'«'},
                                                                              {"raquo", U'»'},
                                                                              {"ndash", U'–'},
                                                                              {"mdash", U'—'},
                                                                              {"hellip", U'…'},
                                                                              {"bdquo", U'„'},
                                                                              {"ldquo", U'“'},
                                                                              {"rdquo", U'”'},
                                                                              {"bull", U'•'},
                                                                              {"middot", U'·'},
                                                                              {"shy", U'\u00AD'},
                                                                              {"copy", U'©'}}};

char32_t numbered(std::string_view digits) {
  const bool hex = !digits.empty() && to_lower(digits.front()) == 'x';
  if (hex) digits.remove_prefix(1);
  char32_t value = 0;
  if (digits.empty() || digits.size() > 7) return 0;
  for (const char c : digits) {
    const int digit = hex_value(c);
    if (digit < 0 || (!hex && digit > 9)) return 0;
    value = value * (hex ? 16U : 10U) + static_cast<char32_t>(digit);
  }
  const bool real = value >= 0x20 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
  return real ? value : U' ';
}

char32_t entity_value(std::string_view name) {
  if (!name.empty() && name.front() == '#') return numbered(name.substr(1));
  const auto found = std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& e) { return e.first == name; });
  return found == kEntities.end() ? 0 : found->second;
}

bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 21> kBlocks = {"p",  "div", "br",    "tr", "li", "h1",  "h2",
                                                        "h3", "h4",  "h5",    "h6", "hr", "ul",  "ol",
                                                        "dl", "dt",  "table", "td", "th", "pre", "blockquote"};
  return std::any_of(kBlocks.begin(), kBlocks.end(), [&](auto block) { return same(block, name); });
}

// Elements whose content nobody sees.
bool is_hidden(std::string_view name) {
  return same(name, "script") || same(name, "style") || same(name, "title") || same(name, "head");
}

// Where "</name" stands at or after `at`, or npos.
std::size_t closing(std::string_view html, std::size_t at, std::string_view name) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (starts_with(html.substr(at + 2), name)) return at;
  }
  return at;
}

class HtmlReader {
public:
  HtmlReader(std::string_view html, std::size_t most) : html_(html), most_(most) {}

  std::string read() {
    for (std::size_t at = 0; at < html_.size() && out_.size() < most_;) at = take(at);
    while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
    return std::move(out_);
  }

private:
  std::size_t take(std::size_t at) {
    if (html_[at] == '<') return take_tag(at);
    if (html_[at] == '&') return take_entity(at);
    if (is_blank(html_[at])) {
      blank_ = true;
      return at + 1;
    }
    separate();
    out_ += html_[at];
    return at + 1;
  }

  void separate() {
    if (blank_ && !out_.empty() && out_.back() != '\n') out_ += ' ';
    blank_ = false;
  }

  std::size_t take_entity(std::size_t at) {
    constexpr std::size_t kLongest = 11;
    const std::size_t size = html_.substr(at, kLongest).find(';');
    const bool near = size != std::string_view::npos;
    const std::size_t end = near ? at + size : at;
    const char32_t value = near ? entity_value(html_.substr(at + 1, end - at - 1)) : 0;
    if (value == U' ') {
      blank_ = true;
    } else {
      separate();
      text::append_utf8(out_, value == 0 ? U'&' : value);
    }
    return value == 0 ? at + 1 : end + 1;
  }

  std::size_t take_tag(std::size_t at) {
    if (html_.substr(at, 4) == "<!--") {
      const std::size_t end = html_.find("-->", at);
      return end == std::string_view::npos ? html_.size() : end + 3;
    }
    std::size_t name_at = at + 1;
    const bool closes = name_at < html_.size() && html_[name_at] == '/';
    if (closes) ++name_at;
    std::size_t name_end = name_at;
    while (name_end < html_.size() && (is_alpha(html_[name_end]) || is_digit(html_[name_end]))) ++name_end;
    const std::string_view name = html_.substr(name_at, name_end - name_at);
    const bool tag = !name.empty() || (name_at < html_.size() && (html_[name_at] == '!' || html_[name_at] == '?'));
    if (!tag) {
      separate();
      out_ += '<';
      return at + 1;
    }
    if (is_block(name)) line_end();
    const std::size_t end = std::min(html_.find('>', name_end), html_.size());
    if (closes || !is_hidden(name)) return end + 1;
    const std::size_t hidden_end = closing(html_, end, name);
    // Without its end, a style hides all that follows in a browser too; a head ends where the body begins.
    return hidden_end == std::string_view::npos ? (same(name, "head") ? end + 1 : html_.size()) : hidden_end;
  }

  void line_end() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    blank_ = false;
  }

  std::string_view html_;
  std::size_t most_;
  std::string out_;
  bool blank_ = false;
};

}  // namespace

std::string html_text(std::string_view html, std::size_t most) { return HtmlReader(html, most).read(); }

std::string_view html_charset(std::string_view html) {
  constexpr std::size_t kHead = 4096;
  const std::string_view head = html.substr(0, kHead);
  for (std::size_t at = 0; at + 8 < head.size(); ++at) {
    if (!starts_with(head.substr(at), "charset=")) continue;
    at += 8;
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < head.size() && (is_alpha(head[end]) || is_digit(head[end]) || head[end] == '-' || head[end] == '_'))
      ++end;
    return head.substr(at, end - at);
  }
  return {};
}

}  // namespace marshrut::mail
