// app/lint.hpp: what is wrong with a form, told to its maker.
// Shapes:  a form's folder (form.docx, form.json) -> findings; a folder of forms -> the folders of forms in it.
// Errors:  not_found, bad_template (form.json can't be read), what opc says of form.docx.
// Owns:    results own what they hold.
// Source:  docs/formats/markers.md, docs/formats/profile.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/home.hpp"
#include "base/result.hpp"

namespace marshrut::app {

struct Finding {
  std::string code, place, marker, message, example;  // as lens::LintFinding
};

struct LintedForm {
  std::string id;
  std::vector<Finding> findings;
};

Result<LintedForm> lint_form(const std::filesystem::path& folder, const Home& home);

// Folders of forms at or below `root`, at most two levels down, sorted.
std::vector<std::filesystem::path> form_folders(const std::filesystem::path& root);

}  // namespace marshrut::app
