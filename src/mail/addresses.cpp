#include "mail/addresses.hpp"

#include "mail/ascii.hpp"
#include "mail/encoded_words.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kLongestId = 500;
constexpr std::size_t kLongestAddress = 320;

class AddressReader {
public:
  AddressReader(std::string_view raw, std::size_t most) : raw_(raw), most_(most) {}

  std::vector<Address> read() {
    while (at_ < raw_.size() && out_.size() < most_) take();
    flush();
    return std::move(out_);
  }

private:
  void take() {
    const char c = raw_[at_];
    const std::size_t word = encoded_word_size(raw_, at_);
    if (word > 0) {
      phrase_ += raw_.substr(at_, word);
      at_ += word;
    } else if (c == '"') {
      take_quoted();
    } else if (c == '(') {
      take_comment();
    } else if (c == '<') {
      take_angle();
    } else if (c == ',' || c == ';') {
      ++at_;
      flush();
    } else if (c == ':' && phrase_.find('@') == std::string::npos) {
      ++at_;
      phrase_.clear();  // the name of a group
    } else {
      phrase_ += c;
      ++at_;
    }
  }

  // A quoted local part belongs to an address, a quoted name to a phrase: both keep what the quotes hold.
  void take_quoted() {
    for (++at_; at_ < raw_.size() && raw_[at_] != '"'; ++at_) {
      if (raw_[at_] == '\\' && at_ + 1 < raw_.size()) ++at_;
      phrase_ += raw_[at_];
    }
    ++at_;
  }

  void take_comment() {
    int depth = 0;
    const std::size_t begin = at_ + 1;
    for (; at_ < raw_.size(); ++at_) {
      if (raw_[at_] == '\\') {
        ++at_;
      } else if (raw_[at_] == '(') {
        ++depth;
      } else if (raw_[at_] == ')' && --depth == 0) {
        break;
      }
    }
    const std::size_t end = std::min(at_, raw_.size());
    if (comment_.empty() && end > begin) comment_ = raw_.substr(begin, end - begin);
    at_ = end + 1;
  }

  void take_angle() {
    const std::size_t end = raw_.find('>', at_);
    const std::size_t stop = end == std::string_view::npos ? std::min(raw_.find(',', at_), raw_.size()) : end;
    angle_ = raw_.substr(at_ + 1, stop - at_ - 1);
    has_angle_ = true;
    at_ = end == std::string_view::npos ? stop : stop + 1;
  }

  static std::string clean(std::string_view address) {
    std::string out;
    for (const char c : address) {
      if (!is_blank(c) && static_cast<unsigned char>(c) >= ' ' && c != 0x7F) out += c;
    }
    // "@relay:local@domain", a route of old times.
    const std::size_t colon = out.find(':');
    if (!out.empty() && out.front() == '@' && colon != std::string::npos) out.erase(0, colon + 1);
    if (out.size() > kLongestAddress) out.clear();
    return out;
  }

  void flush() {
    Address address;
    const std::string_view phrase = trimmed(phrase_);
    if (has_angle_) {
      address = {decode_text(phrase), clean(angle_)};
      if (address.name.empty()) address.name = decode_text(comment_);
    } else if (phrase.find('@') != std::string_view::npos) {
      address = {decode_text(comment_), clean(phrase)};
    } else {
      address.name = decode_text(phrase);
    }
    if (has_angle_ || !address.name.empty() || !address.address.empty()) out_.push_back(std::move(address));
    phrase_.clear();
    angle_ = comment_ = {};
    has_angle_ = false;
  }

  std::string_view raw_;
  std::size_t most_, at_ = 0;
  std::vector<Address> out_;
  std::string phrase_;
  std::string_view angle_, comment_;
  bool has_angle_ = false;
};

std::string clean_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c > ' ' && c != 0x7F) out += c;
  }
  return out.size() <= kLongestId ? out : std::string();
}

}  // namespace

std::vector<Address> parse_addresses(std::string_view raw, std::size_t most) { return AddressReader(raw, most).read(); }

std::vector<std::string> parse_ids(std::string_view raw, std::size_t most) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < raw.size() && ids.size() < most;) {
    const std::size_t begin = raw.find('<', at);
    const std::size_t end = begin == std::string_view::npos ? begin : raw.find('>', begin);
    if (end == std::string_view::npos) break;
    std::string id = clean_id(raw.substr(begin + 1, end - begin - 1));
    if (!id.empty()) ids.push_back(std::move(id));
    at = end + 1;
  }
  if (!ids.empty()) return ids;
  // Without brackets: an id only when it is one word with an @.
  const std::string_view bare = trimmed(raw);
  if (bare.find('@') == std::string_view::npos || bare.find_first_of(" \t\r\n") != std::string_view::npos) return ids;
  std::string id = clean_id(bare);
  if (!id.empty() && most > 0) ids.push_back(std::move(id));
  return ids;
}

}  // namespace marshrut::mail
