// lens/recognise.hpp: which form a document is, by the fixed text that it holds; private to this module.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "lens/read_model.hpp"
#include "lens/stream.hpp"

namespace marshrut::lens {

class Recogniser {
 public:
  void add(const ReadModel& model);
  // The index of the form (in the order of add), or nothing when too little of any form is there.
  [[nodiscard]] std::optional<std::size_t> recognise(const Stream& stream) const;

 private:
  struct Text {
    std::size_t words = 0;
    double letters = 0;
    std::vector<std::uint32_t> forms;
  };
  std::unordered_map<std::uint64_t, Text> texts_;                                  // by phrase hash
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> lengths_by_first_;   // first word -> word counts
  std::size_t forms_ = 0;
};

}  // namespace marshrut::lens
