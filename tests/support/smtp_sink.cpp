#include "support/smtp_sink.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace marshrut::testing {

namespace fs = std::filesystem;

SmtpSink::SmtpSink(fs::path folder) : folder_(std::move(folder)), port_(free_port()) {
  fs::create_directories(folder_ / "mail");
}

bool SmtpSink::start() {
  const std::string script = std::string(MARSHRUT_SOURCE_DIR) + "/tests/support/smtp_sink.py";
  return daemon_.start({"/usr/bin/python3", script, std::to_string(port_), (folder_ / "mail").string()},
                       folder_ / "sink.log") &&
         wait_for_port(port_);
}

std::vector<SunkMessage> SmtpSink::messages() const {
  std::vector<fs::path> files;
  for (const auto& one : fs::directory_iterator(folder_ / "mail")) {
    if (one.path().extension() == ".eml") files.push_back(one.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<SunkMessage> all;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    SunkMessage message;
    std::getline(in, message.sender);
    std::getline(in, message.recipient);
    std::ostringstream rest;
    rest << in.rdbuf();
    message.raw = rest.str();
    if (message.sender == "<>" || message.sender == "None") message.sender.clear();
    all.push_back(std::move(message));
  }
  return all;
}

std::size_t SmtpSink::count() const {
  std::size_t files = 0;
  for (const auto& one : fs::directory_iterator(folder_ / "mail")) files += one.path().extension() == ".eml" ? 1U : 0U;
  return files;
}

}  // namespace marshrut::testing
