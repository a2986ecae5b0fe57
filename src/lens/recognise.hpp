// lens/recognise.hpp: which form a document is, by the fixed text that it holds; private to this module.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lens/hash_index.hpp"
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
    double letters = 0;
    std::vector<std::uint32_t> forms;
  };
  std::vector<Text> texts_;
  HashIndex by_phrase_;         // -> texts_
  HashIndex lengths_by_first_;  // first word -> word counts
  std::size_t forms_ = 0;
};

}  // namespace marshrut::lens
