// desk/form_drafts.hpp: forms that an administrator uploads: looked at, shown as printed, put to use.
// Shapes:  zip of form.docx and form.json (a schema beside them) -> CheckedForm; active drafts of the store -> folders
//          under Home::installed, as templates/ has them: <region>/<id>/.
// Units:   bytes; pages count from 1.
// Errors:  damaged, too_large (the zip), bad_data (an id or a region that can't stand in a path; a file that is none of
//          a form's; another id inside), conflict (a bundled form has this id), unavailable (nowhere to install to).
// Owns:    results own what they hold.
// Source:  docs/formats/profile.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/lint.hpp"
#include "desk/desk.hpp"
#include "store/form_drafts.hpp"

namespace marshrut::desk {

// Small letters, digits and hyphens: nothing that climbs out of a folder.
bool is_form_name(std::string_view text);

using FormFiles = std::map<std::string, std::string>;  // by name
Result<FormFiles> form_files(std::string_view zip);

struct CheckedForm {
  std::string title, kind;
  std::vector<app::Finding> findings;
  bool usable = false;  // it loads, and lint refuses nothing
};
Result<CheckedForm> check_form(const Desk& desk, std::string_view id, const FormFiles& files);

// A bundled form is never replaced.
bool is_bundled(const Desk& desk, std::string_view id);

// The empty blank of a draft, as it is printed.
Result<std::string> draft_page(const Desk& desk, std::string_view id, std::string_view zip, std::size_t page,
                               unsigned width);

// Brings the folder to what the store has: written, mended, removed. True: something changed, the forms were loaded
// anew and the workers that read documents are replaced.
Result<bool> sync_forms(const Desk& desk);

}  // namespace marshrut::desk
