// intake/examine_message.hpp: a message's bytes taken apart, each file in it examined. Runs in a worker.
// Shapes:  request (what the worker must know of us) + raw bytes + forms -> Examination.
// Errors:  none: what is off stands in the examination's problems.
// Owns:    the result owns its bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/examination.hpp"
#include "lens/form.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::intake {

struct MessageRequest {
  std::optional<std::string> sender;  // of the envelope; nothing where the transport doesn't tell (POP3)
  std::vector<std::string> own_addresses;
  std::string authserv_id;  // of our own mail server; empty: its word is not asked for
};

Examination examine_message(const MessageRequest& request, std::string_view raw, const lens::FormSet& forms);

// Requests to a worker, and its answer to any of them.
sandbox::Frames message_request(const MessageRequest& request, std::string raw);
sandbox::Frames converted_request(const DocumentExam& document, std::string docx);
sandbox::Frames answer_request(const sandbox::Frames& request, const lens::FormSet& forms);

}  // namespace marshrut::intake
