// lens/form.hpp: a form, compiled once, with both directions; and all forms together.
// Shapes:  templates/<region>/<form>/ -> Form; a folder of them -> FormSet; Document -> Reading.
// Errors:  load: not_found, bad_template (lint says more), io; read: unknown_form.
// Owns:    a Form owns all it needs; const means thread-safe.
// Source:  docs/formats/markers.md, docs/formats/profile.md; the promises of docs/reading.md.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "docx/document.hpp"
#include "lens/put.hpp"
#include "lens/reading.hpp"
#include "route/profile.hpp"
#include "route/schema.hpp"
#include "text/declension.hpp"

namespace marshrut::lens {

class Form {
public:
  static Result<Form> load(const std::filesystem::path& directory, const route::Schema& model);
  static Result<Form> load(route::Profile profile, const route::Schema& model, const text::Declension& names = {});

  [[nodiscard]] const route::Profile& profile() const;
  [[nodiscard]] const route::Schema& schema() const;  // the model with this form's overlay
  [[nodiscard]] const Template& print() const;
  [[nodiscard]] const std::vector<std::string>& shown() const;  // paths that the form shows, as markers write them

  // The part of a route that this form shows; `form` is set to its id.
  [[nodiscard]] route::Value restrict(const route::Value& route) const;

private:
  friend class FormSet;
  struct Impl;
  explicit Form(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

class FormSet {
public:
  // Every folder under `templates` (two levels down) that holds a form.json of the kind "docx", sorted by id.
  // `model_schema` is the model of routes; those that other forms name lie beside it.
  // `names` declines those that forms print in a case. `installed`: another folder like `templates`, whose forms may
  // name the same models; it needn't be there.
  static Result<FormSet> load(const std::filesystem::path& templates, const std::filesystem::path& model_schema,
                              const text::Declension& names = {}, const std::filesystem::path& installed = {});

  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }
  [[nodiscard]] const Form* find(std::string_view id) const;

  // Reads by the named form, or by the one that is recognised; never by one that is only printed.
  [[nodiscard]] Result<Reading> read(const docx::Document& document, std::optional<std::string_view> form = {}) const;

private:
  struct Weights;
  std::vector<Form> forms_;
  std::shared_ptr<const Weights> weights_;
};

}  // namespace marshrut::lens
