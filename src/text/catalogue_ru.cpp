// What users see, in Russian. Sorted by id, a block for each family of ids; new ids go into their block in order.
// Patterns: ICU MessageFormat, {name} for arguments, {n, plural, one {…} few {…} many {…} other {…}} for counts. An
// apostrophe is a quoting sign there: don't use it.
#include <algorithm>
#include <iterator>

#include "text/catalogue.hpp"

namespace marshrut::text::detail {

namespace {

constexpr Entry kEntries[] = {
    // cli.*: what the commands say.

    // error.*: one for each Code, «error.» and code_name(code): what happened and what to do next.
    {"error.bad-data", "Данные не подходят под схему маршрута. Исправьте указанное место и повторите."},
    {"error.bad-template",
     "В шаблоне формы есть ошибки. Выполните «marshrut forms lint», исправьте указанные места и повторите."},
    {"error.damaged",
     "Файл повреждён и не читается до конца. Откройте его в Word, сохраните заново и пришлите ещё раз."},
    {"error.empty", "Файл пуст. Проверьте, тот ли это файл, и пришлите его ещё раз."},
    {"error.encrypted", "Файл защищён паролем. Снимите защиту, сохраните файл и пришлите ещё раз."},
    {"error.exists", "Такой файл уже есть, он оставлен без изменений. Укажите другое имя или уберите прежний файл."},
    {"error.internal",
     "Внутренняя ошибка программы. Повторите попытку; если не поможет, передайте этот файл и текст сообщения "
     "администратору."},
    {"error.io",
     "Не удалось прочитать или записать файл. Проверьте права доступа и свободное место на диске и повторите."},
    {"error.not-a-document", "Это не документ. Пришлите форму в формате Word (.docx)."},
    {"error.not-found", "Файл не найден. Проверьте имя и путь к файлу."},
    {"error.timeout",
     "Обработка заняла слишком много времени и остановлена. Уберите из файла лишнее (рисунки, вложения) и повторите."},
    {"error.too-large", "Файл слишком велик. Уберите из него рисунки и вложения, сохраните и пришлите ещё раз."},
    {"error.unknown-form",
     "Форма не распознана. Проверьте, что документ сделан по бланку ИОМ, или укажите форму явно."},
    {"error.unsafe-xml",
     "В файле есть запрещённые конструкции XML, он не обработан. Откройте его в Word, сохраните заново и пришлите ещё "
     "раз."},
    {"error.unsupported-format",
     "Этот формат файла не поддерживается. Сохраните документ как «Документ Word (.docx)» и пришлите ещё раз."},
    {"error.usage", "Команда задана неверно. Посмотрите справку: marshrut --help."},
};

constexpr bool before(const Entry& a, const Entry& b) { return a.id < b.id; }

static_assert(std::adjacent_find(std::begin(kEntries), std::end(kEntries),
                                 [](const Entry& a, const Entry& b) { return !before(a, b); }) == std::end(kEntries),
              "the catalogue is sorted by id, and each id is there once");

}  // namespace

std::span<const Entry> catalogue() { return kEntries; }

}  // namespace marshrut::text::detail
