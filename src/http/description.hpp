// http/description.hpp: the OpenAPI 3.1 document of the API: what is published is what requests are judged by.
// Shapes:  schemas/openapi/*.json -> one document; method + path -> Operation; query, body -> what doesn't fit.
// Errors:  load: not_found, bad_data (no JSON, one id twice, a path twice, a schema that can't be compiled) with the
//          file or the operation in `where`.
// Owns:    everything it holds; const means thread-safe.
// Source:  OpenAPI 3.1.0; docs/api.md.
//
// Fragments say what is their own; the loader adds what all have: `x-problems` become responses, and each operation
// gets those that any may give (bad-request, not-signed-in, forbidden, too-many-requests, internal, unavailable).
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace marshrut::http {

struct Misfit {
  std::string where;  // a parameter's name, or a pointer into the body
};

class Operation {
public:
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const std::string& method() const { return method_; }
  [[nodiscard]] const std::string& path() const { return path_; }  // "/routes/{id}"
  // What its body must be: "application/json", "application/octet-stream", or "" for none.
  [[nodiscard]] const std::string& body_type() const { return body_type_; }
  [[nodiscard]] std::size_t most_body() const { return most_body_; }
  [[nodiscard]] bool body_required() const { return body_required_; }
  [[nodiscard]] bool needs_if_match() const { return needs_if_match_; }
  // Its answer tells a secret: it is never kept to be given again.
  [[nodiscard]] bool tells_secret() const { return tells_secret_; }

  // Each is known, fits its schema and is there when it must be.
  [[nodiscard]] std::optional<Misfit> misfit(const std::map<std::string, std::string>& path, const Query& query) const;
  [[nodiscard]] std::optional<Misfit> misfit(const nlohmann::json& body) const;

private:
  friend class Description;
  struct Parameter;
  struct Schemas;
  std::string id_, method_, path_, body_type_;
  std::vector<std::string> parts_;  // of the path
  std::size_t most_body_ = 0;
  bool body_required_ = false, needs_if_match_ = false, tells_secret_ = false;
  std::vector<std::shared_ptr<const Parameter>> parameters_;
  std::shared_ptr<const Schemas> body_;
};

class Description {
public:
  static Result<Description> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }
  [[nodiscard]] const Operation* find(std::string_view id) const;
  struct Found {
    const Operation* operation = nullptr;                // nullptr: none of that method
    std::map<std::string, std::string> parameters = {};  // decoded
    std::vector<std::string> allowed = {};               // the methods that this path has; empty: no such path
  };
  [[nodiscard]] Found match(std::string_view method, std::string_view path) const;
  [[nodiscard]] const std::string& text() const { return text_; }  // the whole document

private:
  static Operation operation_of(const nlohmann::json& root, const std::string& path, const std::string& method,
                                const nlohmann::json& told);

  std::vector<Operation> operations_;
  std::string text_;
};

}  // namespace marshrut::http
