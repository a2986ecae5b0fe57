// scan/reading.hpp: all that a scan's file gives: its pages, the cards cut out of it, pictures of what is unread.
// Shapes:  bytes -> Reading; Reading <-> frames (sandbox/frames.hpp): JSON of the pages, then the images in order.
// Errors:  as pages.hpp; from_frames: damaged (a worker that answers nonsense), and the error that was sent.
// Owns:    results own what they hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sandbox/frames.hpp"
#include "scan/cards.hpp"

namespace marshrut::scan {

struct Reading {
  std::vector<Page> pages;
  Cards cards;                    // put_together(pages)
  std::vector<std::string> pdfs;  // of cards.cards, where images were asked for; empty when one can't be made
  std::vector<std::string> pngs;  // of cards.loose, likewise; all empty when the file has no card
};

Result<Reading> read_scan(std::string_view bytes, bool images, const Limits& limits = {});

sandbox::Frames to_frames(Result<Reading> reading);
Result<Reading> from_frames(sandbox::Frames frames);

}  // namespace marshrut::scan
