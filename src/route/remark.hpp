// route/remark.hpp: one remark on a route, for the person who can mend it.
// Shapes:  rule, severity, place, Russian message, source.
// Units:   path is an RFC 6901 pointer into the route ("/teacher/email"); empty for the route as a whole.
// Owns:    its strings.
// Source:  domain.md §5 (severities).
#pragma once

#include <string>
#include <string_view>

namespace marshrut::route {

enum class Severity {
  error,    // stops acceptance and returns the file
  warning,  // is told and does not stop
  info,     // is shown to the operator
};

constexpr std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

struct Remark {
  std::string rule;
  Severity severity = Severity::error;
  std::string path;
  std::string message;
  std::string source;  // the paper and its paragraph; empty where no paper says so
  friend bool operator==(const Remark&, const Remark&) = default;
};

}  // namespace marshrut::route
