// Help, laid out by us: Poco's HelpFormatter speaks English and counts bytes.
#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

// "forms lint" -> "cli.help.forms-lint.usage"
std::string help_id(const CommandSpec& command, std::string_view part) {
  std::string name(command.name);
  for (char& c : name) c = c == ' ' ? '-' : c;
  return "cli.help." + name + '.' + std::string(part);
}

std::string indented(std::string_view text) {
  std::string out = "  ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out + '\n';
}

std::string section(std::string_view title_id, std::string_view body) {
  return '\n' + text::message(title_id) + '\n' + std::string(body);
}

std::string options_of(const CommandSpec& command) {
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](std::string_view name, std::string_view argument, std::string_view help) {
    std::string option = "--" + std::string(name);
    if (!argument.empty()) option += ' ' + std::string(argument);
    // Lines after the first stand under it.
    std::string text = text::message(help);
    for (std::size_t begin = 0, end = 0; begin <= text.size(); begin = end + 1) {
      end = std::min(text.find('\n', begin), text.size());
      rows.push_back({begin == 0 ? option : std::string(), text.substr(begin, end - begin)});
    }
  };
  for (const OptionSpec& spec : command.options) add(spec.name, spec.argument, spec.help);
  add("home", "ПАПКА", "cli.option.home");
  add("help", "", "cli.option.help");
  return table(rows, "  ");
}

}  // namespace

std::string help_for(const CommandSpec& command) {
  std::string out = "marshrut " + std::string(command.name) + " — " + text::message(help_id(command, "summary")) + '\n';
  out += section("cli.help.usage", indented(text::message(help_id(command, "usage"))));
  out += '\n' + text::message(help_id(command, "text")) + '\n';
  out += section("cli.help.options", options_of(command));
  out += section("cli.help.examples", indented(text::message(help_id(command, "examples"))));
  return out;
}

std::string help_for_all() {
  std::vector<std::vector<std::string>> rows;
  for (const CommandSpec& command : commands()) {
    rows.push_back({std::string(command.name), text::message(help_id(command, "summary"))});
  }
  std::string out = text::message("cli.help.title") + '\n';
  out += section("cli.help.usage", indented(text::message("cli.help.all-usage")));
  out += section("cli.help.commands", table(rows, "  "));
  out += '\n' + text::message("cli.help.all-text") + '\n';
  out += section("cli.help.examples", indented(text::message("cli.help.all-examples")));
  return out;
}

}  // namespace marshrut::cli
