#include "cli/arguments.hpp"

#include <Poco/Util/Option.h>
#include <Poco/Util/OptionException.h>
#include <Poco/Util/OptionProcessor.h>
#include <Poco/Util/OptionSet.h>

#include <algorithm>

#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::cli {

namespace {

namespace util = Poco::Util;

constexpr std::size_t kNear = 2;  // edits between a word and what was meant

util::OptionSet option_set(const CommandSpec& command) {
  util::OptionSet set;
  set.addOption(util::Option("help", "h", "", false));
  set.addOption(util::Option("home", "", "", false).argument("DIR"));
  for (const OptionSpec& spec : command.options) {
    util::Option option(std::string(spec.name), "", "", false);
    if (!spec.argument.empty()) option.argument("VALUE");
    set.addOption(option);
  }
  return set;
}

// "--jsno=x" -> "jsno"
std::string option_name(std::string_view word) {
  word.remove_prefix(std::min(word.find_first_not_of('-'), word.size()));
  return std::string(word.substr(0, word.find_first_of("=:")));
}

std::string with_hint(std::string text, std::optional<std::string_view> meant, std::string_view prefix) {
  if (!meant) return text;
  const std::string word = std::string(prefix) + std::string(*meant);
  return text + ' ' + text::message("cli.usage.meant", {{"word", std::string_view(word)}});
}

std::string unknown_option(const CommandSpec& command, std::string_view word) {
  std::vector<std::string_view> known = {"help", "home"};
  for (const OptionSpec& spec : command.options) known.push_back(spec.name);
  const std::string name = option_name(word);
  return with_hint(text::message("cli.usage.unknown-option", {{"option", word}, {"command", command.name}}),
                   nearest(name, known), "--");
}

std::string about_option(std::string_view id, std::string_view name) {
  const std::string option = "--" + std::string(name);
  return text::message(id, {{"option", std::string_view(option)}});
}

// What Poco found wrong with a word, in our words.
std::string trouble(const CommandSpec& command, const util::OptionException& problem, const std::string& word) {
  const std::string name = option_name(word);
  if (dynamic_cast<const util::MissingArgumentException*>(&problem) != nullptr) {
    return about_option("cli.usage.no-value", name);
  }
  if (dynamic_cast<const util::UnexpectedArgumentException*>(&problem) != nullptr) {
    return about_option("cli.usage.takes-no-value", name);
  }
  if (dynamic_cast<const util::DuplicateOptionException*>(&problem) != nullptr) {
    return about_option("cli.usage.twice", name);
  }
  if (dynamic_cast<const util::AmbiguousOptionException*>(&problem) != nullptr) {
    return about_option("cli.usage.ambiguous", name);
  }
  return unknown_option(command, word);
}

std::optional<Error> lacks(const CommandSpec& command, const Call& call) {
  if (call.words.size() < command.least_words) return usage_error(text::message(command.words_missing));
  if (call.words.size() > command.most_words) {
    return usage_error(
        text::message("cli.usage.extra-word", {{"word", std::string_view(call.words[command.most_words])}}));
  }
  for (const OptionSpec& spec : command.options) {
    if (spec.required && !call.has(spec.name)) return usage_error(about_option("cli.usage.required", spec.name));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> Call::value(std::string_view option) const {
  const auto found = options.find(option);
  if (found == options.end()) return std::nullopt;
  return found->second;
}

Result<Call> parse_call(const CommandSpec& command, std::span<const std::string> words) {
  const util::OptionSet set = option_set(command);
  util::OptionProcessor processor(set);
  processor.setUnixStyle(true);
  Call call;
  call.command = &command;
  bool only_words = false;
  std::string pending;
  std::string current;
  try {
    for (const std::string& word : words) {
      current = word;
      std::string name;
      std::string value;
      const bool continues = !pending.empty();
      if (!continues && (only_words || word == "-" || word == "--")) {
        if (word == "--" && !only_words)
          only_words = true;
        else
          call.words.push_back(word);
        continue;
      }
      if (!processor.process(word, name, value)) {
        call.words.push_back(word);
      } else if (name.empty()) {
        pending = word;  // its value is the next word
      } else {
        pending.clear();
        call.options[name] = value;
      }
    }
    current = pending.empty() ? current : pending;
    processor.checkRequired();
  } catch (const util::OptionException& problem) {
    return usage_error(trouble(command, problem, current));
  }
  call.help = call.has("help");
  if (!call.help) {
    if (auto error = lacks(command, call)) return *error;
  }
  return call;
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
  std::optional<std::string_view> best;
  std::size_t best_distance = kNear + 1;
  for (const std::string_view candidate : known) {
    const std::size_t limit = std::min(kNear, candidate.size() / 2);
    const std::size_t distance = text::edit_distance(word, candidate, limit);
    const bool begins = !word.empty() && candidate.substr(0, word.size()) == word;
    if (distance <= limit && distance < best_distance) {
      best = candidate;
      best_distance = distance;
    } else if (begins && !best) {
      best = candidate;
    }
  }
  return best;
}

Error usage_error(std::string message) { return {Code::usage, std::move(message), {}}; }

}  // namespace marshrut::cli
