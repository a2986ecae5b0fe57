#include "xlsx/sheet_writer.hpp"

#include <algorithm>

#include "opc/package.hpp"
#include "xlsx/cell_text.hpp"
#include "xlsx/sheet_xml.hpp"
#include "xlsx/shell.hpp"
#include "xlsx/zip_file.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18U;
constexpr std::uint64_t kProgressRows = 1024;
constexpr std::uint64_t kCellOverhead = 80;  // bytes of XML around a cell's text, at most
constexpr std::string_view kRowsEnd = "</sheetData>";
constexpr std::string_view kRelationshipsHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr std::string_view kRelationshipsEnd = "</Relationships>";

std::string member_of(std::size_t sheet) { return "xl/worksheets/sheet" + std::to_string(sheet + 1) + ".xml"; }

// A sheet of the shell, cut where its rows go.
struct Frame {
  std::string head, tail;
};

Result<Frame> frame_of(const opc::Package& shell, std::size_t sheet, std::size_t columns, std::uint64_t rows) {
  auto xml = shell.read(member_of(sheet));
  if (!xml) return xml.error();
  const std::size_t cut = xml->find(kRowsEnd);
  if (cut == std::string::npos) return Error{Code::internal, "a sheet without rows", member_of(sheet)};
  Frame frame{xml->substr(0, cut), xml->substr(cut + kRowsEnd.size())};
  constexpr std::string_view kDimension = "<dimension ref=\"";
  if (const std::size_t at = frame.head.find(kDimension); at != std::string::npos) {
    const std::size_t begin = at + kDimension.size();
    frame.head.replace(begin, frame.head.find('"', begin) - begin,
                       "A1:" + column_name(columns - 1) + std::to_string(rows + 1));
  }
  return frame;
}

class Writer {
public:
  Writer(const Plan& plan, const RowSorter& rows, const Shell& shell, const opc::Package& package, ZipFile& zip,
         const std::function<bool(std::uint64_t)>& written)
      : plan_(plan),
        rows_(rows),
        shell_(shell),
        package_(package),
        zip_(zip),
        written_(written),
        xml_(shell.styles, plan.widths) {
    for (const auto& column : plan.profile->columns) escape_to(headers_.emplace_back(), column.header);
  }

  Result<void> write() {
    if (auto done = copy_others(); !done) return done;
    if (auto done = begin_sheet(); !done) return done;
    auto walked = rows_.walk([&](std::string_view row) { return take(row); });
    if (!walked) return walked;
    if (auto done = end_sheet(); !done) return done;
    return plan_.rest.rows > 0 ? write_rest() : Result<void>();
  }

private:
  Result<void> copy_others() {
    const std::size_t ours = plan_.sheets.size() + (plan_.rest.rows > 0 ? 1 : 0);
    for (const opc::Member& member : package_.members()) {
      bool spliced = false;
      for (std::size_t i = 0; i < ours; ++i) spliced = spliced || member.name == member_of(i);
      if (spliced) continue;
      if (auto done = zip_.copy(member); !done) return done;
    }
    return {};
  }

  Result<void> begin(std::size_t sheet, std::size_t columns, std::uint64_t rows) {
    auto frame = frame_of(package_, sheet, columns, rows);
    if (!frame) return frame.error();
    frame_ = std::move(*frame);
    if (auto done = zip_.begin(member_of(sheet), rows_.bytes() + rows * columns * kCellOverhead); !done) return done;
    return zip_.write(frame_.head);
  }

  Result<void> begin_sheet() {
    links_ = {};
    in_sheet_ = 0;
    return begin(sheet_, plan_.profile->columns.size(), plan_.sheets[sheet_].rows);
  }

  Result<bool> take(std::string_view row) {
    if (in_sheet_ == plan_.sheets[sheet_].rows) {
      if (auto done = end_sheet(); !done) return done.error();
      ++sheet_;
      if (auto done = begin_sheet(); !done) return done.error();
    }
    PackedReader cells(row);
    const std::uint64_t number = ++in_sheet_ + 1;
    xml_.row(number, ++all_, cells, buffer_, links_);
    if (auto done = keep_rest(number, cells); !done) return done.error();
    if (buffer_.size() >= kBlock) {
      if (auto done = flush(); !done) return done.error();
    }
    if (all_ % kProgressRows == 0 && !written_(all_)) return Error{Code::timeout, "cancelled", {}};
    return true;
  }

