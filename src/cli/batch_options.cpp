#include "cli/batch_options.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include "app/batch.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

std::optional<unsigned> jobs_of(const Call& call, Console& console) {
  const auto given = call.value("jobs");
  if (!given) return std::max(1U, std::thread::hardware_concurrency());
  unsigned jobs = 0;
  const auto done = std::from_chars(given->data(), given->data() + given->size(), jobs);
  const bool number = done.ec == std::errc{} && done.ptr == given->data() + given->size();
  if (number && jobs > 0 && jobs <= app::kMaxJobs) return jobs;
  complain(console, usage_error(text::message("cli.usage.jobs", {{"most", double{app::kMaxJobs}}})), call.command);
  return std::nullopt;
}

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

}  // namespace marshrut::cli
