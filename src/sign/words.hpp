// sign/words.hpp: what a person is told of a signature: no more than was checked.
// Shapes:  Signer -> one sentence or two, in Russian.
// Owns:    the result.
#pragma once

#include <string>

#include "sign/signature.hpp"

namespace marshrut::sign {

// «Подпись: Иванова Анна Петровна, СОШ № 3, 12 марта 2024 г. Файл после подписания не менялся.»
std::string signer_words(const Signer& signer);

}  // namespace marshrut::sign
