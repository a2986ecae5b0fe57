// The forms under templates/, found by being there, and the model they share.
#pragma once

#include <filesystem>
#include <vector>

#include "route/profile.hpp"

namespace marshrut::route {

struct Form {
  Profile profile;
  Schema schema;
};

const Schema& model();
std::vector<std::filesystem::path> form_files();
const Form& form(std::string_view id);  // aborts when there is none: the test can't go on
Value example(std::string_view form_id);

}  // namespace marshrut::route
