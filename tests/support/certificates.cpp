#include "support/certificates.hpp"

#include <cctype>
#include <fstream>

#include "support/office.hpp"

namespace marshrut::testing {

Certificates::Certificates(std::filesystem::path folder, const std::vector<std::string>& hosts)
    : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  const auto openssl = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "openssl");
    ok_ = ok_ && run(words) == 0;
  };
  const std::string authority_key = (folder_ / "ca.key").string();
  openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj",
           "/CN=Test authority", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=keyCertSign",
           "-keyout", authority_key, "-out", authority()});
  for (const std::string& host : hosts) {
    const std::string request = (folder_ / (host + ".csr")).string(), names = (folder_ / (host + ".ext")).string();
    const bool address = std::isdigit(static_cast<unsigned char>(host.front())) != 0;
    std::ofstream(names) << "subjectAltName=" << (address ? "IP:" : "DNS:") << host << "\n";
    openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + host, "-keyout",
             key(host), "-out", request});
    openssl({"x509", "-req", "-in", request, "-CA", authority(), "-CAkey", authority_key, "-CAcreateserial", "-days",
             "30", "-extfile", names, "-out", certificate(host)});
  }
}

}  // namespace marshrut::testing
