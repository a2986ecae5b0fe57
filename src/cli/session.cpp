#include "cli/session.hpp"

#include <vector>

#include "text/messages.hpp"

namespace marshrut::cli {

std::optional<app::Home> home_of(const Call& call, Console& console) {
  std::optional<std::filesystem::path> asked;
  if (const auto given = call.value("home")) asked = std::filesystem::path(*given);
  auto home = app::find_home(asked);
  if (home) return std::move(*home);
  console.error("marshrut: not-found: " +
                text::message("cli.error.home", {{"where", std::string_view(home.error().where)}}));
  return std::nullopt;
}

namespace {

// A home without rules still prints names, and is sure of none.
std::optional<text::Declension> declension_of(const app::Home& home, const Call& call, Console& console) {
  text::Declension names;
  const auto take = [&](const std::filesystem::path& file, bool may_miss) {
    const auto done = names.add(file);
    if (done || (may_miss && done.error().code == Code::not_found)) return true;
    return console.report(file.string(), done.error()), false;
  };
  if (!take(home.data() / "declension" / "names.json", true)) return std::nullopt;
  if (const auto own = call.value("names"); own && !take(*own, false)) return std::nullopt;
  return names;
}

}  // namespace

std::optional<lens::FormSet> forms_of(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  if (!home) return std::nullopt;
  const auto names = declension_of(*home, call, console);
  if (!names) return std::nullopt;
  auto forms = lens::FormSet::load(home->templates(), home->model(), *names);
  if (forms) return std::move(*forms);
  console.report("marshrut", forms.error());
  return std::nullopt;
}

int complain_unknown_form(std::string_view id, std::span<const std::string_view> known, const Call& call,
                          Console& console) {
  std::string all;
  for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
  std::string text = text::message("cli.usage.unknown-form", {{"form", id}});
  if (const auto meant = nearest(id, known)) {
    text += ' ' + text::message("cli.usage.meant", {{"word", *meant}});
  } else {
    text += ' ' + text::message("cli.usage.known-forms", {{"forms", std::string_view(all)}});
  }
  return complain(console, usage_error(text), call.command);
}

const lens::Form* form_named(const lens::FormSet& forms, std::string_view id, const Call& call, Console& console) {
  if (const lens::Form* form = forms.find(id)) return form;
  std::vector<std::string_view> known;
  for (const lens::Form& form : forms.forms()) known.push_back(form.profile().id);
  complain_unknown_form(id, known, call, console);
  return nullptr;
}

}  // namespace marshrut::cli
