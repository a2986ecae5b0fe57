// intake/contents.hpp: what forms show of a route, for comparing what was printed with what the store has now.
// Shapes:  form + route's JSON -> hashes; two JSON texts -> what differs, by its labels.
// Errors:  load: as lens/form.hpp; a form that isn't known shows nothing.
// Owns:    the compiled forms, shared by copies. Safe from any thread.
//
// The forms are this machine's own files: nothing from outside is parsed here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.hpp"
#include "base/result.hpp"

namespace marshrut::intake {

struct ContentChange {
  std::string label;
  std::string text;  // «Должность: было «…», стало «…».»
};

class Contents {
public:
  Contents();  // knows no form
  static Result<Contents> load(const app::Home& home);

  [[nodiscard]] bool knows(std::string_view form) const;
  [[nodiscard]] std::string title(std::string_view form) const;
  // Of the route as it is, and with the code that it was given.
  [[nodiscard]] bool matches(std::string_view form, std::string_view data, std::string_view code,
                             std::string_view hash) const;
  [[nodiscard]] std::vector<ContentChange> changes(std::string_view form, std::string_view was, std::string_view is,
                                                   std::string_view code) const;

private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace marshrut::intake
