#include "docx/comments.hpp"

#include <algorithm>
#include <map>

#include "docx/comment_marks.hpp"
#include "docx/tags.hpp"
#include "opc/part_name.hpp"
#include "opc/writer.hpp"

namespace marshrut::docx {

namespace {

constexpr std::string_view kTypesPart = "[Content_Types].xml";
constexpr std::string_view kWordType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
constexpr std::string_view kCommentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr std::string_view kCommentsLink =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
constexpr std::string_view kStrictCommentsLink = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
constexpr std::string_view kStrictNamespace = "http://purl.oclc.org/";
constexpr const char* kEmptyTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
constexpr const char* kEmptyLinks =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

bool is_macro_part(const opc::Package& package, std::string_view name) {
  const std::string type = opc::fold_name(package.content_type(name));
  return type.starts_with("application/vnd.ms-office.vbaproject") || type == "application/vnd.ms-word.vbadata+xml" ||
         opc::ends_with_name(name, "vbaProject.bin") || opc::ends_with_name(name, "vbaData.xml");
}

// "word/_rels/document.xml.rels" -> "word/document.xml"
std::string source_of(std::string_view links_part) {
  std::string name(links_part.substr(0, links_part.size() - std::string_view(".rels").size()));
  const std::size_t folder = opc::fold_name(name).rfind("_rels/");
  return folder == std::string::npos ? name : name.erase(folder, std::string_view("_rels/").size());
}

class Edition {
public:
  Edition(const opc::Package& package, const Document& document) : package_(package), main_(document.main_part()) {}

  Result<void> add(const Document& document, const std::vector<Comment>& comments);
  Result<void> make_plain();
  Result<std::string> write();

private:
  Result<Part*> open(std::string_view name, const char* otherwise);
  Result<Part*> open_comments(const std::vector<opc::Relationship>& links, const Naming& names);
  Result<void> drop_links(std::string_view links_part);
  [[nodiscard]] bool is_dropped(std::string_view name) const;
  [[nodiscard]] std::string new_comments_name() const;

