// http/rate.hpp: how many calls somebody may make: a bucket of tokens each; private to this module.
// Shapes:  key -> may it call now.
// Units:   calls, seconds.
// Owns:    its buckets; full ones are forgotten. Safe from any thread.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace marshrut::http {

class Rate {
public:
  Rate(double a_second, double burst) : a_second_(a_second), burst_(burst) {}
  bool take(const std::string& key);

private:
  using Time = std::chrono::steady_clock::time_point;
  struct Bucket {
    double tokens = 0;
    Time at;
  };
  void forget_full(Time now);

  double a_second_, burst_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace marshrut::http
