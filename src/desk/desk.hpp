// desk/desk.hpp: what the use cases of the console work with, put together by the service.
// Shapes:  references to what runs; nothing is made here.
// Owns:    nothing: all of it outlives every use case.
#pragma once

#include <functional>

#include "app/home.hpp"
#include "app/printout.hpp"
#include "desk/forms.hpp"
#include "intake/examiner.hpp"
#include "intake/rules.hpp"
#include "office/office.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

struct Desk {
  store::Store& store;
  const app::Home& home;
  Forms& forms;
  office::Office& office;
  app::Printer& printer;
  intake::Examiner& examiner;
  const intake::SharedRules& rules;
  std::function<void()> came;  // a message was accepted: the pipeline needn't wait for its next look
};

}  // namespace marshrut::desk
