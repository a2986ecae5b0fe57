// The law of the comparison over every form: all accepted, the later document; all rejected, the earlier one.
#include "docx/compare.hpp"

#include "property/law.hpp"
#include "support/settled_text.hpp"

namespace marshrut::testing {
namespace {

using test::Settle;
using test::SettledText;

// Generated routes have little in common; a version is a route with some of another's values.
route::Value next_version(const route::Value& route, const route::Value& other, std::uint64_t seed) {
  route::Value next = route;
  std::uint64_t turn = seed;
  for (const auto& [key, value] : *other.object()) {
    if (turn++ % 3 == 0) next[key] = value;
  }
  return next;
}

TEST(CompareLaw, AcceptedIsTheLaterDocumentRejectedTheEarlierOne) {
  std::map<std::string, route::Value> last;
  for_each_route([&](const lens::Form& form, const route::Value& route, const std::string& what) {
    route::Value& earlier = last.try_emplace(form.profile().id, route).first->second;
    const std::string before = filled(form, earlier);
    const std::string after = filled(form, next_version(earlier, route, what.size()));
    earlier = route;
    const auto compared = docx::compare(*opc::Package::open(before), *opc::Package::open(after));
    if (!compared) return ADD_FAILURE() << what << ": " << compared.error().message, false;
    const bool accepted = SettledText(Settle::accept).of(compared->bytes) == SettledText(Settle::accept).of(after);
    const bool rejected = SettledText(Settle::reject).of(compared->bytes) == SettledText(Settle::reject).of(before);
    EXPECT_TRUE(accepted) << what << ": accepted";
    EXPECT_TRUE(rejected) << what << ": rejected";
    EXPECT_EQ(compared->revisions == 0, part_of(before, kMainPart) == part_of(after, kMainPart)) << what;
    return accepted && rejected;
  });
}

}  // namespace
}  // namespace marshrut::testing
