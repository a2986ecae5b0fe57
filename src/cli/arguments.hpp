// cli/arguments.hpp: the words of a call against what a command takes.
// Shapes:  words + CommandSpec -> Call (options by name, the other words in order).
// Errors:  usage, with the Russian sentence in `message`: what is wrong and what was probably meant.
// Owns:    a Call owns its words; specs are constants.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::cli {

struct OptionSpec {
  std::string_view name;      // "data"
  std::string_view argument;  // "ФАЙЛ"; empty for a flag
  std::string_view help;      // message id
  bool required = false;
};

class Console;
struct Call;

struct CommandSpec {
  std::string_view name;  // "forms lint" is two words
  std::span<const OptionSpec> options;
  std::size_t least_words = 0, most_words = 0;
  std::string_view words_missing;  // message id
  int (*run)(const Call& call, Console& console) = nullptr;
};

struct Call {
  const CommandSpec* command = nullptr;
  std::map<std::string, std::string, std::less<>> options;
  std::vector<std::string> words;
  bool help = false;

  [[nodiscard]] bool has(std::string_view option) const { return options.find(option) != options.end(); }
  [[nodiscard]] std::optional<std::string_view> value(std::string_view option) const;
};

Result<Call> parse_call(const CommandSpec& command, std::span<const std::string> words);

// The nearest of `known`, if one is near enough to be meant.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

Error usage_error(std::string message);

}  // namespace marshrut::cli
