#include "office/request.hpp"

#include <charconv>
#include <utility>

namespace marshrut::office {

namespace {

Error not_ours() { return Error{Code::damaged, "not a message of ours", {}}; }

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

}  // namespace

sandbox::Frames request_frames(const Request& request) {
  return {std::string(format_name(request.from)), std::to_string(static_cast<unsigned>(request.to)),
          std::to_string(request.most_pages), std::to_string(request.most_bytes), request.bytes};
}

Result<Request> request_of(sandbox::Frames frames) {
  Request request;
  unsigned target = 0;
  if (frames.size() != 5) return not_ours();
  const auto from = format_named(frames[0]);
  if (!from || !read_number(frames[1], target) || target > static_cast<unsigned>(Target::view) ||
      !read_number(frames[2], request.most_pages) || !read_number(frames[3], request.most_bytes)) {
    return not_ours();
  }
  request.from = *from;
  request.to = static_cast<Target>(target);
  request.bytes = std::move(frames[4]);
  return request;
}

sandbox::Frames answer_frames(Result<Converted> answer) {
  if (!answer) return {std::to_string(static_cast<int>(answer.error().code)), answer.error().message};
  return {"done", std::to_string(answer->pages), std::move(answer->bytes)};
}

// The other side has looked at bytes from outside: nothing that it says is taken on trust.
Result<Converted> answer_of(sandbox::Frames frames) {
  Converted converted;
  if (frames.size() == 3 && frames[0] == "done" && read_number(frames[1], converted.pages)) {
    converted.bytes = std::move(frames[2]);
    return converted;
  }
  int code = 0;
  if (frames.size() != 2 || !read_number(frames[0], code)) return not_ours();
  for (const Code known : {Code::damaged, Code::too_large, Code::io, Code::unavailable}) {
    if (code == static_cast<int>(known)) return Error{known, frames[1].substr(0, 200), {}};
  }
  return not_ours();
}

}  // namespace marshrut::office
