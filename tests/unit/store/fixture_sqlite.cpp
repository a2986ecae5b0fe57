#include "fixture.hpp"

namespace marshrut::store {

Options new_store(const Folder& folder) {
  Options options;
  options.data_dir = folder.path() / "data";
  return options;
}

}  // namespace marshrut::store
