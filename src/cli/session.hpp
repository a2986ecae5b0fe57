// cli/session.hpp: what most commands begin with: the forms, and a form by its name.
// Shapes:  Call -> Session; a Result's error or an exception -> a line on standard error and an exit status.
// Owns:    the compiled forms.
#pragma once

#include <exception>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "app/home.hpp"
#include "cli/commands.hpp"
#include "lens/form.hpp"

namespace marshrut::cli {

// The folder that the call means; tells why there is none.
std::optional<app::Home> home_of(const Call& call, Console& console);
std::optional<lens::FormSet> forms_of(const Call& call, Console& console);

// Complains about a name that no form has, with what was probably meant.
const lens::Form* form_named(const lens::FormSet& forms, std::string_view id, const Call& call, Console& console);

// The same for any list of ids.
int complain_unknown_form(std::string_view id, std::span<const std::string_view> known, const Call& call,
                          Console& console);

// Runs `work` for one input; a bug in it must not end the run.
template <class Work>
Result<void> guarded(Work work) {
  try {
    return work();
  } catch (const std::exception& bug) {
    return Error{Code::internal, bug.what(), {}};
  }
}

}  // namespace marshrut::cli
