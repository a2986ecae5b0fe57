// desk/forms.hpp: the forms that this service works with, changed as a whole when one is added.
// Shapes:  home -> FormBook, shared and never changed in place: who holds a copy works with it to its end.
// Errors:  load: as lens/form.hpp and app/registry.hpp; what was held before stays.
// Owns:    everything it holds. Safe from any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.hpp"
#include "app/registry.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"
#include "route/schema.hpp"

namespace marshrut::desk {

struct FormBook {
  lens::FormSet forms;
  std::vector<app::RegistryForm> registries;
  route::Schema model;  // of routes

  // "" when there is none of that id.
  [[nodiscard]] std::string title(std::string_view id) const;
  [[nodiscard]] const app::RegistryForm* registry(std::string_view id) const;
};

class Forms {
public:
  Result<void> load(const app::Home& home);
  [[nodiscard]] std::shared_ptr<const FormBook> get() const;

private:
  mutable std::mutex mutex_;
  std::shared_ptr<const FormBook> book_;
};

}  // namespace marshrut::desk
