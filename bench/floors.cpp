#include "floors.hpp"

#include <libdeflate.h>

#include <cstdlib>
#include <cstring>
#include <pugixml.hpp>

namespace marshrut::bench {

namespace {

constexpr std::string_view kMain = "word/document.xml";
constexpr std::size_t kLocalHeader = 30;
constexpr std::size_t kCentralHeader = 46;
constexpr std::size_t kEnd = 22;

void need(bool condition) {
  if (!condition) std::abort();
}

template <class Number>
void write(std::string& out, std::size_t at, Number number) {
  std::memcpy(out.data() + at, &number, sizeof number);
}

template <class Number>
void append(std::string& out, Number number) {
  out.append(sizeof number, '\0');
  write(out, out.size() - sizeof number, number);
}

opc::Package open(std::string_view bytes) {
  auto package = opc::Package::open(bytes);
  need(package.ok());
  return std::move(package).value();
}

std::string main_xml(const opc::Package& package) {
  auto xml = package.read(kMain);
  need(xml.ok());
  return std::move(xml).value();
}

// The 26 bytes that both headers of a member share.
void append_fields(std::string& out, const opc::Member& member) {
  append(out, std::uint16_t{20});
  append(out, std::uint16_t{0});
  append(out, member.method);
  append(out, std::uint32_t{0x00210000});
  append(out, member.crc32);
  append(out, static_cast<std::uint32_t>(member.compressed.size()));
  append(out, static_cast<std::uint32_t>(member.inflated));
  append(out, static_cast<std::uint16_t>(member.name.size()));
  append(out, std::uint16_t{0});
}

}  // namespace

struct FillFloor::Impl {
  std::vector<std::string> xml;
  std::string head;       // all members but the main part, and the main part's local header
  std::string directory;  // the main part's record last, then the end record
  std::string copy, out;
  std::size_t made = 0;
  libdeflate_compressor* tool = nullptr;

  void add(const opc::Member& member) {
    const auto at = static_cast<std::uint32_t>(head.size());
    append(head, std::uint32_t{0x04034b50});
    append_fields(head, member);
    head += member.name;
    head += member.compressed;
    append(directory, std::uint32_t{0x02014b50});
    append(directory, std::uint16_t{20});
    append_fields(directory, member);
    directory.append(10, '\0');
    append(directory, at);
    directory += member.name;
  }

  void end(std::size_t count) {
    const auto bytes = static_cast<std::uint32_t>(directory.size());
    append(directory, std::uint32_t{0x06054b50});
    append(directory, std::uint32_t{0});
    append(directory, static_cast<std::uint16_t>(count));
    append(directory, static_cast<std::uint16_t>(count));
    append(directory, bytes);
    append(directory, std::uint32_t{0});
    append(directory, std::uint16_t{0});
  }
};

FillFloor::FillFloor(const std::vector<std::string>& documents, int level) : impl_(std::make_unique<Impl>()) {
  Impl& impl = *impl_;
  std::size_t longest = 0;
  for (const std::string& document : documents) {
    impl.xml.push_back(main_xml(open(document)));
    longest = std::max(longest, impl.xml.back().size());
  }
  const opc::Package package = open(documents.front());
  for (const opc::Member& member : package.members()) {
    if (member.name != kMain) impl.add(member);
  }
  opc::Member main;
  main.name = kMain;
  main.method = 8;
  impl.add(main);
  impl.end(package.members().size());
  impl.tool = libdeflate_alloc_compressor(level);
  impl.copy.resize(longest);
  impl.out.resize(impl.head.size() + libdeflate_deflate_compress_bound(impl.tool, longest) + impl.directory.size());
  std::memcpy(impl.out.data(), impl.head.data(), impl.head.size());
}
FillFloor::~FillFloor() { libdeflate_free_compressor(impl_->tool); }

std::size_t FillFloor::run(std::size_t document) {
  Impl& impl = *impl_;
  const std::string& xml = impl.xml[document];
  std::memcpy(impl.copy.data(), xml.data(), xml.size());
  const std::uint32_t crc = libdeflate_crc32(0, impl.copy.data(), xml.size());
  char* const begin = impl.out.data();
  std::memcpy(begin, impl.head.data(), impl.head.size());
  const std::size_t room = impl.out.size() - impl.head.size() - impl.directory.size();
  const auto packed = static_cast<std::uint32_t>(
      libdeflate_deflate_compress(impl.tool, impl.copy.data(), xml.size(), begin + impl.head.size(), room));
  const auto size = static_cast<std::uint32_t>(xml.size());
  const std::size_t local = impl.head.size() - kMain.size() - kLocalHeader;
  const std::size_t at = impl.head.size() + packed;
  std::memcpy(begin + at, impl.directory.data(), impl.directory.size());
  const std::size_t end = at + impl.directory.size() - kEnd;
  const std::size_t central = end - kMain.size() - kCentralHeader;
  for (const std::size_t fields : {local + 14, central + 16}) {
    write(impl.out, fields, crc);
    write(impl.out, fields + 4, packed);
    write(impl.out, fields + 8, size);
  }
  write(impl.out, end + 16, static_cast<std::uint32_t>(at));
  impl.made = at + impl.directory.size();
  return impl.made;
}

std::size_t FillFloor::deflate_only(std::size_t document) {
  const std::string& xml = impl_->xml[document];
  return libdeflate_deflate_compress(impl_->tool, xml.data(), xml.size(), impl_->out.data(), impl_->out.size());
}

std::string_view FillFloor::made() const { return std::string_view(impl_->out).substr(0, impl_->made); }

std::size_t FillFloor::xml_bytes(std::size_t document) const { return impl_->xml[document].size(); }

namespace {

void quote(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '"' && c != '\\' && c != '\n') continue;
    out.append(text, from, i - from);
    out += '\\';
    out += c == '\n' ? 'n' : c;
    from = i + 1;
  }
  out.append(text, from);
  out += '"';
}

