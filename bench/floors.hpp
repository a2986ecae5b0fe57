// bench/floors.hpp: what the machine itself allows for one of our documents: no checks, no errors, nothing asked twice.
// Shapes:  a filled document -> a floor that makes it once more, or reads it, with as little as can be done.
// Owns:    a floor owns its buffers; one for each thread.
// Source:  the idea of the shared bench's limits: ordinary filling, inflate + pugixml + text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "opc/package.hpp"

namespace marshrut::bench {

// The main part of each document finished already, the other members laid out once: what is left is to copy it, its
// CRC, libdeflate, and the zip's end. (Building the XML from spans would be a copy with escaping: 2 % more.)
class FillFloor {
public:
  FillFloor(const std::vector<std::string>& documents, int level);
  ~FillFloor();
  std::size_t run(std::size_t document);           // bytes of the package
  std::size_t deflate_only(std::size_t document);  // bytes of the compressed part
  [[nodiscard]] std::string_view made() const;     // by the last run()
  [[nodiscard]] std::size_t xml_bytes(std::size_t document) const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Inflates the main part, parses it and writes the text of its paragraphs and cells as JSON.
class ReadFloor {
public:
  explicit ReadFloor(const std::vector<std::string>& documents);
  ~ReadFloor();
  std::size_t inflate(std::size_t document);
  std::size_t parse(std::size_t document);
  const std::string& text(std::size_t document);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marshrut::bench
