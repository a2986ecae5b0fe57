#include "letters.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

namespace marshrut::bench {

namespace {

constexpr std::string_view kZeros = "000000000000";
constexpr std::string_view kZerosInBase64 = "MDAwMDAwMDAwMDAw";

std::string digits_of(std::size_t number) {
  std::string digits = std::to_string(number);
  return std::string(kZeros.size() - digits.size(), '0') + digits;
}

// Twelve bytes are four groups of three: no padding.
std::string base64_of(std::string_view digits) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < digits.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8U | static_cast<unsigned char>(digits[at + i]);
    for (int shift = 18; shift >= 0; shift -= 6) out += kLetters[group >> static_cast<unsigned>(shift) & 63U];
  }
  return out;
}

}  // namespace

void fail(const std::string& why) {
  std::fprintf(stderr, "gateway_load: %s\n", why.c_str());
  std::exit(1);
}

Letters::Letters(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    Kind kind;
    kind.text = bytes.str();
    for (auto at = kind.text.find(kZeros); at != std::string::npos; at = kind.text.find(kZeros, at + kZeros.size())) {
      kind.digits.push_back(at);
    }
    kind.coded = kind.text.rfind(kZerosInBase64);
    const auto begin = kind.text.find("<n"), end = kind.text.find('>', begin);
    if (kind.digits.size() != 2 || kind.coded == std::string::npos) fail("not of letters.py: " + file.string());
    kind.sender = kind.text.substr(begin + 1, end - begin - 1);
    kinds_.push_back(std::move(kind));
  }
  if (kinds_.empty()) fail("no letters");
}

void Letters::make(std::size_t number, Numbered& into) const {
  const Kind& kind = kinds_[number % kinds_.size()];
  const std::string digits = digits_of(number);
  into.text = kind.text;
  for (const std::size_t at : kind.digits) into.text.replace(at, digits.size(), digits);
  into.text.replace(kind.coded, kZerosInBase64.size(), base64_of(digits));
  into.sender = kind.sender;
  into.sender.replace(1, digits.size(), digits);
}

}  // namespace marshrut::bench
