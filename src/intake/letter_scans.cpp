#include "intake/letter_scans.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "intake/page_ranges.hpp"
#include "text/messages.hpp"

namespace marshrut::intake {

namespace {

using text::message;

constexpr std::size_t kFieldsTold = 8;

double number(std::size_t n) { return static_cast<double>(n); }

// A card whose pages may have come as so many photographs.
struct Told {
  const FiledCard* first = nullptr;
  std::set<unsigned> pages;
  bool again = true;
};

std::vector<Told> cards_of(const std::vector<AnsweredDocument>& documents) {
  std::vector<Told> all;
  for (const AnsweredDocument& one : documents) {
    if (!one.filed.scan) continue;
    for (const FiledCard& card : one.filed.scan->cards) {
      auto same = std::find_if(all.begin(), all.end(), [&](const Told& told) {
        const scan::Card& known = told.first->card;
        return known.code == card.card.code && known.form == card.card.form && known.hash == card.card.hash;
      });
      if (same == all.end()) same = all.insert(all.end(), {&card, {}, true});
      for (const scan::CardPage& page : card.card.pages) same->pages.insert(page.page);
      same->again = same->again && card.again;
    }
  }
  return all;
}

std::vector<unsigned> missing_of(const Told& told) {
  std::vector<unsigned> missing;
  for (unsigned page = 1; page <= told.first->card.of; ++page) {
    if (told.pages.count(page) == 0) missing.push_back(page);
  }
  return missing;
}

std::string fields_of(const std::vector<ContentChange>& changes) {
  std::vector<std::string_view> labels;
  for (const ContentChange& change : changes) {
    if (std::find(labels.begin(), labels.end(), change.label) == labels.end()) labels.push_back(change.label);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(labels.size(), kFieldsTold); ++i) {
    text += (i == 0 ? "«" : ", «") + std::string(labels[i]) + "»";
  }
  if (labels.size() > kFieldsTold) text += message("letter.scan.more", {{"n", number(labels.size() - kFieldsTold)}});
  return text;
}

std::string title_of(const FiledCard& card) {
  const std::string title = card.paper.title.empty() ? message("letter.scan.some-form") : card.paper.title;
  if (card.paper.code.empty()) return title;
  return message("letter.scan.card", {{"form", std::string_view(title)}, {"code", std::string_view(card.paper.code)}});
}

std::string doubt_of(const std::string& doubt) {
  constexpr std::array kKnown = {"no-code",      "other-route",  "route-purged",
                                 "unknown-code", "unknown-form", "unknown-sender"};
  const bool known = std::find(kKnown.begin(), kKnown.end(), doubt) != kKnown.end();
  return message("letter.scan.doubt." + (known ? doubt : std::string("unknown-code")));
}

void tell_content(LetterBlocks& blocks, const Paper& paper) {
  if (!paper.matches) return;
  if (*paper.matches) return blocks.detail(message("letter.scan.matches"));
  const std::string fields = fields_of(paper.changes);
  blocks.detail(fields.empty() ? message("letter.scan.changed-somehow")
                               : message("letter.scan.changed", {{"fields", std::string_view(fields)}}));
}

void tell_card(LetterBlocks& blocks, const Told& told) {
  blocks.title(title_of(*told.first));
  if (told.again) return blocks.detail(message("letter.scan.again"));
  if (!told.first->paper.route) return blocks.detail(doubt_of(told.first->paper.doubt));
  const auto missing = missing_of(told);
  if (missing.empty()) {
    blocks.detail(message("letter.scan.filed", {{"n", number(told.pages.size())}}));
  } else {
    const std::string pages = page_ranges(missing);
    blocks.detail(message("letter.scan.missing", {{"n", number(missing.size())}, {"pages", std::string_view(pages)}}));
  }
  tell_content(blocks, told.first->paper);
}

void tell_loose(LetterBlocks& blocks, const AnsweredDocument& one) {
  std::vector<unsigned> pages;
  for (const FiledLoose& loose : one.filed.scan->loose) {
    if (!loose.again) pages.insert(pages.end(), loose.pages.begin(), loose.pages.end());
  }
  if (pages.empty()) return;
  const std::string ranges = page_ranges(pages);
  blocks.title(message("letter.file", {{"name", std::string_view(one.document->name)}}));
  blocks.detail(message("letter.scan.unread", {{"n", number(pages.size())}, {"pages", std::string_view(ranges)}}));
}

}  // namespace

void tell_scans(LetterBlocks& blocks, const std::vector<AnsweredDocument>& documents) {
  for (const Told& told : cards_of(documents)) tell_card(blocks, told);
  for (const AnsweredDocument& one : documents) {
    if (one.filed.scan) tell_loose(blocks, one);
  }
}

}  // namespace marshrut::intake
