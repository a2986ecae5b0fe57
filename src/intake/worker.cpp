#include "intake/worker.hpp"

#include "base/log.hpp"
#include "intake/examine_message.hpp"
#include "lens/form.hpp"
#include "mail/parse.hpp"
#include "sandbox/serve.hpp"
#include "sign/signature.hpp"
#include "text/declension.hpp"

namespace marshrut::intake {

int run_worker(const app::Home& home) {
  text::Declension names;
  (void)names.add(home.data() / "declension" / "names.json");  // without it names are printed as they are
  const auto forms = lens::FormSet::load(home.templates(), home.model(), names, home.installed);
  if (!forms) {
    log(Level::error, "worker.no-forms", {{"code", code_name(forms.error().code)}});
    return 1;
  }
  mail::warm_up();
  if (!sign::use_gost_engine()) log(Level::debug, "worker.no-gost");
  return sandbox::serve([&](const sandbox::Frames& request) { return answer_request(request, *forms); });
}

}  // namespace marshrut::intake
