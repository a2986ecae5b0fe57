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

TEST(Law, BlankWithTypedValuesReadsAsItsRoute) {
  std::map<std::string, FormFacts> facts;
  for (const lens::Form& form : forms().forms()) facts.emplace(form.profile().id, facts_of(form));
  for_each_route([&](const lens::Form& form, const route::Value& route, const std::string& what) {
    const auto [document, want] = typed_blank(form, facts.at(form.profile().id), route);
    return reads_as(document, want, what) & reads_as(without_controls(document), want, what + ", controls stripped");
  });
}

TEST(Law, UntouchedBlankIsAnEmptyRoute) {
  for (const lens::Form& form : forms().forms()) {
    if (!form.profile().reads) continue;
    const std::string document = blank(form, route::Value(route::Object{}));
    route::Value want;
    want["form"] = route::Value(form.profile().id);
    for (const std::string& made : {document, without_controls(document)}) {
      reads_as(made, want, form.profile().id);
      const ReadBack got = read_back(made);
      for (const lens::Field& field : got.reading.fields)
        ADD_FAILURE() << form.profile().id << " " << field.path << " = " << field.raw;
      for (const lens::Leftover& leftover : got.reading.leftovers) {
        EXPECT_NE(leftover.kind, "text") << form.profile().id << ": " << leftover.text;
      }
    }
  }
}

}  // namespace
}  // namespace marshrut::testing
