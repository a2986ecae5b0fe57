// lens/anchors.hpp: where the form's fixed text stands in a document; private to this module.
#pragma once

#include <cstdint>
#include <vector>

#include "lens/read_model.hpp"
#include "lens/stream.hpp"

namespace marshrut::lens {

struct AnchorHit {
  std::uint32_t anchor = docx::kNone;
  std::uint32_t line = 0;
  WordSpan words;
  double quality = 0;  // 0 to 1
};

// Hits in reading order, at most one for each anchor.
std::vector<AnchorHit> find_anchors(const Stream& stream, const ReadModel& model);

}  // namespace marshrut::lens
