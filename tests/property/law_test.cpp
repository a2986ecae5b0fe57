// The law of the round trip: read(fill(form, r)) is r, as far as the form shows it.
#include "property/law.hpp"

namespace marshrut::testing {
namespace {

TEST(Law, GeneratedRoutesAreValid) {
  for_each_route([](const lens::Form& form, const route::Value& route, const std::string& what) {
    const auto valid = form.schema().validate(route);
    if (!valid) ADD_FAILURE() << what << ": " << valid.error().message << " @ " << valid.error().where;
    return valid.ok();
  });
}

TEST(Law, FilledFormReadsAsItsRoute) {
  for_each_route([](const lens::Form& form, const route::Value& route, const std::string& what) {
    return reads_as(filled(form, route), expected(form, route), what);
  });
}

TEST(Law, FilledFormShowsTheSameAgainFromWhatWasRead) {
  for_each_route([](const lens::Form& form, const route::Value& route, const std::string& what) {
    const std::string first = filled(form, route);
    const ReadBack got = read_back(first);
    if (!got.error.empty()) return ADD_FAILURE() << what << ": " << got.error, false;
    const bool same = part_of(first, kMainPart) == part_of(filled(form, got.reading.route), kMainPart);
    if (!same) ADD_FAILURE() << what << ": printed otherwise from what was read";
    return same;
  });
}

TEST(Law, PrefilledBlankReadsAsItsRoute) {
  for_each_route([](const lens::Form& form, const route::Value& route, const std::string& what) {
    const std::string document = blank(form, route);
    return reads_as(document, expected(form, route), what) &
           reads_as(without_controls(document), expected(form, route), what + ", controls stripped");
  });
}

// What of a route can be typed into an empty blank: as many rows as it has.
route::Value typable(const route::Value& route, const FormFacts& facts, const std::map<std::string, std::size_t>& rows) {
  route::Value result = route;
  for (const auto& [array_path, count] : rows) {
    auto* at = &result;
    const route::Path steps = *route::parse_path(array_path);
    for (const route::Step& step : steps) at = at == nullptr ? nullptr : at->find(step.key);
    if (at == nullptr || at->array() == nullptr) continue;
    // In a table with printed rows only the spare rows behind these are counted.
    const auto keyed = facts.keyed.find(array_path);
    std::size_t spare = count;
    std::erase_if(*at->array(), [&](const route::Value& element) {
      const route::Value* key = keyed == facts.keyed.end() ? nullptr : element.find(keyed->second.member);
      const bool printed = key != nullptr && key->string() != nullptr &&
                           std::count(keyed->second.values.begin(), keyed->second.values.end(), *key->string()) > 0;
      if (printed || spare == 0) return !printed;
      --spare;
      return false;
    });
  }
  return result;
}

TEST(Law, BlankWithTypedValuesReadsAsItsRoute) {
  std::map<std::string, FormFacts> facts;
  for (const lens::Form& form : forms().forms()) facts.emplace(form.profile().id, facts_of(form));
  for_each_route([&](const lens::Form& form, const route::Value& route, const std::string& what) {
    const std::string empty = blank(form, route::Value(route::Object{}));
    const FormFacts& own = facts.at(form.profile().id);
    const route::Value part = typable(form.restrict(route), own, typed(empty, empty, route).rows);
    const std::string document = typed(empty, blank(form, part), part).docx;
    route::Value want = expected(form, part);
    // What the form has printed into a row stands there, whoever typed the rest.
    for (const auto& preset : form.profile().preset) {
      route::Path row(preset.path.begin(), preset.path.end() - 1);
      const route::Value* there = route::at(want, row);
      if (there == nullptr) continue;
      const_cast<route::Value*>(there)->operator[](preset.path.back().key) = route::Value(preset.text);
    }
    return reads_as(document, want, what) & reads_as(without_controls(document), want, what + ", controls stripped");
  });
}

TEST(Law, UntouchedBlankIsAnEmptyRoute) {
  for (const lens::Form& form : forms().forms()) {
    const std::string document = blank(form, route::Value(route::Object{}));
    route::Value want;
    want["form"] = route::Value(form.profile().id);
    for (const std::string& made : {document, without_controls(document)}) {
      reads_as(made, want, form.profile().id);
      const ReadBack got = read_back(made);
      for (const lens::Field& field : got.reading.fields) ADD_FAILURE() << form.profile().id << " " << field.path << " = " << field.raw;
      for (const lens::Leftover& leftover : got.reading.leftovers) {
        EXPECT_NE(leftover.kind, "text") << form.profile().id << ": " << leftover.text;
      }
    }
  }
}

}  // namespace
}  // namespace marshrut::testing
