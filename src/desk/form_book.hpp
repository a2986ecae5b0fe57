// desk/form_book.hpp: forms as a list shows them, of whatever kind.
// Shapes:  FormBook -> ShownForm, sorted by id; a form's folder -> its findings.
// Errors:  not_found; findings: as app/lint.hpp.
// Owns:    results own what they hold.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.hpp"
#include "app/lint.hpp"
#include "desk/forms.hpp"

namespace marshrut::desk {

struct ShownField {
  std::string path, label, kind;
};
struct ShownForm {
  std::string id, title, kind, region, model;
  bool reads = false;
  std::filesystem::path folder;
};

// What lint says of each, by id; a form that it can't look at has that for its one finding. Looked at once for a book.
using FormFindings = std::map<std::string, std::vector<app::Finding>, std::less<>>;
std::shared_ptr<const FormFindings> findings_of(const std::shared_ptr<const FormBook>& book, const app::Home& home);

std::vector<ShownForm> shown_forms(const FormBook& book);
std::optional<ShownForm> shown_form(const FormBook& book, std::string_view id);
// A registry's fields are its columns; one that is worked out has no path.
std::vector<ShownField> fields_of(const FormBook& book, std::string_view id);

}  // namespace marshrut::desk
