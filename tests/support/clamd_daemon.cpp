#include "support/clamd_daemon.hpp"

#include <fstream>

namespace marshrut::testing {

ClamdDaemon::ClamdDaemon(std::filesystem::path folder, std::size_t stream_max_bytes)
    : folder_(std::move(folder)), port_(free_port()) {
  std::filesystem::create_directories(folder_ / "db");
  std::ofstream(folder_ / "db" / "test.hdb") << "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n";
  std::ofstream(folder_ / "clamd.conf") << "Foreground yes\nDatabaseDirectory " << (folder_ / "db").string()
                                        << "\nLocalSocket " << socket() << "\nTCPSocket " << port_
                                        << "\nTCPAddr 127.0.0.1\nStreamMaxLength " << stream_max_bytes
                                        << "\nAlertExceedsMax yes\nMaxThreads 2\nTemporaryDirectory "
                                        << folder_.string() << "\n";
}

bool ClamdDaemon::start() {
  return daemon_.start({"clamd", "-c", (folder_ / "clamd.conf").string()}, folder_ / "log") && wait_for_port(port_);
}

// In two pieces, so that no scanner finds this source.
std::string eicar() {
  return std::string(R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR)") + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
}

}  // namespace marshrut::testing
