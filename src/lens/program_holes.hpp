// lens/program_holes.hpp: markers into the holes, loops and controls of a program, with what the profile says of them.
// Shapes:  Marker + FormFacts -> Hole, Loop, Control.
// Source:  docs/formats/markers.md, docs/formats/profile.md.
#pragma once

#include "lens/program.hpp"
#include "lens/put_scan.hpp"

namespace marshrut::lens {

// The marker's converter, or the one of its path's kind.
Filter filter_of(const Marker& marker, const FormFacts& facts);
bool is_mark(const Marker& marker, const FormFacts& facts);

// All of a hole but its access.
Hole make_hole(const MarkedParagraph& paragraph, const Marker& marker, const FormFacts& facts, Mode mode);

// All of a loop but its frame. `within` is the array whose element is printed already.
Loop make_loop(const route::Path& array, const route::Path& within, const PartScan& scan, const FormFacts& facts,
               Mode mode, bool course);

// Echoes and initials are filled from elsewhere, so a blank has lines there and no control.
bool takes_control(const Marker& marker);
Control control_of(const Marker& marker, const FormFacts& facts, const XmlNode* run_properties);

}  // namespace marshrut::lens
