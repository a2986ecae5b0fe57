// service/metrics.hpp: counts of the running service for Prometheus.
// Shapes:  name, help, labels, value -> the text exposition format.
// Owns:    the text.
// Source:  Prometheus text format 0.0.4.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::service {

class Metrics {
public:
  // One family: its samples follow. `type` is "counter" or "gauge".
  void family(std::string_view name, std::string_view type, std::string_view help);
  void sample(double value, std::string_view label = {}, std::string_view label_value = {});
  [[nodiscard]] const std::string& text() const { return text_; }

private:
  std::string name_, text_;
};

}  // namespace marshrut::service
