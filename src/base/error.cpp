#include "base/result.hpp"

namespace marshrut {

std::string_view code_name(Code code) {
  switch (code) {
    case Code::usage:
      return "usage";
    case Code::not_found:
      return "not-found";
    case Code::empty:
      return "empty";
    case Code::not_a_document:
      return "not-a-document";
    case Code::damaged:
      return "damaged";
    case Code::encrypted:
      return "encrypted";
    case Code::too_large:
      return "too-large";
    case Code::unsafe_xml:
      return "unsafe-xml";
    case Code::unsupported_format:
      return "unsupported-format";
    case Code::unknown_form:
      return "unknown-form";
    case Code::timeout:
      return "timeout";
    case Code::bad_data:
      return "bad-data";
    case Code::bad_template:
      return "bad-template";
    case Code::no_calendar:
      return "no-calendar";
    case Code::exists:
      return "exists";
    case Code::io:
      return "io";
    case Code::unavailable:
      return "unavailable";
    case Code::refused:
      return "refused";
    case Code::conflict:
      return "conflict";
    case Code::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace marshrut
