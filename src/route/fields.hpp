// route/fields.hpp: the members of one object of a profile, taken by name; private to the profiles.
// Shapes:  object -> texts, numbers, paths, lists; what was never asked for is an unknown member.
// Errors:  the first thing that is off is kept and told by done(): bad_template with the place; nothing more is taken.
// Owns:    nothing: the object must outlive it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "route/value.hpp"

namespace marshrut::route {

class Fields {
public:
  enum class Need { optional, required };

  Fields(const Value& object, std::string where);

  const Value* take(std::string_view name, Need need = Need::optional);
  void text(std::string_view name, std::string& out, Need need = Need::optional);
  void flag(std::string_view name, bool& out);
  void number(std::string_view name, double least, double most, std::optional<double>& out, Need need = Need::optional);
  void whole(std::string_view name, double least, double most, std::size_t& out);
  void texts(std::string_view name, std::vector<std::string>& out);  // one text or a list of them
  void path(std::string_view name, Path& out, Need need = Need::optional);
  void paths(std::string_view name, std::vector<Path>& out);  // one path or a list of them
  // Each element of a list: use(element, its place) -> Result<void>.
  template <class Use>
  void each(std::string_view name, Use use, Need need = Need::optional) {
    const Value* list = take(name, need);
    if (list == nullptr) return;
    if (list->array() == nullptr) return fail("a list is expected", place(name));
    std::size_t number = 0;
    for (const Value& item : *list->array()) {
      if (error_) return;
      keep(use(item, place(name) + '[' + std::to_string(number++) + ']'));
    }
  }

  void fail(std::string message, std::string where);
  void keep(const Result<void>& done);
  [[nodiscard]] std::string place(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return object_.find(name) != nullptr; }
  // The first error, else the first unknown member.
  [[nodiscard]] Result<void> done();

private:
  const Value& object_;
  std::string where_;
  std::vector<std::string_view> asked_;
  std::optional<Error> error_;
};

}  // namespace marshrut::route
