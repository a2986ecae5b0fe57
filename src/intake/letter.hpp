// intake/letter.hpp: the answer to a message, as its sender reads it.
// Shapes:  what became of the documents -> subject, plain text, HTML, attachments; no addresses, no ids of mail.
// Units:   kLargestAttachments in bytes before encoding.
// Errors:  none.
// Owns:    results own what they hold.
// Source:  docs/mail.md («Что отвечает служба»); the texts are «letter.*» of the catalogue.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/examination.hpp"
#include "intake/file_document.hpp"
#include "mail/compose.hpp"

namespace marshrut::intake {

inline constexpr std::size_t kLargestAttachments = std::size_t{12} << 20U;

enum class LetterKind {
  receipt,   // all that came is filed
  returned,  // something is to be mended or sent in another way
  advice,    // nothing that could be filed came
};
std::string_view kind_name(LetterKind kind);  // "receipt", "return", "advice"

struct Centre {
  std::string name;     // «Учебно-методический центр»; signs the letter; may be empty
  std::string contact;  // where to ask; may be empty
};

struct AnsweredDocument {
  const DocumentExam* document = nullptr;
  Filed filed;
  std::vector<const DocumentExam*> signatures = {};  // that came with it
};

struct WrittenLetter {
  LetterKind kind = LetterKind::receipt;
  std::string subject, text, html;
  std::vector<mail::LetterFile> attachments;
};

// `reason` is that of a message that was over before its documents counted ("no-document", "encrypted", "table").
// `words` are an operator's, put before the remarks.
WrittenLetter write_letter(const MessageExam& message, const std::vector<AnsweredDocument>& documents,
                           const std::string& reason, const Centre& centre, std::string_view words = {});

}  // namespace marshrut::intake
