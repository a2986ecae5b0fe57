// office/worker.hpp: the program of an office worker: confines itself, opens LibreOffice, converts until it is let go.
// Shapes:  the folder of LibreOffice's programs + a scratch folder of its own -> exit status.
// Owns:    nothing of a document outlives its conversion; the parent removes the scratch folder.
#pragma once

#include <filesystem>

namespace marshrut::office {

int run_worker(const std::filesystem::path& programs, const std::filesystem::path& scratch);

}  // namespace marshrut::office
