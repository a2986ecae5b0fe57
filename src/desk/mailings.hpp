// desk/mailings.hpp: letters that no message caused: blanks to schools, a test.
// Shapes:  a letter's parts -> queued in the outbox, or held when its recipient was written to too often.
// Units:   bytes of a letter's files together.
// Errors:  conflict (the centre has no address to write from), too_large, bad_data (nobody of that school in the
//          list; the address in `where`), and the store's.
// Owns:    results own what they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "desk/desk.hpp"
#include "intake/rules.hpp"
#include "lens/form.hpp"
#include "mail/compose.hpp"
#include "store/outbox.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

inline constexpr std::size_t kMostLetterBytes = std::size_t{18} << 20U;  // what common mail servers take, unencoded

struct OwnLetter {
  std::string kind;  // as in the outbox: "blanks"
  std::string to, subject, text;
  std::vector<mail::LetterFile> files;
};
// The letter as the outbox takes it; not queued yet.
Result<store::Reply> letter_of(const intake::Rules& rules, OwnLetter letter);

struct QueuedLetter {
  std::int64_t id = 0;
  bool held = false;
};
Result<QueuedLetter> queue_letter(store::Store& store, const intake::Rules& rules, OwnLetter letter);

struct BlankMailing {
  struct To {
    std::string address, school;  // no school: all of the list
  };
  std::string subject, text, file_name;  // of the zip
  std::vector<To> to;
};
struct MailedBlanks {
  std::int64_t queued = 0, held = 0;
};
// The list that the job's blanks were made of. All letters are made before the first is queued, so that a mistake in
// one sends none.
struct ListFile {
  std::string name;  // as it was called; its ending says how it is read
  std::string_view bytes;
};
Result<MailedBlanks> send_blanks(const Desk& desk, const lens::Form& form, const ListFile& file,
                                 const BlankMailing& mailing);

}  // namespace marshrut::desk