  Result<void> keep_rest(std::uint64_t number, PackedReader& cells) {
    std::uint16_t column = 0;
    PackedCell piece;
    std::string rest;
    while (cells.next_rest(column, piece)) {
      rest_row(++rest_rows_ + 1, number, headers_[column], piece, shell_.rest_style, rest);
    }
    return rest.empty() ? Result<void>() : rest_.append(rest);
  }

  Result<void> flush() {
    auto done = zip_.write(buffer_);
    buffer_.clear();
    if (!done || links_.relationships.size() < kBlock) return done;
    done = targets_.append(links_.relationships);
    links_.relationships.clear();
    return done;
  }

  Result<void> end_sheet() {
    if (auto done = flush(); !done) return done;
    if (auto done = zip_.write(kRowsEnd); !done) return done;
    const std::string_view tail = frame_.tail;
    const std::size_t margins = std::min({tail.find("<printOptions"), tail.find("<pageMargins"), tail.size()});
    if (auto done = zip_.write(tail.substr(0, margins)); !done) return done;
    if (links_.count > 0) {
      for (const std::string_view part :
           {std::string_view("<hyperlinks>"), std::string_view(links_.elements), std::string_view("</hyperlinks>")}) {
        if (auto done = zip_.write(part); !done) return done;
      }
    }
    if (auto done = zip_.write(tail.substr(margins)); !done) return done;
    if (auto done = zip_.end(); !done) return done;
    return links_.count > 0 ? write_targets() : Result<void>();
  }

  Result<void> write_targets() {
    if (auto done = targets_.append(links_.relationships); !done) return done;
    const std::string name = "xl/worksheets/_rels/sheet" + std::to_string(sheet_ + 1) + ".xml.rels";
    if (auto done = zip_.begin(name, targets_.size()); !done) return done;
    if (auto done = zip_.write(kRelationshipsHead); !done) return done;
    if (auto done = copy_spilled(targets_, targets_used_); !done) return done;
    targets_used_ = targets_.size();
    if (auto done = zip_.write(kRelationshipsEnd); !done) return done;
    return zip_.end();
  }

  Result<void> copy_spilled(const SpillFile& file, std::uint64_t from) {
    std::string block;
    for (; from < file.size(); from += block.size()) {
      block.clear();
      const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, file.size() - from));
      if (auto done = file.read(from, room, block); !done) return done;
      if (block.empty()) return Error{Code::io, "a temporary file lost its end", {}};
      if (auto done = zip_.write(block); !done) return done;
    }
    return {};
  }

  Result<void> write_rest() {
    constexpr std::size_t kColumns = 3;
    if (auto done = begin(plan_.sheets.size(), kColumns, plan_.rest.rows); !done) return done;
    if (auto done = copy_spilled(rest_, 0); !done) return done;
    if (auto done = zip_.write(kRowsEnd); !done) return done;
    if (auto done = zip_.write(frame_.tail); !done) return done;
    return zip_.end();
  }

  const Plan& plan_;
  const RowSorter& rows_;
  const Shell& shell_;
  const opc::Package& package_;
  ZipFile& zip_;
  const std::function<bool(std::uint64_t)>& written_;
  SheetXml xml_;
  std::vector<std::string> headers_;
  Frame frame_;
  std::string buffer_;
  SheetXml::Links links_;
  SpillFile targets_, rest_;
  std::uint64_t targets_used_ = 0, rest_rows_ = 0;
  std::size_t sheet_ = 0;
  std::uint64_t in_sheet_ = 0, all_ = 0;
};

}  // namespace

Result<void> write_workbook(const Plan& plan, const RowSorter& rows, const std::filesystem::path& path,
                            const std::function<bool(std::uint64_t)>& written) {
  const auto shell = make_shell(plan);
  if (!shell) return shell.error();
  const auto package = opc::Package::open(shell->bytes);
  if (!package) return Error{Code::internal, package.error().message, package.error().where};
  ZipFile zip;
  if (auto done = ZipFile::create(path, zip); !done) return done;
  if (auto done = Writer(plan, rows, *shell, *package, zip, written).write(); !done) return done;
  return zip.finish();
}

}  // namespace marshrut::xlsx
