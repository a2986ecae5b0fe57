// Runs the real program and keeps what it says.
#pragma once

#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>
#include <Poco/StreamCopier.h>

#include <future>
#include <string>
#include <vector>

namespace marshrut::cli {

struct Ended {
  int status = -1;
  std::string out, err;
};

inline Ended run_program(const std::vector<std::string>& words, const std::string& input = {}) {
  Poco::Pipe in;
  Poco::Pipe out;
  Poco::Pipe err;
  const Poco::ProcessHandle process = Poco::Process::launch(MARSHRUT_PROGRAM, words, &in, &out, &err);
  const auto drain = [](Poco::Pipe& pipe) {
    std::string text;
    Poco::PipeInputStream stream(pipe);
    Poco::StreamCopier::copyToString(stream, text);
    return text;
  };
  auto errors = std::async(std::launch::async, [&] { return drain(err); });
  auto answers = std::async(std::launch::async, [&] { return drain(out); });
  {
    Poco::PipeOutputStream stream(in);
    stream << input;
  }
  in.close(Poco::Pipe::CLOSE_WRITE);
  Ended ended;
  ended.out = answers.get();
  ended.err = errors.get();
  ended.status = Poco::Process::wait(process);
  return ended;
}

}  // namespace marshrut::cli
