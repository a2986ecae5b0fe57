#include "http/rate.hpp"

#include <algorithm>

namespace marshrut::http {

namespace {

constexpr std::size_t kMostBuckets = 10'000;

double seconds(std::chrono::steady_clock::duration time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

bool Rate::take(const std::string& key) {
  const Time now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (buckets_.size() > kMostBuckets) forget_full(now);
  auto [found, fresh] = buckets_.try_emplace(key, Bucket{burst_, now});
  Bucket& bucket = found->second;
  bucket.tokens = std::min(burst_, bucket.tokens + seconds(now - bucket.at) * a_second_);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void Rate::forget_full(Time now) {
  std::erase_if(buckets_, [&](const auto& one) {
    return one.second.tokens + seconds(now - one.second.at) * a_second_ >= burst_;
  });
}

}  // namespace marshrut::http
