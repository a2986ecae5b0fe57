#include "desk/forms.hpp"

#include "text/declension.hpp"

namespace marshrut::desk {

std::string FormBook::title(std::string_view id) const {
  if (const lens::Form* form = forms.find(id)) return form->profile().title;
  const app::RegistryForm* found = registry(id);
  return found == nullptr ? std::string() : found->profile.title;
}

const app::RegistryForm* FormBook::registry(std::string_view id) const {
  for (const app::RegistryForm& one : registries) {
    if (one.profile.id == id) return &one;
  }
  return nullptr;
}

Result<void> Forms::load(const app::Home& home) {
  const auto names = text::Declension::load(home.data() / "declension" / "names.json");
  if (!names) return names.error();
  auto forms = lens::FormSet::load(home.templates(), home.model(), *names, home.installed);
  if (!forms) return forms.error();
  auto registries = app::load_registries(home);
  if (!registries) return registries.error();
  auto model = route::Schema::load(home.model());
  if (!model) return model.error();
  auto book = std::make_shared<const FormBook>(FormBook{std::move(*forms), std::move(*registries), std::move(*model)});
  const std::lock_guard lock(mutex_);
  book_ = std::move(book);
  return {};
}

std::shared_ptr<const FormBook> Forms::get() const {
  const std::lock_guard lock(mutex_);
  return book_;
}

}  // namespace marshrut::desk
