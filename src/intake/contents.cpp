#include "intake/contents.hpp"

#include <utility>

#include "app/content_hash.hpp"
#include "app/versions.hpp"
#include "lens/form.hpp"
#include "route/value.hpp"

namespace marshrut::intake {

struct Contents::State {
  lens::FormSet forms;
};

namespace {

constexpr const char* kCode = "code";

route::Value with_code(route::Value data, std::string_view code) {
  if (data.object() != nullptr && !code.empty()) data[kCode] = route::Value(code);
  return data;
}

}  // namespace

Contents::Contents() : state_(std::make_shared<const State>()) {}

Result<Contents> Contents::load(const app::Home& home) {
  auto forms = lens::FormSet::load(home.templates(), home.model(), {},
                                   home.installed);  // names are compared, not printed in a case
  if (!forms) return forms.error();
  Contents contents;
  contents.state_ = std::make_shared<const State>(State{std::move(*forms)});
  return contents;
}

bool Contents::knows(std::string_view form) const { return state_->forms.find(form) != nullptr; }

std::string Contents::title(std::string_view form) const {
  const lens::Form* found = state_->forms.find(form);
  return found == nullptr ? std::string() : found->profile().title;
}

bool Contents::matches(std::string_view form, std::string_view data, std::string_view code,
                       std::string_view hash) const {
  const lens::Form* found = state_->forms.find(form);
  const auto route = route::parse(data);
  if (found == nullptr || !route) return false;
  return app::content_hash(*found, *route) == hash || app::content_hash(*found, with_code(*route, code)) == hash;
}

std::vector<ContentChange> Contents::changes(std::string_view form, std::string_view was, std::string_view is,
                                             std::string_view code) const {
  const lens::Form* found = state_->forms.find(form);
  const auto printed = route::parse(was), now = route::parse(is);
  if (found == nullptr || !printed || !now) return {};
  // What was printed tells whether the code was among it.
  const route::Value current = printed->find(kCode) == nullptr ? *now : with_code(*now, code);
  const app::Version before{found->restrict(*printed), found}, after{found->restrict(current), found};
  std::vector<ContentChange> all;
  for (app::ToldChange& told : app::told_changes(before, after, found->schema())) {
    all.push_back({std::move(told.label), std::move(told.text)});
  }
  return all;
}

}  // namespace marshrut::intake
