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
    {"app.list.remark.added-column", "Этого столбца в реестре не было; его значения есть только в cells."},
    {"app.list.remark.blank-row", "Строка {shown} пустая, пропущена."},
    {"app.list.remark.blank-rows", "Строки {shown}–{more} пустые, пропущены."},
    {"app.list.remark.cell-error",
     "В ячейке ошибка формулы «{shown}», её значение не взято. Исправьте формулу или впишите значение."},
    {"app.list.remark.choice", "«{shown}»: такого значения в этом столбце не бывает; в сведения оно не взято."},
    {"app.list.remark.column-numbers", "Строка с номерами столбцов, пропущена."},
    {"app.list.remark.contacts",
     "«{shown}»: здесь не нашлось ни адреса электронной почты, ни телефона. Значение не взято."},
    {"app.list.remark.contacts-extra", "«{shown}»: кроме адреса и телефона здесь есть другой текст, он не взят."},
    {"app.list.remark.date",
     "«{shown}»: дата не читается или такой даты нет в календаре, она не взята. Напишите дату так: 02.09.2024."},
    {"app.list.remark.date-extra", "«{shown}»: взята только дата, остальной текст не взят."},
    {"app.list.remark.date-number",
     "{shown}: вместо даты в ячейке стоит число, оно понято как дата. Проверьте её и поставьте ячейке формат «Дата»."},
    {"app.list.remark.duplicate",
     "Этот человек уже есть в строке {shown}: те же имя и место работы. Второй бланк не сделан. Если это другой "
     "человек, добавьте дату рождения."},
    {"app.list.remark.duplicate-sheet",
     "Этот человек уже есть на листе «{shown}», в строке {more}: те же имя и место работы. Второй бланк не сделан. "
     "Если это другой человек, добавьте дату рождения."},
    {"app.list.remark.email",
     "«{shown}» не похоже на адрес электронной почты, он не взят. Напишите адрес полностью, например "
     "ivanova@school5.ru."},
    {"app.list.remark.email-extra", "«{shown}»: взят только адрес электронной почты, остальной текст не взят."},
    {"app.list.remark.email-several", "«{shown}»: адресов несколько, взят первый."},
    {"app.list.remark.failed", "Бланк сделать не удалось: {shown}"},
    {"app.list.remark.filtered", "На листе включён фильтр. Строки, которые он скрыл, тоже взяты."},
    {"app.list.remark.header-again", "Заголовки таблицы повторены, строка пропущена."},
    {"app.list.remark.hidden-column", "Столбец скрыт; его значения взяты."},
    {"app.list.remark.hidden-row", "Строка скрыта; она взята."},
    {"app.list.remark.hidden-sheet", "Лист скрыт; список на нём взят."},
    {"app.list.remark.initials",
     "«{shown}»: вместо имени и отчества стоят инициалы. Имя взято как есть; лучше написать его полностью."},
    {"app.list.remark.kept", "«{shown}» не читается так, как ожидает этот столбец. Оставлено как написано."},
    {"app.list.remark.mark", "«{shown}»: ожидается «да» или «нет», значение не взято."},
    {"app.list.remark.merged-column", "Ячейки объединены: значение взято для каждой строки, которую они занимают."},
    {"app.list.remark.merged-name",
     "Ячейка с именем объединена со строкой выше: это тот же человек, и отдельный бланк не сделан. Значения этой "
     "строки не взяты."},
    {"app.list.remark.missing-column", "В таблице нет столбца «{shown}»: в бланках это поле останется пустым."},
    {"app.list.remark.missing-registry", "В таблице нет столбца «{more}»."},
    {"app.list.remark.name", "«{shown}» — не имя человека, строка не взята. Напишите фамилию, имя и отчество."},
    {"app.list.remark.name-extra", "«{shown}»: взято только имя, остальной текст не взят."},
    {"app.list.remark.no-name", "В строке нет имени, бланк не сделан. Впишите фамилию, имя и отчество."},
    {"app.list.remark.no-registry", "На листе нет таблицы реестра: не нашлись заголовки столбцов. Лист пропущен."},
    {"app.list.remark.no-table",
     "На листе нет списка: не нашлись заголовки столбцов, среди них «ФИО» или «Фамилия». Лист пропущен."},
    {"app.list.remark.no-value",
     "В ячейке формула, а её значение в файле не сохранено, поэтому оно не взято. Откройте файл в Excel и сохраните "
     "его."},
    {"app.list.remark.not-printed", "В этой форме для этого нет места: {more}. На бланках этих сведений не будет."},
    {"app.list.remark.note-row", "«{shown}»: примечание или подзаголовок, а не человек. Строка пропущена."},
    {"app.list.remark.number", "«{shown}» — не число, значение не взято."},
    {"app.list.remark.number-only", "В строке стоит только номер, она пропущена."},
    {"app.list.remark.odd-name", "«{shown}» не похоже на полное имя. Взято как есть, проверьте его."},
    {"app.list.remark.open-quote", "Кавычка открыта и не закрыта; она взята как обычный знак. Проверьте это значение."},
    {"app.list.remark.phone",
     "«{shown}» не похоже на номер телефона, он не взят. Напишите номер полностью, например 8 916 123-45-67."},
    {"app.list.remark.several-names",
     "«{shown}»: в одной ячейке несколько человек, строка не взята. Напишите каждого в своей строке."},
    {"app.list.remark.term", "«{shown}»: срок не читается. Напишите его так: 09.2024 - 05.2025."},
    {"app.list.remark.totals", "«{shown}»: строка итогов, пропущена."},
    {"app.list.remark.twice", "«{shown}»: это сведение уже взято из другого столбца, второе значение не взято."},
    {"app.list.remark.twin-column", "Этот столбец значит то же, что «{shown}»; он не взят."},
    {"app.list.remark.unknown-column", "Столбец не узнан, его значения не взяты."},
    {"app.list.remark.untold", "Замечаний слишком много, остальные не показаны. Исправьте эти и повторите."},
    {"app.list.remark.unused", "«{shown}»: такое значение в сведения не взято, оно есть только в cells."},
    {"app.list.remark.vacant", "«{shown}»: незанятая должность, строка пропущена."},
    {"app.list.remark.years",
     "«{shown}» не похоже на стаж в годах, значение не взято. Напишите число лет, например 12."},
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
    {"app.table.bare-column", "столбец {letters}"},
    {"app.table.column", "столбец {letters}«{heading}»"},
    {"app.table.row", "строка {row}"},
    {"app.table.sheet", "лист «{sheet}»"},
    {"cli.check.clean", "Замечаний нет."},
    {"cli.check.errors", "Ошибки: документ нужно вернуть"},
    {"cli.check.infos", "Сведения"},
    {"cli.check.source", "Основание: {source}"},
    {"cli.check.summary",
     "{all, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}, {errors, plural, =0 "
     "{ошибок нет} one {из них # ошибка} few {из них # ошибки} many {из них # ошибок} other {из них # ошибки}}."},
    {"cli.check.warnings", "Предупреждения"},
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
     "marshrut check ivanova.docx --annotate ivanova-zamechaniya.docx\n"
     "marshrut registry sevastopol-registry --data shkola.ndjson --out reestr.xlsx"},
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
     "marshrut blank odintsovo-blank --data ivanova.json --out ivanova.docx\n"
     "marshrut blank odintsovo-blank --list pedagogi.xlsx --out blanki"},
    {"cli.help.blank.summary", "сделать бланк — пустой, с известными сведениями или многим по списку"},
    {"cli.help.blank.text",
     "Делает бланк, который заполняет человек: поля с подсказками, списки, календарь для дат, запасные строки таблиц. "
     "С --data\n"
     "известные сведения уже стоят на местах.\n"
     "\n"
     "С --list бланк получает каждый, кто есть в таблице (XLSX или CSV): столбцы узнаются по заголовкам — ФИО, "
     "должность,\n"
     "место работы, e-mail и другие. Готовые файлы не затираются. О том, что взять не удалось, будет замечание с "
     "местом "
     "в\n"
     "таблице; остальное делается. Если кто-то остался без бланка, код завершения — 3."},
    {"cli.help.blank.usage",
     "marshrut blank ФОРМА --out ФАЙЛ.docx [--data ФАЙЛ.json]\n"
     "marshrut blank ФОРМА --list ТАБЛИЦА --out ПАПКА [--jobs ЧИСЛО] [--json]"},
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
     "а без него — по имени педагога; готовый файл не затирается: у однофамильцев к имени добавится « (2)», « (3)». "
     "Строка,\n"
     "которую заполнить нельзя, называется по номеру, остальные делаются; код завершения тогда 3. После Ctrl-C в папке "
     "остаются\n"
     "только целые документы; незаконченный архив не создаётся.\n"
     "\n"
     "Печатаются те сведения, для которых в форме есть место. Строка ответа команды read тоже годится как данные."},
    {"cli.help.fill.usage",
     "marshrut fill ФОРМА --data ФАЙЛ.json --out ФАЙЛ.docx\n"
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
    {"cli.help.registry-read.examples",
     "marshrut registry read reestr.xlsx > reestr.ndjson\n"
     "marshrut registry read reestr.xlsx --against marshruty.ndjson"},
    {"cli.help.registry-read.summary", "прочитать реестр и показать, что в нём изменили"},
    {"cli.help.registry-read.text",
     "На каждую строку реестра — строка JSON: file, sheet, row, form, route (сведения), cells (значения по "
     "заголовкам),\n"
     "remarks. Столбцы узнаются по заголовкам, где бы они ни стояли; скрытые строки тоже читаются. Замечания о таблице "
     "—\n"
     "в стандартном потоке ошибок.\n"
     "\n"
     "С --against реестр сравнивается с данными, по которым сделан: что изменилось (поле, было, стало), какие строки "
     "новые,\n"
     "кого в реестре нет и что под вопросом. Строка узнаётся по коду ИОМ, а без него — по имени и месту работы."},
    {"cli.help.registry-read.usage", "marshrut registry read ТАБЛИЦА… [--form ФОРМА] [--against ФАЙЛ.ndjson [--json]]"},
    {"cli.help.registry.examples",
     "marshrut registry sevastopol-registry --data shkola.ndjson --out reestr.xlsx\n"
     "marshrut read *.docx | marshrut registry submissions-registry --data - --out postupilo.xlsx\n"
     "marshrut registry monitoring-registry --data vse.ndjson --out monitoring.xlsx --date 01.12.2025"},
    {"cli.help.registry.summary", "составить реестр в Excel"},
    {"cli.help.registry.text",
     "Каждая строка данных — маршрут или строка ответа команды read; в реестре это одна строка. Строки упорядочены "
     "так, "
     "как\n"
     "сказано в форме, графы и сводка с диаграммами — тоже её. Строка данных, которую использовать нельзя, называется "
     "по\n"
     "номеру, остальные входят в реестр; код завершения тогда 3. Если строк больше, чем вмещает лист Excel (1 048 "
     "575), "
     "реестр\n"
     "продолжается на следующем листе; текст длиннее 32 767 знаков продолжается на листе «Продолжение». После Ctrl-C "
     "файл "
     "не\n"
     "создаётся.\n"
     "\n"
     "Возраст и сроки считаются на день реестра: на --date, а без него — на сегодня. Одни и те же данные и дата дают "
     "один "
     "и тот\n"
     "же файл."},
    {"cli.help.registry.usage", "marshrut registry ФОРМА --data ФАЙЛ.ndjson --out ФАЙЛ.xlsx [--date ДАТА]"},
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
    {"cli.list.explained",
     "Пропущено {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}: в них не люди."},
    {"cli.list.made",
     "{made, plural, =0 {Бланков не сделано} one {Сделан # бланк: {out}} few {Сделано # бланка: {out}} many {Сделано # "
     "бланков: {out}} other {Сделано # бланка: {out}}}."},
    {"cli.list.refused",
     "Без бланка {count, plural, one {осталась # строка} few {остались # строки} many {осталось # строк} other "
     "{осталось # строки}}."},
    {"cli.option.blank.data", "известные сведения (JSON); «-» — стандартный ввод"},
    {"cli.option.blank.jobs", "с --list: сколько бланков делать одновременно"},
    {"cli.option.blank.json", "с --list: итог и замечания одной строкой JSON"},
    {"cli.option.blank.list",
     "таблица со списком людей (.xlsx, .xlsm, .csv): бланк для каждого;\n"
     "в --out тогда папка или ФАЙЛ.zip"},
    {"cli.option.blank.out", "куда записать бланк; с --list — папка или ФАЙЛ.zip"},
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
    {"cli.option.registry-read.against", "данные, по которым реестр сделан (NDJSON): сравнить с ними"},
    {"cli.option.registry-read.form", "код реестра; без параметра он узнаётся по заголовкам"},
    {"cli.option.registry-read.json", "с --against: итог одной строкой JSON"},
    {"cli.option.registry.data",
     "маршруты, по одному в строке (NDJSON);\n"
     "«-» — стандартный ввод"},
    {"cli.option.registry.date",
     "день реестра: 01.09.2025 или 2025-09-01;\n"
     "без параметра — сегодня"},
    {"cli.option.registry.out", "куда записать реестр"},
    {"cli.pretty.leftovers", "Не вошло в форму"},
    {"cli.pretty.no", "нет"},
    {"cli.pretty.unsure", "(сверьте)"},
    {"cli.pretty.yes", "да"},
    {"cli.progress.failed", "ошибок: {failed}"},
    {"cli.progress.left", "осталось {time}"},
    {"cli.progress.rate",
     "{done, plural, one {# документ} few {# документа} many {# документов} other {# документа}}, {rate}/с"},
    {"cli.progress.rows", "{done, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, {rate}/с"},
    {"cli.registry.added", "Новые строки: {count}"},
    {"cli.registry.cancelled", "Остановлено. Реестр не создан."},
    {"cli.registry.change", "{heading}: было {was}, стало {is}"},
    {"cli.registry.changed", "Изменено: {count}"},
    {"cli.registry.done",
     "{rows, plural, =0 {Реестр пуст: {out}} one {В реестре # строка: {out}} few {В реестре # строки: {out}} many {В "
     "реестре # строк: {out}} other {В реестре # строки: {out}}}."},
    {"cli.registry.doubt.code", "имя и место работы те же, а код ИОМ другой"},
    {"cli.registry.doubt.code-twice", "этот код ИОМ стоит в реестре дважды"},
    {"cli.registry.doubt.initials", "возможно, это тот же человек: в одном месте инициалы, в другом полное имя"},
    {"cli.registry.doubt.near", "возможно, это тот же человек: имя отличается одной-двумя буквами"},
    {"cli.registry.doubt.school", "имя то же, а место работы другое"},
    {"cli.registry.doubt.two", "подходит больше чем один маршрут"},
    {"cli.registry.doubtful", "Под вопросом: {count}"},
    {"cli.registry.failed",
     "Не {failed, plural, one {вошла # строка} few {вошли # строки} many {вошло # строк} other {вошло # строки}} "
     "данных."},
    {"cli.registry.line", "строка данных {line}"},
    {"cli.registry.long-texts",
     "Внимание: длиннее 32 767 знаков, которые вмещает ячейка. {count, plural, one {# часть текста стоит} few {# части "
     "текста стоят} many {# частей текста стоят} other {# части текста стоят}} на листе «Продолжение»."},
    {"cli.registry.missing", "Нет в реестре: {count}"},
    {"cli.registry.nothing", "пусто"},
    {"cli.registry.same", "Без изменений: {count}."},
    {"cli.registry.sheets",
     "Строк больше, чем вмещает лист Excel: реестр занимает {sheets, plural, one {# лист} few {# листа} many {# "
     "листов} "
     "other {# листа}}."},
    {"cli.table.error.damaged",
     "Файл повреждён и не читается до конца. Откройте таблицу в Excel, сохраните заново и пришлите ещё раз."},
    {"cli.table.error.not-a-document", "Это не таблица. Нужна книга Excel (.xlsx) или файл CSV."},
    {"cli.table.error.too-large", "Таблица слишком велика. Разделите её на части или уберите из файла лишнее."},
    {"cli.table.error.unknown-form",
     "В файле нет такой таблицы: не нашлись заголовки столбцов. Проверьте, что над столбцами стоят заголовки."},
    {"cli.table.error.unsafe-xml",
     "В файле есть запрещённые конструкции XML, он не обработан. Откройте таблицу в Excel и сохраните заново."},
    {"cli.table.error.unsupported-format",
     "Такие таблицы не читаются. Откройте файл в Excel и сохраните как «Книга Excel (.xlsx)» или CSV."},
    {"cli.usage.ambiguous", "Параметр {option} можно понять по-разному. Напишите его целиком."},
    {"cli.usage.annotate-many", "Для нескольких файлов в --annotate нужна папка: допишите в конце «/»."},
    {"cli.usage.date", "В --date нужна дата: 01.09.2025 или 2025-09-01."},
    {"cli.usage.extra-word", "Лишнее слово: «{word}»."},
    {"cli.usage.help", "Справка: {call}"},
    {"cli.usage.jobs", "В --jobs нужно целое число от 1 до {most}."},
    {"cli.usage.known-forms", "Есть формы: {forms}."},
    {"cli.usage.list-and-data", "--list и --data вместе не ставят: выберите одно."},
    {"cli.usage.list-needs-folder", "Со списком в --out нужна папка или ФАЙЛ.zip, а указано «{out}»."},
    {"cli.usage.meant", "Возможно, вы имели в виду «{word}»."},
    {"cli.usage.no-files", "Не назван ни один файл."},
    {"cli.usage.no-form", "Не названа форма. Список форм: marshrut forms."},
    {"cli.usage.no-value", "После {option} нужно значение."},
    {"cli.usage.one-output", "--pretty, --route и --account вместе не ставят: выберите одно."},
    {"cli.usage.other-format", "Документы делаются только в формате .docx, а указано «{out}»."},
    {"cli.usage.registry-format", "Реестр записывается в формате .xlsx, а указано «{out}»."},
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

    // xlsx.*: what stands in a registry beside its data.
    {"xlsx.list.message", "Выберите значение из списка."},
    {"xlsx.list.title", "Значение не из списка"},
    {"xlsx.no", "нет"},
    {"xlsx.page", "&CСтраница &P из &N"},
    {"xlsx.rest.column", "Графа"},
    {"xlsx.rest.row", "Строка"},
    {"xlsx.rest.sheet", "Продолжение"},
    {"xlsx.rest.text", "Продолжение текста"},
    {"xlsx.sums.others", "Прочие"},
    {"xlsx.sums.unknown", "Не указано"},
    {"xlsx.yes", "да"},
};

constexpr bool before(const Entry& a, const Entry& b) { return a.id < b.id; }

static_assert(std::adjacent_find(std::begin(kEntries), std::end(kEntries),
                                 [](const Entry& a, const Entry& b) { return !before(a, b); }) == std::end(kEntries),
              "the catalogue is sorted by id, and each id is there once");

}  // namespace

std::span<const Entry> catalogue() { return kEntries; }

}  // namespace marshrut::text::detail
