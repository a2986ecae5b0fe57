// base/result.hpp: a value, or why there is none.
// Shapes:  Result<T> holds a T or an Error; Result<void> holds nothing or an Error.
// Errors:  Code is a closed list; code_name gives the stable word of contract/cli.md.
// Owns:    both own what they hold.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace marshrut {

enum class Code {
  usage,               // the call's words are off
  not_found,           // no such file
  empty,               // a file of no bytes
  not_a_document,      // neither a package nor a format we know
  damaged,             // a package or part that can't be read to its end
  encrypted,           // password-protected
  too_large,           // any limit, decompression bombs included
  unsafe_xml,          // entities or a DTD
  unsupported_format,  // a document, but of a kind we don't read
  unknown_form,        // a document that is none of the forms
  timeout,             // took longer than it may
  bad_data,            // a route that doesn't fit the schema
  bad_template,        // a form that lint refuses
  no_calendar,         // a year that the production calendar doesn't have
  exists,              // would overwrite
  io,                  // the file system said no
  unavailable,         // not now: a database, a peer or a scanner that is away, a full disk; may heal by itself
  refused,             // a peer said no for good: a password, a certificate, an address
  conflict,            // someone else was there first
  internal,            // a bug
};

// The stable word for a code ("not-found").
std::string_view code_name(Code code);

struct Error {
  Code code = Code::internal;
  std::string message;  // English, for logs and developers; users see text::message(code)
  std::string where;    // part, line, marker or path; empty when there is nothing to point at
};

template <class T>
class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& { return assert(ok()), *std::get_if<0>(&state_); }
  [[nodiscard]] T& value() & { return assert(ok()), *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Error& error() const { return assert(!ok()), *std::get_if<1>(&state_); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  [[nodiscard]] const Error& error() const { return error_; }

private:
  Error error_;
  bool ok_ = true;
};

}  // namespace marshrut
