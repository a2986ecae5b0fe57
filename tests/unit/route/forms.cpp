#include "forms.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/files.hpp"

namespace marshrut::route {

namespace {
const std::filesystem::path kSource = MARSHRUT_SOURCE_DIR;

std::map<std::string, Form, std::less<>> load_all() {
  std::map<std::string, Form, std::less<>> forms;
  for (const auto& file : form_files()) {
    auto profile = Profile::load(file);
    if (!profile) continue;
    auto schema = Schema::load(kSource / "schemas" / (profile->model + ".schema.json"));
    if (schema && !profile->schema.empty()) schema = schema->overlay(profile->schema);
    if (!schema) continue;
    const std::string id = profile->id;
    forms.emplace(id, Form{std::move(profile).value(), std::move(schema).value()});
  }
  return forms;
}
}  // namespace

const Schema& model() {
  static const Schema loaded = *Schema::load(kSource / "schemas/route.schema.json");
  return loaded;
}

std::vector<std::filesystem::path> form_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource / "templates")) {
    if (entry.path().filename() != "form.json") continue;
    const auto kind = profile_kind(entry.path());
    if (kind && *kind == "docx") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const Form& form(std::string_view id) {
  static const auto forms = load_all();
  const auto found = forms.find(id);
  if (found == forms.end()) std::abort();
  return found->second;
}

Value example(std::string_view form_id) {
  return *parse(*read_file(kSource / "tests/data/routes" / (std::string(form_id) + ".example.json")));
}

}  // namespace marshrut::route
