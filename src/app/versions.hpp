// app/versions.hpp: two versions of one route: what changed, as words, as a document, as a correction.
// Shapes:  DOCX or JSON bytes -> Version; two versions -> changes told in Russian; -> DOCX with tracked changes;
//          -> the later route with one more element of corrections[].
// Errors:  those of reading and filling; bad_data (no JSON, not a route); unknown_form.
// Owns:    results own what they hold; forms must outlive versions.
// Source:  S25 4.4; YAK Прил. 2 (сведения о корректировке).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/converter.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"
#include "route/difference.hpp"
#include "route/schema.hpp"

namespace marshrut::app {

struct Version {
  route::Value route;
  const lens::Form* form = nullptr;  // nothing for a route that names none
};

// `model` judges routes that come as JSON.
Result<Version> version_of(std::string bytes, const lens::FormSet& forms, const route::Schema& model,
                           std::optional<std::string_view> form_id = {}, Converter* converter = nullptr);

struct ToldChange {
  route::Change change;
  std::string label, text;  // «Окончание реализации: было «31 мая 2025 г.», стало «30 июня 2025 г.».»
};

// Versions on two forms are compared by what both forms show. Labels are those of `schema`.
std::vector<ToldChange> told_changes(const Version& before, const Version& after, const route::Schema& schema);

// One line.
std::string changes_json(const std::vector<ToldChange>& changes, const lens::Form* form);

// Both versions in the form, compared.
Result<std::string> tracked_document(const Version& before, const Version& after, const lens::Form& form);

// Nothing when no event changed. Events that went are told as such in their result.
std::optional<route::Value> with_correction(const Version& before, const Version& after, std::string_view iso_date,
                                            std::string_view reason);

}  // namespace marshrut::app
