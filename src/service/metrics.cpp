#include "service/metrics.hpp"

#include <fmt/format.h>

namespace marshrut::service {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"' || c == '\n') out += '\\';
    out += c == '\n' ? 'n' : c;
  }
  return out;
}

}  // namespace

void Metrics::family(std::string_view name, std::string_view type, std::string_view help) {
  name_ = "marshrut_" + std::string(name);
  text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name_, help, name_, type);
}

void Metrics::sample(double value, std::string_view label, std::string_view label_value) {
  if (label.empty()) {
    text_ += fmt::format("{} {}\n", name_, value);
  } else {
    text_ += fmt::format("{}{{{}=\"{}\"}} {}\n", name_, label, escaped(label_value), value);
  }
}

}  // namespace marshrut::service
