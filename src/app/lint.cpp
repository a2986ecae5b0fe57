#include "app/lint.hpp"

#include <algorithm>

#include "app/registry.hpp"
#include "base/files.hpp"
#include "lens/lint_form.hpp"
#include "lens/put_facts.hpp"
#include "route/profile.hpp"
#include "route/schema.hpp"

namespace marshrut::app {

namespace fs = std::filesystem;

namespace {

// A registry has no document: what its profile says is all there is to check.
Result<LintedForm> lint_registry(const fs::path& folder, const Home& home) {
  auto form = load_registry(folder, home);
  if (!form) return form.error();
  return LintedForm{form->profile.id, {}};
}

}  // namespace

Result<LintedForm> lint_form(const fs::path& folder, const Home& home) {
  const auto kind = route::profile_kind(folder / "form.json");
  if (!kind) return kind.error();
  if (*kind == kRegistryKind) return lint_registry(folder, home);
  auto profile = route::Profile::load(folder / "form.json");
  if (!profile) return profile.error();
  auto model = route::Schema::load(home.model(profile->model));
  if (!model) return model.error();
  route::Schema schema = std::move(*model);
  if (!profile->schema.empty()) {
    auto overlaid = schema.overlay(profile->schema);
    if (!overlaid) return overlaid.error();
    schema = std::move(*overlaid);
  }
  if (auto known = route::fits(*profile, schema); !known) return known.error();
  auto bytes = read_file(folder / "form.docx");
  if (!bytes) return bytes.error();
  auto found = lens::lint(*bytes, lens::facts_of(*profile, schema));
  if (!found) return found.error();
  LintedForm linted{profile->id, {}};
  for (lens::LintFinding& finding : *found) {
    linted.findings.push_back({std::move(finding.code), std::move(finding.place), std::move(finding.marker),
                               std::move(finding.message), std::move(finding.example)});
  }
  return linted;
}

std::vector<fs::path> form_folders(const fs::path& root) {
  std::error_code failed;
  if (fs::exists(root / "form.json", failed)) return {root};
  std::vector<fs::path> folders;
  for (auto it = fs::recursive_directory_iterator(root, failed); it != fs::recursive_directory_iterator();
       it.increment(failed)) {
    if (failed) break;
    if (it.depth() >= 1) it.disable_recursion_pending();
    if (fs::exists(it->path() / "form.json", failed)) folders.push_back(it->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace marshrut::app
