// office/request.hpp: what the office asks its worker processes, and what they answer; private to this module.
// Shapes:  Request <-> frames; Result<Converted> <-> frames.
// Errors:  damaged when frames are none of ours.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "office/office.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::office {

struct Request {
  OfficeFormat from = OfficeFormat::docx;
  Target to = Target::pdf;
  unsigned most_pages = 0;
  std::size_t most_bytes = 0;
  std::string bytes;
};

sandbox::Frames request_frames(const Request& request);
Result<Request> request_of(sandbox::Frames frames);

sandbox::Frames answer_frames(Result<Converted> answer);
Result<Converted> answer_of(sandbox::Frames frames);

}  // namespace marshrut::office
