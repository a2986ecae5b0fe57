#include "desk/form_book.hpp"

#include <algorithm>
#include <mutex>

#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

ShownForm shown(const lens::Form& form) {
  const route::Profile& profile = form.profile();
  return {profile.id, profile.title, profile.kind, profile.region, profile.model, profile.reads, profile.directory};
}

ShownForm shown(const app::RegistryForm& form) {
  const route::RegistryProfile& profile = form.profile;
  return {profile.id, profile.title, profile.kind, profile.region, profile.model, true, profile.directory};
}

std::vector<app::Finding> linted(const ShownForm& form, const app::Home& home) {
  auto found = app::lint_form(form.folder, home);
  if (found) return std::move(found->findings);
  const Error& error = found.error();
  return {{std::string(code_name(error.code)), {}, {}, text::error_message(error.code), {}}};
}

}  // namespace

std::shared_ptr<const FormFindings> findings_of(const std::shared_ptr<const FormBook>& book, const app::Home& home) {
  static std::mutex mutex;
  static std::weak_ptr<const FormBook> looked_at;
  static std::shared_ptr<const FormFindings> held;
  const std::lock_guard lock(mutex);
  if (looked_at.lock() == book && held) return held;
  auto fresh = std::make_shared<FormFindings>();
  for (const ShownForm& form : shown_forms(*book)) fresh->emplace(form.id, linted(form, home));
  looked_at = book;
  return held = std::move(fresh);
}

std::vector<ShownForm> shown_forms(const FormBook& book) {
  std::vector<ShownForm> all;
  for (const lens::Form& form : book.forms.forms()) all.push_back(shown(form));
  for (const app::RegistryForm& form : book.registries) all.push_back(shown(form));
  std::sort(all.begin(), all.end(), [](const ShownForm& a, const ShownForm& b) { return a.id < b.id; });
  return all;
}

std::optional<ShownForm> shown_form(const FormBook& book, std::string_view id) {
  if (const lens::Form* form = book.forms.find(id)) return shown(*form);
  const app::RegistryForm* registry = book.registry(id);
  return registry == nullptr ? std::nullopt : std::optional(shown(*registry));
}

std::vector<ShownField> fields_of(const FormBook& book, std::string_view id) {
  std::vector<ShownField> out;
  if (const lens::Form* form = book.forms.find(id)) {
    for (const std::string& path : form->shown()) {
      ShownField field{path, {}, {}};
      if (const auto parsed = route::parse_path(path)) {
        field.label = form->schema().title(*parsed);
        field.kind = form->schema().kind(*parsed);
      }
      out.push_back(std::move(field));
    }
  } else if (const app::RegistryForm* registry = book.registry(id)) {
    for (const auto& column : registry->profile.columns) {
      const bool read = !column.read.empty();
      out.push_back({read ? route::dotted(column.read) : std::string(), column.header,
                     read ? std::string(registry->route.kind(column.read)) : std::string()});
    }
  }
  return out;
}

}  // namespace marshrut::desk
