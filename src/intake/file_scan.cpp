#include "intake/file_scan.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "store/documents.hpp"
#include "store/scans.hpp"

namespace marshrut::intake {

namespace {

constexpr std::string_view kPdf = "application/pdf", kPng = "image/png";

std::vector<std::string> hashes_of(const std::vector<std::string>& images) {
  std::vector<std::string> all;
  for (const std::string& image : images) all.push_back(image.empty() ? std::string() : sha256_hex(image));
  return all;
}

std::string json_of(const std::vector<unsigned>& pages) { return nlohmann::json(pages).dump(); }

std::vector<unsigned> file_pages(const scan::Card& card) {
  std::vector<unsigned> pages;
  for (const scan::CardPage& one : card.pages) pages.push_back(one.file_page);
  return pages;
}

class Filing {
public:
  Filing(store::Connection& connection, const Contents& contents, const ScanSource& source, const ScannedFile& file)
      : connection_(connection), contents_(contents), source_(source), file_(file) {}

  Result<FiledScan> run() {
    store::ScanFilter same;
    same.source_sha256 = std::string(source_.sha256);
    auto known = store::scans_page(connection_, same);
    if (!known) return known.error();
    known_ = std::move(*known);
    const scan::Cards& cards = file_.reading.cards;
    for (std::size_t i = 0; i < cards.cards.size(); ++i) {
      if (auto done = file_card(i); !done) return done.error();
    }
    if (cards.cards.empty()) {
      if (auto done = file_whole(); !done) return done.error();
      return std::move(filed_);
    }
    for (std::size_t i = 0; i < cards.loose.size(); ++i) {
      if (auto done = file_loose(i); !done) return done.error();
    }
    return std::move(filed_);
  }

private:
  Result<void> file_card(std::size_t index) {
    const scan::Card& card = file_.reading.cards.cards[index];
    auto paper = look_at_paper(connection_, contents_, card);
    if (!paper) return paper.error();
    if (!source_.trusted && paper->doubt.empty()) paper->doubt = "unknown-sender";
    if (!paper->doubt.empty()) paper->route.reset();
    store::NewScan fresh = facts(card.first_file_page, file_pages(card), "card");
    fresh.code = card.code;
    fresh.form = card.form;
    fresh.hash = card.hash;
    fresh.matches = paper->matches;
    fresh.route_id = paper->route;
    fresh.state = paper->route ? "filed" : "unsettled";
    fresh.reason = !paper->doubt.empty() ? paper->doubt : card.missing.empty() ? "" : "pages-missing";
    const auto added = add(std::move(fresh), file_.reading.pdfs[index], file_.pdf_hashes[index], kPdf);
    if (!added) return added.error();
    filed_.cards.push_back({added->scan.id, card, std::move(*paper), !added->created});
    return {};
  }

  Result<void> file_loose(std::size_t index) {
    const scan::LoosePage& loose = file_.reading.cards.loose[index];
    store::NewScan fresh = facts(loose.file_page, {loose.file_page}, "page");
    fresh.reason = loose.why;
    if (loose.guess) {
      const scan::Card& guess = file_.reading.cards.cards[*loose.guess];
      fresh.code = guess.code;
      fresh.form = guess.form;
      fresh.hash = guess.hash;
    }
    const std::string code = fresh.code;
    const auto added = add(std::move(fresh), file_.reading.pngs[index], file_.png_hashes[index], kPng);
    if (!added) return added.error();
    filed_.loose.push_back({added->scan.id, {loose.file_page}, loose.why, code, !added->created});
    return {};
  }

  // A file in which nothing of ours was found is looked at as it is.
  Result<void> file_whole() {
    const auto& loose = file_.reading.cards.loose;
    if (loose.empty()) return {};
    std::vector<unsigned> pages;
    for (const scan::LoosePage& one : loose) pages.push_back(one.file_page);
    store::NewScan fresh = facts(pages.front(), pages, "page");
    fresh.reason = loose.front().why;
    const auto added = add(std::move(fresh), {}, {}, {});
    if (!added) return added.error();
    filed_.loose.push_back({added->scan.id, std::move(pages), loose.front().why, {}, !added->created});
    return {};
  }

  [[nodiscard]] store::NewScan facts(unsigned first, const std::vector<unsigned>& pages, const char* kind) const {
    store::NewScan fresh;
    fresh.document_id = source_.document_id;
    fresh.source_sha256 = source_.sha256;
    fresh.first_page = first;
    fresh.pages = json_of(pages);
    fresh.kind = kind;
    fresh.created = source_.at;
    return fresh;
  }

  // What could not be cut out is kept as it came.
  Result<store::AddedScan> add(store::NewScan fresh, std::string_view image, std::string_view hash,
                               std::string_view media_type) {
    const auto same = std::find_if(known_.begin(), known_.end(), [&](const store::Scan& one) {
      return one.first_page == fresh.first_page && one.code == fresh.code && one.form == fresh.form &&
             one.hash == fresh.hash;
    });
    if (same != known_.end()) return store::AddedScan{*same, false};
    const bool cut = !image.empty();
    const auto blob = store::put_blob(connection_, cut ? hash : source_.sha256, cut ? image : source_.bytes);
    if (!blob) return blob.error();
    fresh.blob_id = *blob;
    fresh.media_type = cut ? media_type : source_.media_type;
    return store::add_scan(connection_, fresh);
  }

  store::Connection& connection_;
  const Contents& contents_;
  const ScanSource& source_;
  const ScannedFile& file_;
  std::vector<store::Scan> known_;  // of this file, from before
  FiledScan filed_;
};

}  // namespace

ScannedFile hashed(scan::Reading reading) {
  ScannedFile file;
  file.pdf_hashes = hashes_of(reading.pdfs);
  file.png_hashes = hashes_of(reading.pngs);
  file.reading = std::move(reading);
  return file;
}

bool FiledScan::waits() const {
  return std::any_of(cards.begin(), cards.end(), [](const FiledCard& one) { return !one.again && !one.paper.route; }) ||
         std::any_of(loose.begin(), loose.end(), [](const FiledLoose& one) { return !one.again; });
}

bool FiledScan::is_new() const {
  return std::any_of(cards.begin(), cards.end(), [](const FiledCard& one) { return !one.again; }) ||
         std::any_of(loose.begin(), loose.end(), [](const FiledLoose& one) { return !one.again; });
}

Result<FiledScan> file_scan(store::Connection& connection, const Contents& contents, const ScanSource& source,
                            const ScannedFile& file) {
  return Filing(connection, contents, source, file).run();
}

}  // namespace marshrut::intake
