// sandbox/scratch.hpp: a folder that lives as long as its owner, and not much longer when the owner is killed.
// Shapes:  prefix -> a new folder for temporary files, for this user alone.
// Errors:  io.
// Owns:    the folder and all in it, removed with the object. A lock on it says that its owner is alive: sweep()
// removes
//          those of this user, by their prefix, that nobody holds.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace marshrut::sandbox {

class Scratch {
public:
  static Result<Scratch> make(const std::string& prefix);
  static void sweep(const std::string& prefix);

  Scratch(Scratch&& other) noexcept;
  Scratch& operator=(Scratch&&) = delete;
  ~Scratch();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  Scratch(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::filesystem::path path_;
  int lock_;
};

}  // namespace marshrut::sandbox