void paragraph_text(pugi::xml_node paragraph, std::string& text) {
  for (const pugi::xml_node run : paragraph.children("w:r")) {
    for (const pugi::xml_node piece : run.children("w:t")) text += piece.text().get();
  }
}

void table_text(pugi::xml_node table, std::string& text, std::string& out) {
  out += '[';
  for (const pugi::xml_node row : table.children("w:tr")) {
    out += '[';
    for (const pugi::xml_node cell : row.children("w:tc")) {
      text.clear();
      for (const pugi::xml_node paragraph : cell.children("w:p")) {
        paragraph_text(paragraph, text);
        text += '\n';
      }
      quote(out, text);
      out += ',';
    }
    out.back() = ']';
    out += ',';
  }
  out.back() = ']';
}

}  // namespace

struct ReadFloor::Impl {
  struct Packed {
    std::string_view bytes;
    std::size_t inflated;
  };
  std::vector<std::string> documents;
  std::vector<Packed> packed;
  std::string xml, text, json;
  pugi::xml_document tree;
  libdeflate_decompressor* tool = libdeflate_alloc_decompressor();
};

ReadFloor::ReadFloor(const std::vector<std::string>& documents) : impl_(std::make_unique<Impl>()) {
  Impl& impl = *impl_;
  impl.documents = documents;
  std::size_t longest = 0;
  for (const std::string& document : impl.documents) {
    const opc::Package package = open(document);
    const opc::Member* member = package.find(kMain);
    need(member != nullptr);
    impl.packed.push_back({member->compressed, static_cast<std::size_t>(member->inflated)});
    longest = std::max(longest, impl.packed.back().inflated);
  }
  impl.xml.resize(longest);
}
ReadFloor::~ReadFloor() { libdeflate_free_decompressor(impl_->tool); }

std::size_t ReadFloor::inflate(std::size_t document) {
  const Impl::Packed& packed = impl_->packed[document];
  need(libdeflate_deflate_decompress(impl_->tool, packed.bytes.data(), packed.bytes.size(), impl_->xml.data(),
                                     packed.inflated, nullptr) == LIBDEFLATE_SUCCESS);
  return packed.inflated;
}

std::size_t ReadFloor::parse(std::size_t document) {
  const std::size_t size = inflate(document);
  need(impl_->tree.load_buffer_inplace(impl_->xml.data(), size, pugi::parse_default | pugi::parse_ws_pcdata,
                                       pugi::encoding_utf8));
  return size;
}

const std::string& ReadFloor::text(std::size_t document) {
  parse(document);
  std::string& json = impl_->json;
  json = "[";
  for (const pugi::xml_node block : impl_->tree.document_element().child("w:body").children()) {
    const std::string_view name = block.name();
    if (name == "w:p") {
      impl_->text.clear();
      paragraph_text(block, impl_->text);
      quote(json, impl_->text);
    } else if (name == "w:tbl") {
      table_text(block, impl_->text, json);
    } else {
      continue;
    }
    json += ',';
  }
  json.back() = ']';
  return json;
}

}  // namespace marshrut::bench
