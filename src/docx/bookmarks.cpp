#include "docx/bookmarks.hpp"

#include <algorithm>
#include <charconv>

#include "docx/comment_marks.hpp"
#include "docx/edit.hpp"
#include "docx/xml_values.hpp"
#include "opc/writer.hpp"

namespace marshrut::docx {

namespace {

// Letters only: LibreOffice writes others of a destination's name in its own way.
constexpr std::string_view kName = "marshrutp";
constexpr std::uint64_t kFirstId = 1'000'000;  // far from the ids that Word gives

void mark(pugi::xml_node paragraph, std::uint32_t index) {
  const Naming names = naming_of(paragraph);
  const std::string id = std::to_string(kFirstId + index);
  const pugi::xml_node begin = names.after(paragraph, child(paragraph, Tag::paragraph_properties), "bookmarkStart");
  names.set(begin, "id", id);
  names.set(begin, "name", bookmark_name(index));
  names.set(names.after(paragraph, begin, "bookmarkEnd"), "id", id);
}

}  // namespace

std::string bookmark_name(std::uint32_t paragraph) { return std::string(kName) + std::to_string(paragraph); }

std::optional<std::uint32_t> bookmarked(std::string_view name) {
  if (!name.starts_with(kName)) return std::nullopt;
  name.remove_prefix(kName.size());
  std::uint32_t index = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), index);
  if (read.ec != std::errc{} || read.ptr != name.data() + name.size()) return std::nullopt;
  return index;
}

Result<std::string> with_bookmarks(const opc::Package& package, const Document& document) {
  Part main;
  if (auto read = read_part(package, document.main_part(), main); !read) return read.error();
  std::vector<Comment> places;
  const std::size_t count = std::min(document.paragraphs().size(), kMostBookmarks);
  for (std::size_t i = 0; i < count; ++i) places.push_back({static_cast<std::uint32_t>(i), {}});
  const auto anchors = find_anchors(document, places, main.xml);
  if (!anchors) return anchors.error();
  for (std::size_t i = 0; i < count; ++i) mark((*anchors)[i], static_cast<std::uint32_t>(i));
  std::string out;
  opc::Deflater deflater;
  opc::Writer writer(out, deflater);
  for (const opc::Member& member : package.members()) {
    if (member.name == main.name) {
      writer.add(member.name, written(main));
    } else {
      writer.copy(member);
    }
  }
  if (auto done = writer.finish(); !done) return done.error();
  return out;
}

}  // namespace marshrut::docx
