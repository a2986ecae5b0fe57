// What users see, in Russian. Sorted by id, a block for each family of ids; new ids go into their block in order.
// Patterns: ICU MessageFormat, {name} for arguments, {n, plural, one {…} few {…} many {…} other {…}} for counts. An
// apostrophe is a quoting sign there: don't use it.
#include <algorithm>
#include <iterator>

#include "text/catalogue.hpp"

namespace marshrut::text::detail {

namespace {

constexpr Entry kEntries[] = {
    // app.*: what the use cases say in documents and remarks; cli.*: what the commands say.
    {"app.comment.error", "Нужно исправить: {message}"},
    {"app.comment.source", "Основание: {source}."},
    {"app.comment.warning", "Обратите внимание: {message}"},
    {"app.document", "Документ"},
    {"app.low-confidence", "Значение поля «{label}» найдено не наверняка: «{raw}». Сверьте его с документом."},
    {"app.notice.differs",
     "Поле «{label}» стоит в документе дважды и по-разному; второе значение — «{detail}». Оставьте верное."},
    {"app.notice.email-several",
     "В поле «{label}» несколько адресов электронной почты: «{detail}». Взят первый; остальные не учтены."},
    {"app.notice.foreign-chunk",
     "Часть документа вставлена как отдельный файл и не прочитана. Откройте документ в Word и сохраните заново."},
    {"app.notice.macros",
     "В документе есть макросы. Они не выполнялись и не сохраняются. Присылайте документ без макросов (.docx)."},
    {"app.notice.other", "Замечание «{rule}»: {detail}"},
    {"app.row", "{table}, строка {row}"},
    {"app.row-cell", "{table}, строка {row}: {label}"},
    {"cli.check.clean", "Замечаний нет."},
    {"cli.check.errors", "Ошибки: документ нужно вернуть"},
    {"cli.check.infos", "Сведения"},
    {"cli.check.source", "Основание: {source}"},
    {"cli.check.summary",
     "{all, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}, {errors, plural, =0 "
     "{ошибок нет} one {из них # ошибка} few {из них # ошибки} many {из них # ошибок} other {из них # ошибки}}."},
    {"cli.check.warnings", "Предупреждения"},
    {"cli.doubt",
     "Проверьте склонение: «{name}», {case, select, genitive {родительный} dative {дательный} accusative {винительный} "
     "instrumental {творительный} other {предложный}} падеж — напечатано «{printed}»."},
    {"cli.error.byte", "байт {byte}"},
    {"cli.error.home", "Не найдены папки templates и schemas: {where}. Укажите папку с ними: --home ПАПКА."},
    {"cli.error.where", "Место: {where}."},
    {"cli.fill.cancelled", "Остановлено."},
    {"cli.fill.done", "Готово: {out}"},
    {"cli.fill.failed",
     "Не {failed, plural, one {заполнена # строка} few {заполнены # строки} many {заполнено # строк} other {заполнено "
     "# строки}}."},
    {"cli.fill.many",
     "{made, plural, =0 {Документов не сделано} one {Сделан # документ: {out}} few {Сделано # документа: {out}} many "
     "{Сделано # документов: {out}} other {Сделано # документа: {out}}}."},
    {"cli.fill.zip-cancelled", "Остановлено. Архив не создан."},
    {"cli.forms.id", "Код"},
    {"cli.forms.kind", "Вид"},
    {"cli.forms.region", "Регион"},
    {"cli.forms.title", "Название"},
    {"cli.help.all-examples",
     "marshrut forms\n"
     "marshrut blank odintsovo-blank --out blank.docx\n"
     "marshrut fill sevastopol-card --data ivanova.json --out ivanova.docx\n"
     "marshrut fill odintsovo-blank --data shkola.ndjson --out gotovo\n"
     "marshrut read ivanova.docx --pretty\n"
     "marshrut check ivanova.docx --annotate ivanova-zamechaniya.docx"},
    {"cli.help.all-text",
     "Форма называется по коду: marshrut forms покажет коды всех форм. Данные маршрута — JSON в UTF-8; тот же вид\n"
     "имеет route в ответе команды read, так что прочитанный документ можно сразу напечатать по другой форме.\n"
     "\n"
     "Ответ идёт в стандартный вывод, сообщения — в стандартный поток ошибок. Если входной файл использовать нельзя, о "
     "нём\n"
     "будет одна строка: файл, код, объяснение; остальные файлы обрабатываются.\n"
     "\n"
     "Код завершения:\n"
     "  0    всё сделано\n"
     "  1    документ прочитан, в нём есть ошибки (только check)\n"
     "  2    команда набрана неверно\n"
     "  3    какие-то входные данные использовать не удалось\n"
     "  130  остановлено (Ctrl-C)\n"
     "\n"
     "Коды ошибок: not-found (нет файла), empty (пустой), not-a-document (не документ), damaged (повреждён), encrypted "
     "(под\n"
     "паролем), too-large (слишком велик), unsafe-xml (опасный XML), unsupported-format (не тот формат), unknown-form "
     "(форма\n"
     "не узнана), timeout (слишком долго), bad-data (данные не подходят), bad-template (ошибка в форме), exists (файл "
     "уже\n"
     "есть), io (не читается или не пишется), internal (ошибка программы).\n"
     "\n"
     "Переменные среды: MARSHRUT_HOME — папка с templates и schemas; NO_COLOR — без цвета."},
    {"cli.help.all-usage",
     "marshrut КОМАНДА [СЛОВА] [ПАРАМЕТРЫ]\n"
     "marshrut КОМАНДА --help"},
    {"cli.help.blank.examples",
     "marshrut blank odintsovo-blank --out blank.docx\n"
     "marshrut blank odintsovo-blank --data ivanova.json --out ivanova.docx"},
    {"cli.help.blank.summary", "сделать пустой бланк"},
    {"cli.help.blank.text",
     "Делает бланк, который заполняет человек: поля с подсказками, списки, календарь для дат, запасные строки таблиц. "
     "С --data\n"
     "известные сведения уже стоят на местах."},
    {"cli.help.blank.usage", "marshrut blank ФОРМА --out ФАЙЛ.docx [--data ФАЙЛ.json]"},
    {"cli.help.check.examples",
     "marshrut check ivanova.docx\n"
     "marshrut check ivanova.docx --annotate ivanova-zamechaniya.docx\n"
     "marshrut check *.docx --json\n"
     "marshrut check *.docx --annotate zamechaniya/"},
    {"cli.help.check.summary", "проверить документы и сказать, что исправить"},
    {"cli.help.check.text",
     "Показывает замечания: поле на этой форме, что с ним не так, что ожидается и откуда требование. Ошибка — документ "
     "нужно\n"
     "вернуть; предупреждение — можно принять, но стоит сказать педагогу; сведения — для того, кто проверяет.\n"
     "\n"
     "С --annotate получается копия документа, где у мест, которые нужно исправить, стоят примечания Word. Сам "
     "документ не\n"
     "меняется. Если есть ошибки, код завершения — 1."},
    {"cli.help.check.usage", "marshrut check ФАЙЛ… [--form ФОРМА] [--json] [--annotate ФАЙЛ.docx]"},
    {"cli.help.commands", "Команды:"},
    {"cli.help.examples", "Примеры:"},
    {"cli.help.fill.examples",
     "marshrut fill odintsovo-blank --data ivanova.json --out ivanova.docx\n"
     "marshrut fill odintsovo-blank --data shkola.ndjson --out gotovo --jobs 4\n"
     "marshrut fill odintsovo-blank --data shkola.ndjson --out gotovo.zip\n"
     "marshrut read ivanova.docx | marshrut fill sevastopol-card --data - --out karta.docx"},
    {"cli.help.fill.summary", "заполнить форму по данным"},
    {"cli.help.fill.text",
     "Один маршрут — один документ. Много маршрутов — файл, где в каждой строке один маршрут. Документы называются по "
     "коду ИОМ,\n"
     "а без него — по имени педагога (приказы и отчёты — как сказано в форме); готовый файл не затирается: у "
     "однофамильцев\n"
     "к имени добавится « (2)», « (3)». Строка, которую заполнить нельзя, называется по номеру, остальные делаются; "
     "код\n"
     "завершения тогда 3. После Ctrl-C в папке остаются только целые документы; незаконченный архив не создаётся.\n"
     "\n"
     "Печатаются те сведения, для которых в форме есть место. Строка ответа команды read тоже годится как данные.\n"
     "Если падеж имени под сомнением, документ делается, а имя называется: проверьте его."},
    {"cli.help.fill.usage",
     "marshrut fill ФОРМА --data ФАЙЛ.json --out ФАЙЛ.docx [--names ФАЙЛ.json]\n"
     "marshrut fill ФОРМА --data ФАЙЛ.ndjson --out ПАПКА [--jobs ЧИСЛО]\n"
     "marshrut fill ФОРМА --data ФАЙЛ.ndjson --out ФАЙЛ.zip [--jobs ЧИСЛО]"},
    {"cli.help.forms-lint.examples",
     "marshrut forms lint\n"
     "marshrut forms lint odintsovo-blank\n"
     "marshrut forms lint moi-formy/novaya"},
    {"cli.help.forms-lint.summary", "проверить шаблоны форм"},
    {"cli.help.forms-lint.text",
     "Проверяет, что по форме можно и напечатать, и прочитать: метки закрыты, поля есть в модели, между полями есть "
     "текст, по\n"
     "которому их различить. Без слов проверяются все формы. У каждой ошибки названы место в документе, метка и пример "
     "того,\n"
     "что пошло бы не так. Если ошибки есть, код завершения — 3."},
    {"cli.help.forms-lint.usage", "marshrut forms lint [ФОРМА | ПАПКА | form.docx]… [--json]"},
    {"cli.help.forms.examples",
     "marshrut forms\n"
     "marshrut forms --json"},
    {"cli.help.forms.summary", "показать формы"},
    {"cli.help.forms.text",
     "Показывает код, вид, название и регион каждой формы. С --json — один массив, где у каждой формы есть ещё fields: "
     "путь,\n"
     "название и вид каждого поля, которое она показывает."},
    {"cli.help.forms.usage", "marshrut forms [--json]"},
    {"cli.help.help.examples",
     "marshrut help\n"
     "marshrut help fill\n"
     "marshrut help forms lint"},
    {"cli.help.help.summary", "показать справку"},
    {"cli.help.help.text", "Показывает общую справку или справку по команде; то же делает --help после команды."},
    {"cli.help.help.usage", "marshrut help [КОМАНДА]"},
    {"cli.help.options", "Параметры:"},
    {"cli.help.read.examples",
     "marshrut read ivanova.docx --pretty\n"
     "marshrut read *.docx > prochitano.ndjson\n"
     "marshrut read *.docx --route > shkola.ndjson\n"
     "marshrut read ivanova.docx --form odintsovo-blank --account"},
    {"cli.help.read.summary", "прочитать заполненные документы"},
    {"cli.help.read.text",
     "На каждый файл — одна строка JSON:\n"
     "  file       имя файла, как оно дано\n"
     "  form       код формы\n"
     "  route      сведения; пустых полей нет\n"
     "  fields     откуда взято каждое: path — место в route, raw — как стоит в документе, by — как найдено (control — "
     "поле\n"
     "             ввода, label — подпись рядом, table — таблица, position — порядок), confidence — уверенность от 0 "
     "до 1,\n"
     "             at — место в документе\n"
     "  leftovers  текст, которому в форме нет места; kind — если это колонтитул, сноска, примечание, скрытый текст, "
     "итог\n"
     "  remarks    замечания: rule, severity (error, warning, info), path, message\n"
     "Если файл использовать нельзя, в строке стоят file и error (code, message). «-» — стандартный ввод."},
    {"cli.help.read.usage", "marshrut read ФАЙЛ… [--form ФОРМА] [--pretty | --route | --account]"},
    {"cli.help.title",
     "Маршрут — бланки и карты индивидуальных образовательных маршрутов: выдать, заполнить, прочитать, проверить."},
    {"cli.help.usage", "Вызов:"},
    {"cli.help.version.examples", "marshrut version"},
    {"cli.help.version.summary", "показать версию"},
    {"cli.help.version.text", "Показывает версию программы."},
    {"cli.help.version.usage", "marshrut version"},
    {"cli.leftover.comment", "примечание"},
    {"cli.leftover.endnote", "концевая сноска"},
    {"cli.leftover.footer", "нижний колонтитул"},
    {"cli.leftover.footnote", "сноска"},
    {"cli.leftover.header", "верхний колонтитул"},
    {"cli.leftover.hidden", "скрытый текст"},
    {"cli.leftover.text", "текст"},
    {"cli.leftover.total", "итог"},
    {"cli.lint.clean", "{form}: ошибок нет."},
    {"cli.lint.found", "{form}: {count, plural, one {# ошибка} few {# ошибки} many {# ошибок} other {# ошибки}}"},
    {"cli.lint.no-form",
     "Здесь нет формы. Назовите код формы, папку с form.docx и form.json или папку с такими папками."},
    {"cli.option.blank.data", "известные сведения (JSON); «-» — стандартный ввод"},
    {"cli.option.blank.out", "куда записать бланк"},
    {"cli.option.check.annotate",
     "записать копию документа с примечаниями Word у мест,\n"
     "которые нужно исправить; для нескольких файлов — папка"},
    {"cli.option.check.json", "одна строка JSON на каждый файл"},
    {"cli.option.fill.data",
     "данные: один маршрут (JSON) или много, по одному в строке\n"
     "(NDJSON); «-» — стандартный ввод"},
    {"cli.option.fill.jobs",
     "сколько документов делать одновременно;\n"
     "без параметра — по числу ядер"},
    {"cli.option.fill.names",
     "свои исключения в склонении имён (JSON),\n"
     "см. docs/formats/declension.md"},
    {"cli.option.fill.out",
     "ФАЙЛ.docx — один документ; папка или ФАЙЛ.zip — много,\n"
     "по документу на строку данных"},
    {"cli.option.forms.json", "для программ: JSON с полями каждой формы"},
    {"cli.option.help", "показать эту справку"},
    {"cli.option.home",
     "папка, где лежат templates и schemas\n"
     "(иначе — переменная MARSHRUT_HOME)"},
    {"cli.option.lint.json", "одна строка JSON на каждую форму"},
    {"cli.option.read.account",
     "добавить labels: подписи формы. Тогда каждый знак документа\n"
     "стоит ровно в одном месте: labels, fields или leftovers"},
    {"cli.option.read.form", "код формы; без параметра форма узнаётся сама"},
    {"cli.option.read.pretty", "показать для чтения, а не строкой JSON"},
    {"cli.option.read.route",
     "только сведения, без отчёта о них: строка JSON на файл;\n"
     "такие строки берёт fill --data"},
    {"cli.pretty.leftovers", "Не вошло в форму"},
    {"cli.pretty.no", "нет"},
    {"cli.pretty.unsure", "(сверьте)"},
    {"cli.pretty.yes", "да"},
    {"cli.progress.failed", "ошибок: {failed}"},
    {"cli.progress.left", "осталось {time}"},
    {"cli.progress.rate",
     "{done, plural, one {# документ} few {# документа} many {# документов} other {# документа}}, {rate}/с"},
    {"cli.usage.ambiguous", "Параметр {option} можно понять по-разному. Напишите его целиком."},
    {"cli.usage.annotate-many", "Для нескольких файлов в --annotate нужна папка: допишите в конце «/»."},
    {"cli.usage.extra-word", "Лишнее слово: «{word}»."},
    {"cli.usage.help", "Справка: {call}"},
    {"cli.usage.jobs", "В --jobs нужно целое число от 1 до {most}."},
    {"cli.usage.known-forms", "Есть формы: {forms}."},
    {"cli.usage.meant", "Возможно, вы имели в виду «{word}»."},
    {"cli.usage.no-files", "Не назван ни один файл."},
    {"cli.usage.no-form", "Не названа форма. Список форм: marshrut forms."},
    {"cli.usage.no-value", "После {option} нужно значение."},
    {"cli.usage.one-output", "--pretty, --route и --account вместе не ставят: выберите одно."},
    {"cli.usage.other-format", "Документы делаются только в формате .docx, а указано «{out}»."},
    {"cli.usage.required", "Не указан параметр {option}."},
    {"cli.usage.takes-no-value", "У параметра {option} нет значения."},
    {"cli.usage.twice", "Параметр {option} указан дважды."},
    {"cli.usage.unknown-command", "Нет команды «{word}»."},
    {"cli.usage.unknown-form", "Нет формы «{form}»."},
    {"cli.usage.unknown-option", "У команды {command} нет параметра {option}."},

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
