// intake/worker.hpp: the program of a worker process: loads the forms, closes the door, examines until it is let go.
// Shapes:  home -> exit status; requests and answers as in examine_message.hpp.
// Owns:    the compiled forms.
#pragma once

#include "app/home.hpp"

namespace marshrut::intake {

int run_worker(const app::Home& home);

}  // namespace marshrut::intake