  const opc::Package& package_;
  const std::string& main_;
  std::map<std::string, Part> parts_;  // what changes or is new, by member name
  std::vector<std::string> dropped_;
};

// The part as it is, or from the text given when the package has none.
Result<Part*> Edition::open(std::string_view name, const char* otherwise) {
  const opc::Member* member = package_.find(name);
  const std::string key = member != nullptr ? member->name : std::string(name);
  const auto [place, is_new] = parts_.try_emplace(key);
  Part& part = place->second;
  if (!is_new) return &part;
  if (member == nullptr) {
    part.name = key;
    part.xml.load_string(otherwise);
    return &part;
  }
  if (auto read = read_part(package_, key, part); !read) return read.error();
  return &part;
}

std::string Edition::new_comments_name() const {
  const std::string folder = main_.substr(0, main_.rfind('/') + 1);
  std::string name = folder + "comments.xml";
  for (int i = 1; package_.find(name) != nullptr; ++i) name = folder + "comments" + std::to_string(i) + ".xml";
  return name;
}

Result<Part*> Edition::open_comments(const std::vector<opc::Relationship>& links, const Naming& names) {
  const auto found = std::find_if(links.begin(), links.end(), [](const opc::Relationship& link) {
    return !link.external && link.type == kCommentsLink;
  });
  const std::string name = found != links.end() ? found->target : new_comments_name();
  if (found == links.end()) {
    auto main_links = open(opc::relationships_part(main_), kEmptyLinks);
    if (!main_links) return main_links;
    const bool strict = names.uri.starts_with(kStrictNamespace);
    add_relationship((*main_links)->xml, strict ? kStrictCommentsLink : kCommentsLink,
                     std::string_view(name).substr(name.rfind('/') + 1));
  }
  if (package_.content_type(name) != kCommentsType) {
    auto types = open(kTypesPart, kEmptyTypes);
    if (!types) return types;
    set_override((*types)->xml, name, kCommentsType);
  }
  return open(name, ("<w:comments xmlns:w=\"" + names.uri + "\"/>").c_str());
}

Result<void> Edition::add(const Document& document, const std::vector<Comment>& comments) {
  if (comments.empty()) return {};
  auto links = package_.relationships(main_);
  if (!links) return links.error();
  auto main = open(main_, "");
  if (!main) return main.error();
  auto anchors = find_anchors(document, comments, (*main)->xml);
  if (!anchors) return anchors.error();
  auto notes = open_comments(*links, naming_of((*main)->xml.document_element()));
  if (!notes) return notes.error();
  std::set<std::int64_t> ids;
  gather_ids((*main)->xml, ids);
  gather_ids((*notes)->xml, ids);
  const CommentStyles styles = comment_styles(package_, *links);
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const std::string id = take_free_id(ids);
    mark_paragraph((*anchors)[i], id, styles);
    append_comment((*notes)->xml.document_element(), id, comments[i].text, styles);
  }
  return {};
}

bool Edition::is_dropped(std::string_view name) const {
  return std::any_of(dropped_.begin(), dropped_.end(),
                     [&](const std::string& part) { return opc::compare_names(part, name) == 0; });
}

Result<void> Edition::drop_links(std::string_view links_part) {
  const std::string source = source_of(links_part);
  auto links = package_.relationships(source);
  if (!links) return links.error();
  const auto gone = [&](const opc::Relationship& link) { return !link.external && is_dropped(link.target); };
  if (std::none_of(links->begin(), links->end(), gone)) return {};
  auto part = open(links_part, kEmptyLinks);
  if (!part) return part.error();
  for (const opc::Relationship& link : *links) {
    if (!gone(link)) continue;
    pugi::xml_node root = (*part)->xml.document_element();
    root.remove_child(root.find_child_by_attribute("Id", link.id.c_str()));
  }
  return {};
}

// A plain .docx, whatever it was: no macros, no template.
Result<void> Edition::make_plain() {
  const std::string type = package_.content_type(main_);
  for (const opc::Member& member : package_.members()) {
    if (!is_macro_part(package_, member.name)) continue;
    dropped_.push_back(member.name);
    dropped_.push_back(opc::relationships_part(member.name));
  }
  if (type == kWordType && dropped_.empty()) return {};
  auto types = open(kTypesPart, kEmptyTypes);
  if (!types) return types.error();
  if (type != kWordType) set_override((*types)->xml, main_, kWordType);
  pugi::xml_node root = (*types)->xml.document_element();
  for (pugi::xml_node node = root.first_child(), next; node; node = next) {
    next = node.next_sibling();
    const std::string_view part = node.attribute("PartName").value();
    const std::string kind = opc::fold_name(node.attribute("ContentType").value());
    const bool default_type = local_name(node.name()) == "Default" && kind.starts_with("application/vnd.ms-office.vba");
    if (default_type || (!part.empty() && is_dropped(part.substr(1)))) root.remove_child(node);
  }
  for (const opc::Member& member : package_.members()) {
    if (dropped_.empty() || !opc::ends_with_name(member.name, ".rels") || is_dropped(member.name)) continue;
    if (auto done = drop_links(member.name); !done) return done;
  }
  return {};
}

Result<std::string> Edition::write() {
  std::string out;
  opc::Deflater deflater;
  opc::Writer writer(out, deflater);
  for (const opc::Member& member : package_.members()) {
    if (is_dropped(member.name)) continue;
    const auto changed = parts_.find(member.name);
    if (changed == parts_.end()) {
      writer.copy(member);
    } else {
      writer.add(member.name, written(changed->second));
    }
  }
  for (const auto& [name, part] : parts_) {
    if (package_.find(name) == nullptr) writer.add(name, written(part));
  }
  if (auto done = writer.finish(); !done) return done.error();
  return out;
}

}  // namespace

Result<std::string> annotate(const opc::Package& package, const Document& document,
                             const std::vector<Comment>& comments) {
  std::vector<Comment> in_order = comments;
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Comment& a, const Comment& b) { return a.paragraph < b.paragraph; });
  Edition edition(package, document);
  if (auto added = edition.add(document, in_order); !added) return added.error();
  if (auto plain = edition.make_plain(); !plain) return plain.error();
  return edition.write();
}

}  // namespace marshrut::docx
