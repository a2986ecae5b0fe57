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
    {"app.catalogue.blank", "Строка без названия и компетенций пропущена."},
    {"app.catalogue.competency",
     "Компетенции не узнаны: «{shown}». Напишите, например, «Методические». Мероприятие не учтено."},
    {"app.catalogue.competency-part", "Не узнано: «{shown}». Остальные компетенции мероприятия учтены."},
    {"app.catalogue.level", "Уровня «{shown}» нет в списке. Мероприятие учтено, но выбирается последним."},
    {"app.catalogue.no-competency", "Не сказано, какие компетенции формирует мероприятие. Оно не учтено."},
    {"app.catalogue.no-level", "Уровень мероприятия не указан. Оно учтено, но выбирается последним."},
    {"app.catalogue.no-period", "Срок мероприятия не указан. Оно учтено без проверки срока."},
    {"app.catalogue.no-title", "Нет названия мероприятия. Оно не учтено."},
    {"app.catalogue.period", "Срок «{shown}» не читается. Мероприятие учтено без проверки срока."},
    {"app.comment.error", "Нужно исправить: {message}"},
    {"app.comment.source", "Основание: {source}."},
    {"app.comment.warning", "Обратите внимание: {message}"},
    {"app.conclusion.completed",
     "Мероприятия выполнены, заключительное публичное мероприятие проведено. Рекомендуется завершить прохождение ИОМ."},
    {"app.conclusion.done",
     "мероприятия выполнены или есть причины невыполнения, заключительное мероприятие проведено"},
    {"app.conclusion.fallen", "снижение"},
    {"app.conclusion.fallen-by",
     "снижение на {n, plural, one {# процентный пункт} few {# процентных пункта} many {# процентных пунктов} other {# "
     "процентного пункта}}"},
    {"app.conclusion.grown", "рост"},
    {"app.conclusion.grown-by",
     "рост на {n, plural, one {# процентный пункт} few {# процентных пункта} many {# процентных пунктов} other {# "
     "процентного пункта}}"},
    {"app.conclusion.level", "уровень «{level}»"},
    {"app.conclusion.no-final", "нет результатов итоговой диагностики"},
    {"app.conclusion.not-measured", "{name}: в итоговой диагностике уровень не указан"},
    {"app.conclusion.not-reached", "{name}: {now}, нужный уровень не достигнут"},
    {"app.conclusion.overall", "Общий уровень"},
    {"app.conclusion.percent", "{percent} %"},
    {"app.conclusion.percent-level", "{percent} % ({level})"},
    {"app.conclusion.prolonged", "Рекомендуется пролонгация ИОМ: {reasons}."},
    {"app.conclusion.reached", "нужный уровень достигнут по всем компетенциям"},
    {"app.conclusion.row", "{name}: было — {entry}, стало — {final}, {change}"},
    {"app.conclusion.row-difficulties", "{name}: затруднения — {difficulties}; стало — {final}"},
    {"app.conclusion.row-entry", "{name}: было — {entry}, итоговой диагностики нет"},
    {"app.conclusion.row-final", "{name}: стало — {final}"},
    {"app.conclusion.row-none", "{name}: уровень не указан"},
    {"app.conclusion.same", "без изменений"},
    {"app.conclusion.way", "{name}: дефицитарный уровень — {level}; рекомендуется {way}"},
    {"app.deadline.allowed",
     "{n, plural, one {срок истёк # день назад} few {срок истёк # дня назад} many {срок истёк # дней назад} other "
     "{срок истёк # дня назад}}"},
    {"app.deadline.category", "Сроки ИОМ"},
    {"app.deadline.left-days",
     "{n, plural, one {остался # день} few {осталось # дня} many {осталось # дней} other {осталось # дня}}"},
    {"app.deadline.left-working",
     "{n, plural, one {остался # рабочий день} few {осталось # рабочих дня} many {осталось # рабочих дней} other "
     "{осталось # рабочего дня}}"},
    {"app.deadline.no-mark", "не найдена"},
    {"app.deadline.overdue-days", "просрочено на {n, plural, one {# день} few {# дня} many {# дней} other {# дня}}"},
    {"app.deadline.overdue-working",
     "{n, plural, =0 {срок истёк в прошлый рабочий день} one {просрочено на # рабочий день} few {просрочено на # "
     "рабочих дня} many {просрочено на # рабочих дней} other {просрочено на # рабочего дня}}"},
    {"app.deadline.today", "сегодня последний день"},
    {"app.diagnostics.best-and-worst",
     "Лучше других сформированы компетенции «{best}» (в среднем {best_mean} %), слабее — «{worst}» ({worst_mean} %)."},
    {"app.diagnostics.book.chart.levels", "Участники по уровням сформированности компетенций"},
    {"app.diagnostics.book.chart.means", "Средний процент выполнения"},
    {"app.diagnostics.book.chart.tasks", "Выполнение заданий, %"},
    {"app.diagnostics.book.competencies", "Компетенции"},
    {"app.diagnostics.book.competency", "Компетенция"},
    {"app.diagnostics.book.count", "Участников"},
    {"app.diagnostics.book.deficit", "Дефицитарный уровень"},
    {"app.diagnostics.book.district", "Район (городской округ)"},
    {"app.diagnostics.book.districts", "Районы"},
    {"app.diagnostics.book.level", "Уровень: {level}"},
    {"app.diagnostics.book.lower-quartile", "Нижний квартиль"},
    {"app.diagnostics.book.max", "Наибольший, %"},
    {"app.diagnostics.book.maximum", "Максимум"},
    {"app.diagnostics.book.mean", "Средний, %"},
    {"app.diagnostics.book.mean-of-competencies", "Общий уровень, %"},
    {"app.diagnostics.book.median", "Медиана, %"},
    {"app.diagnostics.book.min", "Наименьший, %"},
    {"app.diagnostics.book.name", "ФИО"},
    {"app.diagnostics.book.nameless", "Не указано"},
    {"app.diagnostics.book.people", "Участники"},
    {"app.diagnostics.book.percent", "Работа, %"},
    {"app.diagnostics.book.person-level", "Уровень"},
    {"app.diagnostics.book.points", "Средний балл"},
    {"app.diagnostics.book.school", "Образовательная организация"},
    {"app.diagnostics.book.schools", "Организации"},
    {"app.diagnostics.book.share", "Выполнение, %"},
    {"app.diagnostics.book.subject", "Учебный предмет"},
    {"app.diagnostics.book.sum", "Баллы"},
    {"app.diagnostics.book.task", "Задание"},
    {"app.diagnostics.book.tasks", "Задания"},
    {"app.diagnostics.book.upper-quartile", "Верхний квартиль"},
    {"app.diagnostics.book.work", "Работа в целом"},
    {"app.diagnostics.even", "По всем компетенциям средний процент выполнения — {mean} %."},
    {"app.diagnostics.low-people",
     "Низкий уровень хотя бы по одной компетенции — у {low, plural, one {# участника} few {# участников} many {# "
     "участников} other {# участника}} из {count}."},
    {"app.diagnostics.mass", "Массовые дефициты (низкий уровень не менее чем у {bound} % участников): {list}."},
    {"app.diagnostics.no-district", "Район не указан"},
    {"app.diagnostics.no-mass", "Массовых дефицитов (низкий уровень не менее чем у {bound} % участников) не выявлено."},
    {"app.diagnostics.no-school", "Организация не указана"},
    {"app.diagnostics.overall",
     "Работу {count, plural, one {выполнил # участник} few {выполнили # участника} many {выполнили # участников} other "
     "{выполнили # участника}}. Средний процент выполнения — {mean} %, медиана — {median} %. Общий уровень "
     "сформированности компетенций — {level}, дефицитарный уровень группы — {deficit}."},
    {"app.diagnostics.recommend.discuss",
     "Обсудить результаты диагностики с преподавателями, региональными методистами и руководителями методических "
     "объединений (п. 7.1 Положения о диагностике, Якутия)."},
    {"app.diagnostics.recommend.mass",
     "Включить в дополнительные профессиональные программы и план методических мероприятий модуль по дефициту "
     "«{competency}» (п. 7.2 Положения о диагностике, Якутия)."},
    {"app.diagnostics.recommend.routes",
     "Разработать индивидуальные образовательные маршруты для {count, plural, one {# педагога} few {# педагогов} many "
     "{# педагогов} other {# педагога}} с низким уровнем хотя бы по одной компетенции."},
    {"app.diagnostics.spread",
     "По районам средний процент выполнения — от {worst_mean} % ({worst}) до {best_mean} % ({best})."},
    {"app.diagnostics.worst-tasks", "Хуже других выполнены задания: {tasks}."},
    {"app.document", "Документ"},
    {"app.draft.event", "{title} ({hours} ч.)"},
    {"app.draft.more-tasks",
     "и ещё {count, plural, one {# задание} few {# задания} many {# заданий} other {# задания}}"},
    {"app.draft.not-covered",
     "{name}: уровень «{competency}» низкий, но в каталоге нет подходящего мероприятия в срок маршрута. Добавьте "
     "мероприятие в каталог или впишите его в маршрут."},
    {"app.draft.source", "Диагностика профессиональных дефицитов"},
    {"app.keyed-table.filtered", "На листе включён фильтр. Скрытые им строки учтены."},
    {"app.keyed-table.hidden-sheet", "Лист скрыт. Он прочитан."},
    {"app.keyed-table.no-table", "На листе нет такой таблицы. Он пропущен."},
    {"app.keyed-table.second-table", "На листе есть ещё одна такая таблица. Прочитан только первый лист с ней."},
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
    {"app.load.added", "Закреплено сейчас"},
    {"app.load.before", "Было"},
    {"app.load.chart", "Педагогов у методиста"},
    {"app.load.district", "Район (городской округ)"},
    {"app.load.districts", "Районы"},
    {"app.load.elsewhere",
     "{district}: в списке нет методиста этого района. {count, plural, one {# педагог закреплён} few {# педагога "
     "закреплены} many {# педагогов закреплены} other {# педагога закреплены}} за методистами других районов."},
    {"app.load.line", "строка {line}"},
    {"app.load.methodist", "Региональный методист"},
    {"app.load.no-district", "Район не указан"},
    {"app.load.now", "Стало"},
    {"app.load.over",
     "{name}: закреплено педагогов — {count}. Одного методиста рассчитывают на {min}–{max} педагогов ({source}). Нужен "
     "ещё один методист."},
    {"app.load.school", "Образовательная организация"},
    {"app.load.sheet.methodists", "Методисты"},
    {"app.load.sheet.teachers", "Педагоги"},
    {"app.load.teacher", "ФИО педагога"},
    {"app.load.title", "Закрепление региональных методистов"},
    {"app.load.under",
     "{name}: закреплено педагогов — {count}. Одного методиста рассчитывают на {min}–{max} педагогов ({source})."},
    {"app.load.unknown", "Методиста «{name}» нет в списке. Закрепление в маршрутах оставлено."},
    {"app.low-confidence", "Значение поля «{label}» найдено не наверняка: «{raw}». Сверьте его с документом."},
    {"app.methodists.load", "Число закреплённых педагогов не читается: «{shown}». Методист не учтён."},
    {"app.methodists.no-name", "Нет имени методиста. Строка не учтена."},
    {"app.methodists.twice", "«{shown}» стоит в списке второй раз. Строка не учтена."},
    {"app.no", "нет"},
    {"app.notice-entry.audience", "Кто участвует: {value}"},
    {"app.notice-entry.category", "Диагностика"},
    {"app.notice-entry.contacts", "Контакты: {value}"},
    {"app.notice-entry.mode", "Форма проведения: {value}"},
    {"app.notice-entry.place", "Место: {value}"},
    {"app.notice-entry.start", "Начало: {value}"},
    {"app.notice.differs",
     "Поле «{label}» стоит в документе дважды и по-разному; второе значение — «{detail}». Оставьте верное."},
    {"app.notice.email-several",
     "В поле «{label}» несколько адресов электронной почты: «{detail}». Взят первый; остальные не учтены."},
    {"app.notice.foreign-chunk",
     "Часть документа вставлена как отдельный файл и не прочитана. Откройте документ в Word и сохраните заново."},
    {"app.notice.macros",
     "В документе есть макросы. Они не выполнялись и не сохраняются. Присылайте документ без макросов (.docx)."},
    {"app.notice.other", "Замечание «{rule}»: {detail}"},
    {"app.print.cut",
     "На страницах не поместилась часть текста: «{words}». Сократите запись или снимите с строки формы постоянную "
     "высоту."},
    {"app.print.font",
     "Шрифта «{font}» на этом компьютере нет, напечатано шрифтом «{other}». Установите шрифт или замените его в форме "
     "на "
     "Times New Roman."},
    {"app.print.mark",
     "На странице {page} код стоит поверх текста: все углы заняты. Оставьте в форме свободным угол полей — 30 мм "
     "слева."},
    {"app.print.no-school", "Организация не указана"},
    {"app.print.page", "стр. {page} из {pages}"},
    {"app.print.pages",
     "{pages, plural, one {Вышла # страница} few {Вышло # страницы} many {Вышло # страниц} other {Вышло # страницы}}, "
     "а "
     "форма рассчитана на {most}. Сократите записи или пустые строки."},
    {"app.print.portfolio", "Портфолио: {name}"},
    {"app.print.signature",
     "На странице {page} стоят одни подписи. Сократите или дополните текст перед ними, чтобы подписи не отрывались от "
     "документа."},
    {"app.print.title", "{form}: {name}"},
    {"app.results.absent", "{name}: баллов нет. В расчёт не входит."},
    {"app.results.no-district", "Район не указан. Участник учтён в группе «Район не указан»."},
    {"app.results.no-name", "Баллы есть, а имени нет. Строка не учтена: впишите ФИО."},
    {"app.results.no-organization", "Организация не указана. Участник учтён в группе «Организация не указана»."},
    {"app.results.no-person", "В строке нет ни имени, ни баллов. Она пропущена."},
    {"app.results.not-a-number", "«{shown}» — не число баллов. Строка не учтена: исправьте балл."},
    {"app.results.not-done",
     "{count, plural, one {# задание без балла считается невыполненным} few {# задания без балла считаются "
     "невыполненными} many {# заданий без балла считаются невыполненными} other {# задания без балла считаются "
     "невыполненными}}."},
    {"app.results.other-column", "Столбец не узнан и не учтён."},
    {"app.results.over-maximum", "Балл {shown} больше наибольшего — {maximum}. Строка не учтена: исправьте балл."},
    {"app.results.spec-differs",
     "В таблице заданий — {columns}, в спецификации — {tasks}. Проверьте, та ли это спецификация."},
    {"app.results.total", "Строка с итогом не учтена: итоги считает программа."},
    {"app.results.total-column", "Столбец с итогом не учтён: итоги считает программа."},
    {"app.results.twice", "{name}: участник уже есть в строке {row}. Строка не учтена: оставьте одну."},
    {"app.results.under-zero", "Балл {shown} меньше нуля. Строка не учтена: исправьте балл."},
    {"app.row", "{table}, строка {row}"},
    {"app.row-cell", "{table}, строка {row}: {label}"},
    {"app.table.bare-column", "столбец {letters}"},
    {"app.table.column", "столбец {letters}«{heading}»"},
    {"app.table.row", "строка {row}"},
    {"app.table.sheet", "лист «{sheet}»"},
    {"app.version.added", "{label}: добавлено «{is}»."},
    {"app.version.changed", "{label}: было «{was}», стало «{is}»."},
    {"app.version.excluded", "исключено из перечня мероприятий"},
    {"app.version.removed", "{label}: убрано «{was}»."},
    {"app.yes", "да"},
    {"cli.backup.done", "Резервная копия готова и проверена на диске: строк — {rows, number}."},
    {"cli.check.clean", "Замечаний нет."},
    {"cli.check.errors", "Ошибки: документ нужно вернуть"},
    {"cli.check.infos", "Сведения"},
    {"cli.check.source", "Основание: {source}"},
    {"cli.check.summary",
     "{all, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}, {errors, plural, =0 "
     "{ошибок нет} one {из них # ошибка} few {из них # ошибки} many {из них # ошибок} other {из них # ошибки}}."},
    {"cli.check.warnings", "Предупреждения"},
    {"cli.compare.done",
     "{count, plural, =0 {Изменений нет} one {Нашлось # изменение} few {Нашлось # изменения} "
     "many {Нашлось # изменений} other {Нашлось # изменения}}. Документ записан: {out}"},
    {"cli.compare.same", "Версии не различаются."},
    {"cli.conclusion.completed", "Предлагаемый вывод: завершить прохождение ИОМ"},
    {"cli.conclusion.levels", "Входная и итоговая диагностика"},
    {"cli.conclusion.prolonged", "Предлагаемый вывод: пролонгация ИОМ"},
    {"cli.conclusion.ways", "Как восполнять дефициты"},
    {"cli.correction.same", "Мероприятия в версиях не различаются: корректировать нечего."},
    {"cli.deadlines.later",
     "Позже {day}: ещё {n, plural, one {# срок} few {# срока} many {# сроков} other {# срока}}. Показать: --until "
     "ДАТА."},
    {"cli.deadlines.line", "строка {line}"},
    {"cli.deadlines.no-region",
     "{n, plural, one {У # маршрута не определён регион: его региональные сроки не показаны.} few {У # маршрутов не "
     "определён регион: их региональные сроки не показаны.} many {У # маршрутов не определён регион: их региональные "
     "сроки не показаны.} other {У # маршрута не определён регион: их региональные сроки не показаны.}} Назовите "
     "регион: --region РЕГИОН."},
    {"cli.deadlines.nobody", "Имя не указано"},
    {"cli.deadlines.sums",
     "Просрочено: {overdue}. Последний день сегодня: {today}. Впереди: {ahead}. Хранить больше не нужно: {allowed}."},
    {"cli.deadlines.unofficial",
     "Производственный календарь на {year} год предварительный: переносы выходных ещё не утверждены, и рабочие дни "
     "могут сдвинуться."},
    {"cli.deadlines.who", "Кто: {who}."},
    {"cli.diagnostics.drafts",
     "Проектов маршрутов — {count}; {without, plural, =0 {маршрут нужен всем} one {# участнику маршрут не нужен} few "
     "{# участникам маршрут не нужен} many {# участникам маршрут не нужен} other {# участникам маршрут не нужен}}."},
    {"cli.diagnostics.no-competency",
     "Столбец «{column}»: неизвестно, к какой компетенции он относится. Назовите компетенцию в заголовке или укажите "
     "спецификацию: --spec."},
    {"cli.diagnostics.no-maximum",
     "Столбец «{column}»: неизвестен наибольший балл. Добавьте под заголовком строку «Максимальный балл», напишите его "
     "в заголовке («Задание 3 (2)») или укажите спецификацию: --spec."},
    {"cli.diagnostics.no-points",
     "В таблице нет столбцов с баллами. Назовите их «Задание 1», «Задание 2»… или по компетенциям."},
    {"cli.diagnostics.nobody",
     "В таблице нет ни одного участника, которого можно учесть. Исправьте строки, о которых сказано выше."},
    {"cli.diagnostics.people",
     "{count, plural, one {Учтён # участник} few {Учтены # участника} many {Учтено # участников} other {Учтено # "
     "участника}}."},
    {"cli.diagnostics.refused",
     "{count, plural, one {Не учтена # строка: её} few {Не учтены # строки: их} many {Не учтено # строк: их} other {Не "
     "учтено # строки: их}} нужно исправить."},
    {"cli.doubt",
     "Проверьте склонение: «{name}», {case, select, genitive {родительный} dative {дательный} accusative {винительный} "
     "instrumental {творительный} other {предложный}} падеж — напечатано «{printed}»."},
    {"cli.error.byte", "байт {byte}"},
    {"cli.error.home", "Не найдены папки templates и schemas: {where}. Укажите папку с ними: --home ПАПКА."},
    {"cli.error.where", "Место: {where}."},
    {"cli.error.year", "Год: {year}."},
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
    {"cli.fsck.counts",
     "Писем: {messages, number}, документов: {documents, number}, зарегистрировано: {submissions, number}."},
    {"cli.fsck.found",
     "{n, plural, one {Найдено # нарушение} few {Найдено # нарушения} many {Найдено # нарушений} other {Найдено # "
     "нарушения}}. Сделайте резервную копию и покажите это администратору."},
    {"cli.fsck.whole", "Хранилище цело."},
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
     "не узнана), timeout (слишком долго), bad-data (данные не подходят), bad-template (ошибка в форме), no-calendar "
     "(нет года\n"
     "в производственном календаре), exists (файл уже есть), io (не читается или не пишется), internal (ошибка "
     "программы).\n"
     "\n"
     "Переменные среды: MARSHRUT_HOME — папка с templates, schemas и data; NO_COLOR — без цвета."},
    {"cli.help.all-usage",
     "marshrut КОМАНДА [СЛОВА] [ПАРАМЕТРЫ]\n"
     "marshrut КОМАНДА --help"},
    {"cli.help.backup.examples", "marshrut backup --data /var/lib/marshrut --out marshrut-2026-11-22.backup"},
    {"cli.help.backup.summary", "сделать резервную копию"},
    {"cli.help.backup.text",
     "Пишет всё хранилище в один файл; служба при этом работает. Копия подходит и\nдля SQLite, и для PostgreSQL."},
    {"cli.help.backup.usage", "marshrut backup --data ПАПКА [--db АДРЕС] --out ФАЙЛ"},
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
    {"cli.help.compare.examples",
     "marshrut compare старая.docx новая.docx\n"
     "marshrut compare старая.docx новая.docx --out изменения.docx\n"
     "marshrut compare было.json стало.json --form sevastopol-card --json"},
    {"cli.help.compare.summary", "сравнить две версии маршрута"},
    {"cli.help.compare.text",
     "Показывает, что изменилось: прежнее и новое значение каждого поля, добавленные и убранные строки таблиц.\n"
     "Версии — документы Word или маршруты в JSON. С --out делает документ Word, где изменения отмечены\n"
     "исправлениями: их можно принять или отклонить в редакторе."},
    {"cli.help.compare.usage", "marshrut compare ПРЕЖНЯЯ НОВАЯ [--form ФОРМА] [--out ФАЙЛ.docx] [--json]"},
    {"cli.help.conclusion.examples",
     "marshrut conclusion --data ivanova.json\n"
     "marshrut conclusion --data ivanova.json --json\n"
     "marshrut conclusion --data ivanova.json --apply | marshrut fill sevastopol-card --data - --out ivanova.docx"},
    {"cli.help.conclusion.summary", "сравнить входную и итоговую диагностику и предложить вывод"},
    {"cli.help.conclusion.text",
     "Показывает по каждой компетенции уровень до и после, рост или снижение, общий уровень, рекомендации по "
     "дефицитарным\n"
     "уровням и предлагаемый вывод: завершить ИОМ или продлить, с причинами. Мероприятия проверяются по тем же "
     "правилам, что и\n"
     "в check при завершении. Пороги стоят в data/levels.json. Вывод только предлагается: решает методист.\n"
     "\n"
     "Форма берётся из данных (form) или из --form. С --apply ответ — тот же маршрут, в который вписаны выводы, "
     "решение и общий\n"
     "уровень, где они были пусты; то, что уже написано, остаётся."},
    {"cli.help.conclusion.usage", "marshrut conclusion --data ФАЙЛ.json [--form ФОРМА] [--json | --apply]"},
    {"cli.help.correction.examples",
     "marshrut correction старая.docx новая.docx --reason \"Вебинар отменён\" --date 05.12.2024 --out маршрут.json\n"
     "marshrut fill yakutia-monitoring --data маршрут.json --out корректировка.docx"},
    {"cli.help.correction.summary", "составить сведения о корректировке ИОМ"},
    {"cli.help.correction.text",
     "Сравнивает мероприятия двух версий маршрута и записывает корректировку: дату, причину и изменённые\n"
     "мероприятия. Получается новая версия маршрута (JSON), по которой команда fill заполнит форму сведений\n"
     "о корректировке. Без --date ставится сегодняшняя дата."},
    {"cli.help.correction.usage", "marshrut correction ПРЕЖНЯЯ НОВАЯ --reason ПРИЧИНА [--date ДАТА] [--out ФАЙЛ.json]"},
    {"cli.help.deadlines.examples",
     "marshrut deadlines --data shkola.ndjson\n"
     "marshrut deadlines --data shkola.ndjson --by methodist --until 31.12.2024\n"
     "marshrut deadlines --data shkola.ndjson --json\n"
     "marshrut deadlines --data shkola.ndjson --ics sroki.ics"},
    {"cli.help.deadlines.summary", "показать сроки: что пора сделать и что просрочено"},
    {"cli.help.deadlines.text",
     "Данные — файл, где в каждой строке один маршрут. Для каждого показаны открытые сроки: когда, сколько осталось "
     "или на\n"
     "сколько просрочено, что сделать, кому, по какому положению. Раньше идёт тот, у кого срок ближе. Рабочие дни "
     "считаются по\n"
     "производственному календарю (data/calendar), сами сроки стоят в data/deadlines.json.\n"
     "\n"
     "С --ics сроки записываются в файл календаря, который открывают Outlook, Яндекс Календарь, Thunderbird. Строка, "
     "которую\n"
     "прочитать нельзя, называется по номеру; код завершения тогда 3."},
    {"cli.help.deadlines.usage",
     "marshrut deadlines --data ФАЙЛ.ndjson [--date ДАТА] [--until ДАТА] [--by КТО] [--region РЕГИОН]\n"
     "                   [--json] [--ics ФАЙЛ.ics]"},
    {"cli.help.diagnostics.examples",
     "marshrut diagnostics rezultaty.xlsx --spec specifikaciya.docx --catalogue katalog.xlsx --out itogi\n"
     "marshrut diagnostics rezultaty.csv --date 15.10.2026 --out itogi"},
    {"cli.help.diagnostics.summary", "подвести итоги диагностики группы"},
    {"cli.help.diagnostics.text",
     "По таблице результатов (XLSX или CSV: участники и баллы по заданиям или компетенциям) считает уровни и "
     "показатели группы\n"
     "и кладёт в папку:\n"
     "  spravka.docx      краткая аналитическая справка с диаграммами\n"
     "  pokazateli.xlsx   показатели по компетенциям, районам, организациям, заданиям и участникам, с диаграммами\n"
     "  svodka.json       данные справки: их можно поправить и заполнить ею форму diagnostics-note\n"
     "  marshruty.ndjson  проекты маршрутов тех, у кого есть низкий уровень: результаты и мероприятия из каталога\n"
     "О строках, которые учесть нельзя, сказано в стандартном потоке ошибок: место, что не так и что сделать. Код "
     "завершения\n"
     "тогда 3."},
    {"cli.help.diagnostics.usage",
     "marshrut diagnostics РЕЗУЛЬТАТЫ.xlsx --out ПАПКА [--spec ФАЙЛ] [--catalogue ФАЙЛ] [--data ФАЙЛ.json]"},
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
    {"cli.help.fsck.examples", "marshrut fsck --data /var/lib/marshrut"},
    {"cli.help.fsck.summary", "проверить хранилище"},
    {"cli.help.fsck.text",
     "Проверяет, что сумма писем по состояниям сходится, что байты те же, что\nпришли, что ничего не потеряно и журнал "
     "цел. Код возврата 0 — всё цело."},
    {"cli.help.fsck.usage", "marshrut fsck --data ПАПКА [--db АДРЕС] [--quick] [--json]"},
    {"cli.help.help.examples",
     "marshrut help\n"
     "marshrut help fill\n"
     "marshrut help forms lint"},
    {"cli.help.help.summary", "показать справку"},
    {"cli.help.help.text", "Показывает общую справку или справку по команде; то же делает --help после команды."},
    {"cli.help.help.usage", "marshrut help [КОМАНДА]"},
    {"cli.help.inbox-export.examples",
     "marshrut inbox export --data /var/lib/marshrut > postupilo.ndjson\nmarshrut registry submissions-registry --data "
     "postupilo.ndjson --out reestr.xlsx"},
    {"cli.help.inbox-export.summary", "выгрузить принятые документы"},
    {"cli.help.inbox-export.text",
     "Печатает по строке JSON на каждый документ: из них команда registry делает\nреестр поступивших ИОМ."},
    {"cli.help.inbox-export.usage", "marshrut inbox export --data ПАПКА [--db АДРЕС]"},
    {"cli.help.inbox-file.examples", "marshrut inbox file 2026-000123 --data /var/lib/marshrut"},
    {"cli.help.inbox-file.summary", "принять документ вручную"},
    {"cli.help.inbox-file.text",
     "Принимает документ с этим входящим номером, который ждёт оператора. Маршрут\nпедагога находится сам, заводится "
     "новый или указывается словом --route."},
    {"cli.help.inbox-file.usage", "marshrut inbox file НОМЕР --data ПАПКА [--db АДРЕС] [--route НОМЕР] [--by КТО]"},
    {"cli.help.inbox-list.examples",
     "marshrut inbox list --data /var/lib/marshrut\nmarshrut inbox list --data /var/lib/marshrut --state quarantined"},
    {"cli.help.inbox-list.summary", "показать принятые письма"},
    {"cli.help.inbox-list.text",
     "Показывает каждое принятое письмо: номер, когда пришло, что с ним стало, от\nкого оно и какие в нём документы. "
     "Состояния для --state: received, filed,\nreturned, duplicate, not-a-submission, quarantined."},
    {"cli.help.inbox-list.usage", "marshrut inbox list --data ПАПКА [--db АДРЕС] [--state СОСТОЯНИЕ] [--json]"},
    {"cli.help.inbox-raw.examples", "marshrut inbox raw 17 --data /var/lib/marshrut --out 17.eml"},
    {"cli.help.inbox-raw.summary", "выдать письмо как пришло"},
    {"cli.help.inbox-raw.text",
     "Пишет письмо байт в байт, как оно пришло. Открывайте его с осторожностью:\nв карантине бывают и опасные письма."},
    {"cli.help.inbox-raw.usage", "marshrut inbox raw НОМЕР --data ПАПКА [--db АДРЕС] [--out ФАЙЛ.eml]"},
    {"cli.help.inbox-retry.examples", "marshrut inbox retry 17 --data /var/lib/marshrut"},
    {"cli.help.inbox-retry.summary", "обработать письмо заново"},
    {"cli.help.inbox-retry.text",
     "Возвращает в обработку письмо, по которому ничего не зарегистрировано: из\nкарантина, не распознанное, "
     "возвращённое без номера."},
    {"cli.help.inbox-retry.usage", "marshrut inbox retry НОМЕР --data ПАПКА [--db АДРЕС] [--by КТО]"},
    {"cli.help.inbox-return.examples",
     "marshrut inbox return 2026-000123 --data /var/lib/marshrut \\\n  --text \"Укажите, пожалуйста, полное название "
     "школы.\""},
    {"cli.help.inbox-return.summary", "вернуть документ отправителю"},
    {"cli.help.inbox-return.text",
     "Ставит в очередь письмо отправителю: ваши слова и замечания, которые нашла\nпроверка."},
    {"cli.help.inbox-return.usage",
     "marshrut inbox return НОМЕР --text ТЕКСТ --data ПАПКА [--db АДРЕС]\n  [--config ФАЙЛ] [--by КТО]"},
    {"cli.help.inbox-show.examples", "marshrut inbox show 17 --data /var/lib/marshrut"},
    {"cli.help.inbox-show.summary", "показать одно письмо подробно"},
    {"cli.help.inbox-show.text", "Показывает, что известно о письме, его документах и ответах на него."},
    {"cli.help.inbox-show.usage", "marshrut inbox show НОМЕР --data ПАПКА [--db АДРЕС] [--json]"},
    {"cli.help.load.examples", "marshrut load --data marshruty.ndjson --methodists metodisty.xlsx --out zakreplenie"},
    {"cli.help.load.summary", "закрепить методистов за педагогами"},
    {"cli.help.load.text",
     "Закрепляет методистов по району и поровну; порядок строк на ответ не влияет. Кто уже закреплён, остаётся. В "
     "папку\n"
     "кладёт:\n"
     "  marshruty.ndjson  те же маршруты, в каждом назван методист\n"
     "  zakreplenie.xlsx  таблица для людей\n"
     "  prikaz.json       данные для приказа о закреплении (форма order-methodists)\n"
     "Сколько педагогов должно быть у методиста, сказано в data/diagnostics.json; о большей и меньшей нагрузке будет\n"
     "замечание."},
    {"cli.help.load.usage", "marshrut load --data ФАЙЛ.ndjson --methodists ФАЙЛ.xlsx --out ПАПКА"},
    {"cli.help.notice.examples",
     "marshrut notice --data diagnostika.json --out uvedomlenie.docx --ics uvedomlenie.ics"},
    {"cli.help.notice.summary", "сделать уведомление о диагностике"},
    {"cli.help.notice.text",
     "Заполняет уведомление о месте и времени диагностики. С --ics рядом будет файл для календаря: его прикладывают к "
     "письму,\n"
     "и запись с местом, временем и напоминанием попадает в календарь участника. Если до диагностики меньше трёх дней, "
     "об этом\n"
     "будет сказано."},
    {"cli.help.notice.usage", "marshrut notice --data ФАЙЛ.json --out ФАЙЛ.docx [--ics ФАЙЛ.ics]"},
    {"cli.help.options", "Параметры:"},
    {"cli.help.people-add.examples",
     "marshrut people add --data /var/lib/marshrut --login admin --name 'Петрова Анна Ильинична' --role admin"},
    {"cli.help.people-add.summary", "добавить сотрудника, которому можно войти в консоль"},
    {"cli.help.people-add.text",
     "Добавляет сотрудника и показывает пароль для первого входа. Первого администратора\nзаводят этой командой. Роли: "
     "admin — всё, operator — приём и реестр, methodist —\nсвои маршруты, school — свои педагоги, head — просмотр и "
     "утверждение."},
    {"cli.help.people-add.usage",
     "marshrut people add --data ПАПКА --login ИМЯ --name ФИО --role РОЛЬ\n  [--email АДРЕС] [--school ШКОЛА] [--db "
     "АДРЕС] [--by КТО]"},
    {"cli.help.people-list.examples", "marshrut people list --data /var/lib/marshrut"},
    {"cli.help.people-list.summary", "показать, кому можно войти"},
    {"cli.help.people-list.text", "Показывает сотрудников: имя для входа, роль, фамилия, школа."},
    {"cli.help.people-list.usage", "marshrut people list --data ПАПКА [--db АДРЕС]"},
    {"cli.help.people-password.examples", "marshrut people password admin --data /var/lib/marshrut"},
    {"cli.help.people-password.summary", "дать сотруднику новый пароль"},
    {"cli.help.people-password.text",
     "Заменяет пароль и заканчивает все сеансы сотрудника. Новый пароль показывается\nодин раз."},
    {"cli.help.people-password.usage",
     "marshrut people password ИМЯ --data ПАПКА [--no-second-factor] [--db АДРЕС] [--by КТО]"},
    {"cli.help.portfolio.examples",
     "marshrut portfolio --store /var/lib/marshrut --code YAK-2026-00017-4 --out portfolio.pdf\nmarshrut portfolio "
     "--data petrova.json --out portfolio.pdf\nmarshrut portfolio --data petrova.json --forms "
     "yakutia-card,yakutia-results --out portfolio.pdf"},
    {"cli.help.portfolio.summary", "собрать все документы педагога в один PDF"},
    {"cli.help.portfolio.text",
     "Из хранилища — те формы, документы по которым присланы; по файлу данных — формы региона маршрута и общие, в "
     "которых\nесть что показать кроме сведений о самом педагоге. В PDF у каждого документа своя закладка, под ней — "
     "его разделы; код\nстоит на каждой странице."},
    {"cli.help.portfolio.usage",
     "marshrut portfolio --store ПАПКА [--db АДРЕС] --code КОД --out ФАЙЛ.pdf [--forms ФОРМЫ] [--duplex]\nmarshrut "
     "portfolio --data ФАЙЛ.json --out ФАЙЛ.pdf [--forms ФОРМЫ] [--duplex]"},
    {"cli.help.print.examples",
     "marshrut print sevastopol-card --data petrova.json --out petrova.pdf\nmarshrut print sevastopol-card --store "
     "/var/lib/marshrut --code SEV-2026-00017-4 --out karta.pdf\nmarshrut print odintsovo-blank --data shkola.ndjson "
     "--out vse.pdf --sort school,name --cover --duplex\nmarshrut print odintsovo-blank --data shkola.ndjson --out "
     "gotovo --jobs 2\nmarshrut print sevastopol-registry --data shkola.ndjson --out reestr.pdf"},
    {"cli.help.print.summary", "напечатать документы в PDF — к подписи"},
    {"cli.help.print.text",
     "Заполняет форму и делает PDF/A-2b: шрифты внутри, ссылок и полей нет. В углу каждой страницы стоит код: по нему "
     "скан\nподписанного документа сам находит свой маршрут. Много маршрутов печатаются одним файлом с закладками или "
     "в папку, по\nфайлу на маршрут; готовый файл в папке не затирается. Строка, которую напечатать нельзя, называется "
     "по номеру, остальные\nпечатаются; код завершения тогда 3. После Ctrl-C один общий файл не создаётся, в папке "
     "остаются только целые.\n\nЕсли страниц больше, чем положено форме, подписи остались на странице одни, нужного "
     "шрифта нет или часть текста не\nпоместилась, PDF делается, а замечание печатается. Реестр печатается на "
     "альбомных листах, шапка — на каждом.\n\nПодробно: docs/pechat.md."},
    {"cli.help.print.usage",
     "marshrut print ФОРМА --data ФАЙЛ.json --out ФАЙЛ.pdf [--duplex]\nmarshrut print ФОРМА --store ПАПКА [--db АДРЕС] "
     "--code КОД --out ФАЙЛ.pdf [--duplex]\nmarshrut print ФОРМА --data ФАЙЛ.ndjson --out ФАЙЛ.pdf [--sort "
     "school,name] [--cover] [--duplex] [--jobs ЧИСЛО]\nmarshrut print ФОРМА --data ФАЙЛ.ndjson --out ПАПКА [--cover] "
     "[--jobs ЧИСЛО]\nmarshrut print РЕЕСТР --data ФАЙЛ.ndjson --out ФАЙЛ.pdf"},
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
    {"cli.help.registry.usage",
     "marshrut registry ФОРМА --data ФАЙЛ.ndjson --out ФАЙЛ.xlsx [--date ДАТА]\nmarshrut registry ФОРМА --data "
     "ФАЙЛ.ndjson --out ФАЙЛ.pdf [--date ДАТА]"},
    {"cli.help.restore.examples", "marshrut restore marshrut-2026-11-22.backup --data /var/lib/marshrut-novaya"},
    {"cli.help.restore.summary", "восстановить из резервной копии"},
    {"cli.help.restore.text", "Наполняет пустое хранилище из резервной копии. Копия сначала проверяется\nцеликом."},
    {"cli.help.restore.usage", "marshrut restore ФАЙЛ --data ПАПКА [--db АДРЕС]"},
    {"cli.help.retention.examples",
     "marshrut retention --data /var/lib/marshrut\nmarshrut retention --data /var/lib/marshrut --archive"},
    {"cli.help.retention.summary", "показать, что пора в архив и что можно удалить"},
    {"cli.help.retention.text",
     "Завершённый маршрут хранится год, потом уходит в архив; из архива его можно\nудалить. Без слов --archive и "
     "--purge только показывает. Удаление нельзя\nотменить: сведения о людях стираются, остаются код, даты и запись в "
     "журнале."},
    {"cli.help.retention.usage", "marshrut retention --data ПАПКА [--db АДРЕС] [--archive] [--purge] [--by КТО]"},
    {"cli.help.route-list.examples", "marshrut route list --data /var/lib/marshrut"},
    {"cli.help.route-list.summary", "показать маршруты"},
    {"cli.help.route-list.text", "Показывает маршруты: номер, состояние, код, педагог, организация."},
    {"cli.help.route-list.usage", "marshrut route list --data ПАПКА [--db АДРЕС] [--json]"},
    {"cli.help.route-move.examples",
     "marshrut route move 5 --to agreed --data /var/lib/marshrut\nmarshrut route move 5 --to registered --region SEV "
     "--data /var/lib/marshrut"},
    {"cli.help.route-move.summary", "перевести маршрут в другое состояние"},
    {"cli.help.route-move.text",
     "Состояния по порядку: draft, submitted, returned, agreed, approved, registered,\nin_progress, completed, "
     "prolonged, archived. При переходе в registered маршрут\nполучает код: он не повторяется никогда."},
    {"cli.help.route-move.usage",
     "marshrut route move НОМЕР --to СОСТОЯНИЕ --data ПАПКА [--db АДРЕС]\n  [--note ТЕКСТ] [--region КОД] [--by КТО]"},
    {"cli.help.scan.examples",
     "marshrut scan скан.pdf\nmarshrut scan скан.pdf --store /var/lib/marshrut --file --pretty"},
    {"cli.help.scan.summary", "найти на сканах наши бланки"},
    {"cli.help.scan.text",
     "Читает коды на страницах PDF, JPEG, PNG и TIFF и печатает строку JSON на каждую: код маршрута, форма, "
     "страница.\nС --store сравнивает: тот ли текст сейчас в базе и что изменилось. С --file подшивает бланки к "
     "маршрутам,\nа страницы, которые не прочитались, оставляет оператору (marshrut scans list)."},
    {"cli.help.scan.usage", "marshrut scan ФАЙЛ… [--store ПАПКА] [--db АДРЕС] [--file] [--by КТО] [--pretty]"},
    {"cli.help.scans-drop.examples", "marshrut scans drop 12 --data /var/lib/marshrut"},
    {"cli.help.scans-drop.summary", "убрать чужую страницу"},
    {"cli.help.scans-drop.text", "Страница не относится ни к одному маршруту: её изображение удаляется."},
    {"cli.help.scans-drop.usage", "marshrut scans drop НОМЕР --data ПАПКА [--db АДРЕС] [--by КТО]"},
    {"cli.help.scans-file.examples", "marshrut scans file 12 --code SEV-2024-00017-4 --data /var/lib/marshrut"},
    {"cli.help.scans-file.summary", "подшить скан вручную"},
    {"cli.help.scans-file.text", "Подшивает к маршруту скан, который машина не смогла или не решилась подшить сама."},
    {"cli.help.scans-file.usage", "marshrut scans file НОМЕР --code КОД --data ПАПКА [--db АДРЕС] [--by КТО]"},
    {"cli.help.scans-list.examples", "marshrut scans list --data /var/lib/marshrut --state unsettled"},
    {"cli.help.scans-list.summary", "показать сканы"},
    {"cli.help.scans-list.text",
     "По строке на каждый бланк и каждую непрочитанную страницу. Ждут решения те, что в состоянии unsettled."},
    {"cli.help.scans-list.usage", "marshrut scans list --data ПАПКА [--db АДРЕС] [--state СОСТОЯНИЕ] [--json]"},
    {"cli.help.scans-show.examples", "marshrut scans show 12 --data /var/lib/marshrut --out 12.png"},
    {"cli.help.scans-show.summary", "показать один скан"},
    {"cli.help.scans-show.text",
     "Показывает, что известно о скане. С --out записывает его: бланк — PDF, непрочитанную страницу — картинкой."},
    {"cli.help.scans-show.usage", "marshrut scans show НОМЕР --data ПАПКА [--db АДРЕС] [--out ФАЙЛ] [--json]"},
    {"cli.help.serve.examples",
     "marshrut serve --data /var/lib/marshrut\nmarshrut serve --data /var/lib/marshrut --lmtp 127.0.0.1:2424 --smtp "
     "127.0.0.1:25"},
    {"cli.help.serve.summary", "запустить службу: приём почты, проверка, ответы"},
    {"cli.help.serve.text",
     "Принимает письма от почтового сервера центра (LMTP) и из почтовых ящиков\n(POP3, IMAP), читает и проверяет "
     "вложенные бланки, регистрирует их и отвечает\nотправителям. Настройки стоят в marshrut.ini в папке данных или в "
     "файле\n--config; каждая объяснена в docs/marshrut.ini. Слова команды главнее файла.\n\nКогда служба готова, она "
     "печатает одну строку JSON. SIGTERM и Ctrl-C\nостанавливают её без потерь, SIGHUP перечитывает настройки."},
    {"cli.help.serve.usage",
     "marshrut serve --data ПАПКА [--config ФАЙЛ] [--db АДРЕС]\n  [--lmtp УЗЕЛ:ПОРТ] [--http УЗЕЛ:ПОРТ] [--smtp "
     "УЗЕЛ:ПОРТ] [--check]"},
    {"cli.help.signature.examples",
     "marshrut signature karta.docx karta.docx.sig\nmarshrut signature karta.docx.p7m --out karta.docx"},
    {"cli.help.signature.summary", "проверить, от этого ли файла электронная подпись"},
    {"cli.help.signature.text",
     "Говорит, кто и когда подписал файл и не менялся ли он после этого. Доверие к\nсертификату, его отзыв и срок не "
     "проверяются. Для подписей по ГОСТ нужен пакет\nlibengine-gost-openssl; без него сказано, что подпись не "
     "проверена.\nЕсли документ лежит внутри подписи, назовите только её; --out сохранит документ."},
    {"cli.help.signature.usage", "marshrut signature [ФАЙЛ] ПОДПИСЬ [--out ФАЙЛ] [--json]"},
    {"cli.help.title",
     "Маршрут — бланки и карты индивидуальных образовательных маршрутов: выдать, заполнить, прочитать, проверить."},
    {"cli.help.usage", "Вызов:"},
    {"cli.help.version.examples", "marshrut version"},
    {"cli.help.version.summary", "показать версию"},
    {"cli.help.version.text", "Показывает версию программы."},
    {"cli.help.version.usage", "marshrut version"},
    {"cli.inbox.document.accepted", "принят"},
    {"cli.inbox.document.apart", "от неизвестного отправителя"},
    {"cli.inbox.document.duplicate", "повтор"},
    {"cli.inbox.document.kept", "сохранён"},
    {"cli.inbox.document.returned", "возвращён"},
    {"cli.inbox.document.review", "ждёт оператора"},
    {"cli.inbox.document.unreadable", "не читается"},
    {"cli.inbox.document.wrong-kind", "не Word"},
    {"cli.inbox.field.document", "Документ"},
    {"cli.inbox.field.from", "Поле «От»"},
    {"cli.inbox.field.reason", "Причина"},
    {"cli.inbox.field.received", "Получено"},
    {"cli.inbox.field.reply", "Ответ"},
    {"cli.inbox.field.sender", "Отправитель"},
    {"cli.inbox.field.sha256", "SHA-256"},
    {"cli.inbox.field.source", "Откуда"},
    {"cli.inbox.field.state", "Состояние"},
    {"cli.inbox.field.subject", "Тема"},
    {"cli.inbox.filed", "Документ {number} принят."},
    {"cli.inbox.reply.advice", "подсказка"},
    {"cli.inbox.reply.receipt", "расписка"},
    {"cli.inbox.reply.return", "возврат"},
    {"cli.inbox.retried", "Письмо поставлено в обработку."},
    {"cli.inbox.returned", "Письмо о документе {number} поставлено в очередь."},
    {"cli.inbox.sent.failed", "не доставлено"},
    {"cli.inbox.sent.held", "задержано"},
    {"cli.inbox.sent.queued", "в очереди"},
    {"cli.inbox.sent.sending", "отправляется"},
    {"cli.inbox.sent.sent", "отправлено"},
    {"cli.inbox.signs", "Электронная подпись к файлу {name}."},
    {"cli.inbox.state.duplicate", "повтор"},
    {"cli.inbox.state.filed", "принято"},
    {"cli.inbox.state.not-a-submission", "не бланк"},
    {"cli.inbox.state.quarantined", "карантин"},
    {"cli.inbox.state.received", "в обработке"},
    {"cli.inbox.state.returned", "возвращено"},
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
    {"cli.load.done",
     "{teachers, plural, one {# педагог} few {# педагога} many {# педагогов} other {# педагога}}, {methodists, plural, "
     "one {# методист} few {# методиста} many {# методистов} other {# методиста}}."},
    {"cli.load.nobody", "В списке нет ни одного методиста."},
    {"cli.option.backup.out", "файл резервной копии"},
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
    {"cli.option.compare.form",
     "форма, по которой называть поля и сделать документ;\nбез параметра — форма новой версии"},
    {"cli.option.compare.json", "одна строка JSON со всеми изменениями"},
    {"cli.option.compare.out", "документ Word с отмеченными исправлениями"},
    {"cli.option.conclusion.apply", "вывести маршрут, в который вписаны выводы и решение"},
    {"cli.option.conclusion.data", "маршрут (JSON); «-» — стандартный ввод"},
    {"cli.option.conclusion.form", "код формы; без параметра — та, что названа в данных"},
    {"cli.option.conclusion.json", "одна строка JSON"},
    {"cli.option.correction.date", "дата внесения изменений"},
    {"cli.option.correction.out", "куда записать маршрут; без параметра — на стандартный вывод"},
    {"cli.option.correction.reason", "причина внесения изменений"},
    {"cli.option.deadlines.by",
     "по кому показать: teacher (педагог), methodist (методист),\n"
     "school (организация)"},
    {"cli.option.deadlines.data", "маршруты, по одному в строке (NDJSON); «-» — стандартный ввод"},
    {"cli.option.deadlines.date", "на какой день считать; без параметра — на сегодня"},
    {"cli.option.deadlines.ics", "записать сроки в файл календаря (iCalendar)"},
    {"cli.option.deadlines.json", "одна строка JSON на каждый срок"},
    {"cli.option.deadlines.region",
     "чьи сроки считать для всех маршрутов; без параметра —\n"
     "по форме и месту каждого"},
    {"cli.option.deadlines.until", "показать сроки до этого дня; без параметра — на месяц вперёд"},
    {"cli.option.diagnostics.catalogue",
     "каталог мероприятий (XLSX или CSV): из него берутся\n"
     "мероприятия маршрутов"},
    {"cli.option.diagnostics.data",
     "что известно о диагностике: название, дата, организация,\n"
     "составитель, выводы"},
    {"cli.option.diagnostics.date", "дата проведения диагностики"},
    {"cli.option.diagnostics.end", "окончание маршрутов; без параметра — по настройкам"},
    {"cli.option.diagnostics.form", "форма маршрутов; без параметра — по настройкам"},
    {"cli.option.diagnostics.out",
     "папка для документов; прежние файлы с теми же именами\n"
     "заменяются"},
    {"cli.option.diagnostics.prepared", "дата справки и проектов; без параметра — сегодня"},
    {"cli.option.diagnostics.spec",
     "спецификация работы (DOCX или JSON): задания, компетенции,\n"
     "баллы"},
    {"cli.option.diagnostics.start", "начало маршрутов; без параметра — по настройкам"},
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
    {"cli.option.fsck.quick", "не пересчитывать хеши"},
    {"cli.option.help", "показать эту справку"},
    {"cli.option.home",
     "папка, где лежат templates, schemas и data\n"
     "(иначе — переменная MARSHRUT_HOME)"},
    {"cli.option.inbox.out", "записать в файл"},
    {"cli.option.inbox.route", "номер маршрута, к которому относится документ"},
    {"cli.option.inbox.state", "только письма в этом состоянии"},
    {"cli.option.inbox.text", "что написать отправителю"},
    {"cli.option.lint.json", "одна строка JSON на каждую форму"},
    {"cli.option.load.data", "маршруты, по одному в строке (NDJSON)"},
    {"cli.option.load.methodists",
     "список методистов (XLSX или CSV): ФИО, районы, должность,\n"
     "контакты"},
    {"cli.option.load.out", "папка для документов"},
    {"cli.option.notice.data", "сведения о диагностике (JSON); «-» — стандартный ввод"},
    {"cli.option.notice.ics", "записать и файл для календаря"},
    {"cli.option.notice.out", "куда записать уведомление"},
    {"cli.option.people.email", "адрес почты"},
    {"cli.option.people.keep-password", "не требовать смены пароля при первом входе"},
    {"cli.option.people.login", "имя для входа, латинскими буквами"},
    {"cli.option.people.name", "фамилия, имя, отчество"},
    {"cli.option.people.no-second-factor", "выключить второй фактор: телефон потерян"},
    {"cli.option.people.role", "admin, operator, methodist, school или head"},
    {"cli.option.people.school", "название школы, как в списке школ (для роли school)"},
    {"cli.option.portfolio.data", "данные: один маршрут (JSON); «-» — стандартный ввод"},
    {"cli.option.portfolio.forms",
     "коды форм через запятую; для маршрута из хранилища —\nвдобавок к тем, что присланы"},
    {"cli.option.portfolio.out", "ФАЙЛ.pdf"},
    {"cli.option.print.code", "персональный код ИОМ, вместе с --store"},
    {"cli.option.print.cover", "сверху список того, что напечатано"},
    {"cli.option.print.data",
     "данные: один маршрут (JSON) или много, по одному в строке\n(NDJSON); «-» — стандартный ввод, по одному в строке"},
    {"cli.option.print.duplex", "для двусторонней печати: у каждого документа чётное\nчисло страниц"},
    {"cli.option.print.jobs",
     "сколько документов печатать одновременно;\nбез параметра — по числу ядер, но не больше четырёх"},
    {"cli.option.print.out", "ФАЙЛ.pdf — всё одним файлом; папка — по файлу на документ"},
    {"cli.option.print.sort", "порядок документов в файле: по школе, по имени"},
    {"cli.option.print.store", "папка службы: маршрут берётся из хранилища по коду"},
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
    {"cli.option.registry.out", "ФАЙЛ.xlsx — таблица, ФАЙЛ.pdf — на бумагу"},
    {"cli.option.retention.archive", "перевести в архив всё, чему пора"},
    {"cli.option.retention.purge", "удалить всё, чему пора"},
    {"cli.option.route.note", "пояснение для журнала"},
    {"cli.option.route.region", "начало кода, например SEV; без слова — по форме маршрута"},
    {"cli.option.route.to", "новое состояние"},
    {"cli.option.scan.db", "база PostgreSQL вместо SQLite в папке данных"},
    {"cli.option.scan.file", "подшить найденное к маршрутам"},
    {"cli.option.scan.pretty", "показать для чтения, а не в JSON"},
    {"cli.option.scan.store", "папка данных службы, с которой сравнивать"},
    {"cli.option.scans.code", "код маршрута"},
    {"cli.option.scans.out", "куда записать скан"},
    {"cli.option.scans.state", "только в этом состоянии: filed, unsettled, dropped, purged"},
    {"cli.option.serve.check", "только проверить настройки"},
    {"cli.option.serve.config", "файл настроек; без него — marshrut.ini в папке данных"},
    {"cli.option.serve.data", "папка данных: база SQLite и настройки; создаётся, если её нет"},
    {"cli.option.serve.http", "где отвечать о состоянии службы; порт 0 — любой свободный"},
    {"cli.option.serve.lmtp", "где принимать письма от почтового сервера; порт 0 — любой\nсвободный"},
    {"cli.option.serve.smtp", "через какой сервер отправлять ответы; без него они ждут в\nочереди"},
    {"cli.option.signature.out", "куда сохранить документ, который лежит внутри подписи"},
    {"cli.option.store.by", "кто это делает; без слова — имя учётной записи"},
    {"cli.option.store.data", "папка данных службы"},
    {"cli.option.store.db",
     "база PostgreSQL, например postgresql://marshrut@db/marshrut;\nбез неё — SQLite в папке данных"},
    {"cli.option.store.json", "вывести JSON для программ"},
    {"cli.people.added",
     "Добавлен сотрудник {login}. Пароль: {password}\nПередайте его лично: больше он нигде не показывается."},
    {"cli.people.inactive", "вход закрыт"},
    {"cli.people.nobody", "Такого сотрудника нет. Посмотрите имена: marshrut people list."},
    {"cli.people.password", "Новый пароль для {login}: {password}\nПри первом входе его нужно будет сменить."},
    {"cli.people.roles", "Роль — одна из: admin, operator, methodist, school, head."},
    {"cli.people.school", "Школа (--school) указывается для роли school, и только для неё."},
    {"cli.people.taken", "Имя {login} уже занято."},
    {"cli.pretty.leftovers", "Не вошло в форму"},
    {"cli.pretty.unsure", "(сверьте)"},
    {"cli.print.cancelled", "Остановлено. В папке остались только готовые документы."},
    {"cli.print.done",
     "Готово: {out}, {pages, plural, one {# страница} few {# страницы} many {# страниц} other {# страницы}}."},
    {"cli.print.failed",
     "{failed, plural, one {Не напечатана # строка.} few {Не напечатаны # строки.} many {Не напечатано # строк.} other "
     "{Не напечатано # строки.}}"},
    {"cli.print.file-cancelled", "Остановлено. Файл не создан."},
    {"cli.print.many",
     "Готово: {out}, {made, plural, one {# документ} few {# документа} many {# документов} other {# документа}}, "
     "{pages, plural, one {# страница} few {# страницы} many {# страниц} other {# страницы}}."},
    {"cli.print.no-documents",
     "Печатать нечего: ни одна форма этого региона по таким данным не заполняется. Назовите формы сами: --forms."},
    {"cli.print.no-route", "Маршрута с таким кодом в хранилище нет. Список маршрутов: marshrut route list."},
    {"cli.print.nothing", "Документов нет, файл не создан."},
    {"cli.print.portfolio",
     "Готово: {out}, {documents, plural, one {# документ} few {# документа} many {# документов} other {# документа}}, "
     "{pages, plural, one {# страница} few {# страницы} many {# страниц} other {# страницы}}."},
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
    {"cli.restore.done", "Восстановлено строк: {rows, number}."},
    {"cli.retention.done", "Переведено в архив: {archived, number}. Удалено: {purged, number}."},
    {"cli.retention.due", "Пора в архив: {archive, number}. Можно удалить: {purge, number}."},
    {"cli.route.moved", "Новое состояние: {state}."},
    {"cli.route.moved-code", "Новое состояние: {state}. Код ИОМ: {code}."},
    {"cli.route.state.agreed", "согласован"},
    {"cli.route.state.approved", "утверждён"},
    {"cli.route.state.archived", "в архиве"},
    {"cli.route.state.completed", "завершён"},
    {"cli.route.state.draft", "проект"},
    {"cli.route.state.in_progress", "реализуется"},
    {"cli.route.state.prolonged", "продлён"},
    {"cli.route.state.purged", "удалён"},
    {"cli.route.state.registered", "внесён в реестр"},
    {"cli.route.state.returned", "возвращён"},
    {"cli.route.state.submitted", "поступил"},
    {"cli.scan.again", "Этот скан уже есть в базе (№ {id, number})."},
    {"cli.scan.blank", "Пустых страниц: {n, number}."},
    {"cli.scan.card", "{code}, {form}: страницы {pages}"},
    {"cli.scan.changed", "После печати маршрут изменился."},
    {"cli.scan.doubt.no-code", "На бланке нет кода маршрута."},
    {"cli.scan.doubt.other-route", "Бланк с таким текстом печатали для другого маршрута."},
    {"cli.scan.doubt.route-purged", "Срок хранения маршрута истёк, его данные удалены."},
    {"cli.scan.doubt.unknown-code", "Маршрута с таким кодом в базе нет."},
    {"cli.scan.doubt.unknown-form", "Такой формы нет."},
    {"cli.scan.doubt.unknown-sender", "Письмо пришло с незнакомого адреса."},
    {"cli.scan.error.damaged", "Файл скана повреждён. Отсканируйте лист ещё раз или сохраните скан заново."},
    {"cli.scan.error.encrypted", "Файл защищён паролем. Сохраните скан без пароля."},
    {"cli.scan.error.too-large", "В файле слишком много страниц, или он слишком велик. Разделите его на части."},
    {"cli.scan.error.unsupported-format", "Это не скан. Подойдут PDF, JPEG, PNG и TIFF."},
    {"cli.scan.filed", "Подшит к маршруту (№ {id, number})."},
    {"cli.scan.matches", "Текст тот же, что в базе."},
    {"cli.scan.missing", "Не хватает страниц: {pages}."},
    {"cli.scan.unread", "Не прочитан код на страницах: {pages}."},
    {"cli.scan.waits", "Ждёт решения (№ {id, number}): marshrut scans show."},
    {"cli.scans.dropped", "Страница убрана."},
    {"cli.scans.field.code", "Код"},
    {"cli.scans.field.content", "Текст"},
    {"cli.scans.field.form", "Форма"},
    {"cli.scans.field.pages", "Страницы"},
    {"cli.scans.field.reason", "Причина"},
    {"cli.scans.field.received", "Получен"},
    {"cli.scans.field.settled", "Решил"},
    {"cli.scans.field.state", "Состояние"},
    {"cli.scans.filed", "Скан подшит к маршруту {code}."},
    {"cli.scans.reason.bad-image", "страница не открывается"},
    {"cli.scans.reason.foreign-barcode", "чужой штрихкод"},
    {"cli.scans.reason.no-code", "на бланке нет кода"},
    {"cli.scans.reason.no-mark", "код не прочитан"},
    {"cli.scans.reason.other-route", "напечатан для другого маршрута"},
    {"cli.scans.reason.pages-missing", "не хватает страниц"},
    {"cli.scans.reason.route-purged", "маршрут удалён"},
    {"cli.scans.reason.timeout", "не хватило времени"},
    {"cli.scans.reason.too-large", "страница слишком велика"},
    {"cli.scans.reason.unknown-code", "нет такого кода"},
    {"cli.scans.reason.unknown-form", "нет такой формы"},
    {"cli.scans.reason.unknown-sender", "незнакомый отправитель"},
    {"cli.scans.state.dropped", "убран"},
    {"cli.scans.state.filed", "подшит"},
    {"cli.scans.state.purged", "удалён"},
    {"cli.scans.state.unsettled", "ждёт решения"},
    {"cli.serve.checked", "Настройки в порядке."},
    {"cli.signature.damaged", "Файл подписи повреждён. Попросите прислать его ещё раз."},
    {"cli.signature.none",
     "Здесь нет электронной подписи, которую можно проверить. Назовите файл и подпись к нему (.sig, .p7s); одну "
     "подпись — "
     "если документ лежит внутри неё."},
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
    {"cli.usage.backup-file", "Укажите файл резервной копии."},
    {"cli.usage.by", "В --by бывает teacher, methodist или school, а указано «{value}»."},
    {"cli.usage.conclusion-form", "Не названа форма: в данных нет form. Укажите --form ФОРМА."},
    {"cli.usage.date", "В {option} нужна дата: 01.09.2025 или 2025-09-01."},
    {"cli.usage.day", "После {option} нужна дата: 15.10.2026."},
    {"cli.usage.extra-word", "Лишнее слово: «{word}»."},
    {"cli.usage.help", "Справка: {call}"},
    {"cli.usage.jobs", "В --jobs нужно целое число от 1 до {most}."},
    {"cli.usage.json-or-apply", "--json и --apply вместе не ставят: выберите одно."},
    {"cli.usage.known-forms", "Есть формы: {forms}."},
    {"cli.usage.list-and-data", "--list и --data вместе не ставят: выберите одно."},
    {"cli.usage.list-needs-folder", "Со списком в --out нужна папка или ФАЙЛ.zip, а указано «{out}»."},
    {"cli.usage.listen", "Нужны узел и порт, например 127.0.0.1:2424, а не «{shown}»."},
    {"cli.usage.login", "Нужно имя для входа."},
    {"cli.usage.meant", "Возможно, вы имели в виду «{word}»."},
    {"cli.usage.message-id", "Укажите номер письма, например 17."},
    {"cli.usage.no-files", "Не назван ни один файл."},
    {"cli.usage.no-form", "Не названа форма. Список форм: marshrut forms."},
    {"cli.usage.no-results", "Не назван файл с результатами."},
    {"cli.usage.no-value", "После {option} нужно значение."},
    {"cli.usage.one-output", "--pretty, --route и --account вместе не ставят: выберите одно."},
    {"cli.usage.other-format", "Документы делаются только в формате .docx, а указано «{out}»."},
    {"cli.usage.print-data", "Назовите, что печатать: либо --data ФАЙЛ, либо --store ПАПКА и --code КОД."},
    {"cli.usage.print-format",
     "Печать идёт в PDF, а не в «{out}»: назовите ФАЙЛ.pdf или, для многих документов, папку."},
    {"cli.usage.print-registry", "Реестр печатается по данным и в один файл: --data ФАЙЛ.ndjson --out ФАЙЛ.pdf."},
    {"cli.usage.print-sort", "Порядок «{word}» неизвестен: --sort school,name, --sort school или --sort name."},
    {"cli.usage.region", "Нет региона «{value}». Есть: {known}."},
    {"cli.usage.registry-format", "Реестр записывается в формате .xlsx или .pdf, а указано «{out}»."},
    {"cli.usage.required", "Не указан параметр {option}."},
    {"cli.usage.route-id", "Укажите номер маршрута, например 5."},
    {"cli.usage.scan-file", "Для --file нужна папка данных: добавьте --store ПАПКА."},
    {"cli.usage.scan-id", "Укажите номер скана, например 12."},
    {"cli.usage.signature", "Назовите файл и подпись к нему: marshrut signature karta.docx karta.docx.sig"},
    {"cli.usage.state", "Нет такого состояния: «{state}»."},
    {"cli.usage.submission", "Укажите входящий номер, например 2026-000123."},
    {"cli.usage.takes-no-value", "У параметра {option} нет значения."},
    {"cli.usage.twice", "Параметр {option} указан дважды."},
    {"cli.usage.two-versions", "Нужны две версии: прежняя и новая."},
    {"cli.usage.unknown-command", "Нет команды «{word}»."},
    {"cli.usage.unknown-form", "Нет формы «{form}»."},
    {"cli.usage.unknown-option", "У команды {command} нет параметра {option}."},

    // error.*: one for each Code, «error.» and code_name(code): what happened and what to do next.
    {"desk.check.finding", "Несоответствие в хранилище: {code}. Сообщите администратору."},
    {"desk.check.whole", "Хранилище цело: проверено писем — {n}."},
    {"desk.fate.accepted", "Принято"},
    {"desk.fate.apart", "Отложено отдельно"},
    {"desk.fate.duplicate", "Повтор"},
    {"desk.fate.kept", "Сохранено без разбора"},
    {"desk.fate.purged", "Удалено по сроку"},
    {"desk.fate.returned", "Возвращено"},
    {"desk.fate.review", "На проверке"},
    {"desk.fate.unreadable", "Не прочитано"},
    {"desk.fate.wrong-kind", "Не тот документ"},
    {"desk.job.blanks", "Бланки по списку: {form}"},
    {"desk.job.blanks-file", "Бланки"},
    {"desk.job.check", "Проверка хранилища"},
    {"desk.job.more-remarks",
     "{n, plural, one {И ещё # замечание.} few {И ещё # замечания.} many {И ещё # замечаний.} other {И ещё # "
     "замечания.}}"},
    {"desk.job.note", "Записка по итогам диагностики"},
    {"desk.job.note-file", "Диагностика"},
    {"desk.job.portfolio", "Документы педагогов"},
    {"desk.job.portfolio-file", "Документы педагогов"},
    {"desk.job.print", "Печать: {form}"},
    {"desk.job.registry", "Выгрузка: {form}"},
    {"desk.job.report", "Отчёт методиста за полугодие {half}"},
    {"desk.registry.bad-row", "Строка {n} не попала в реестр. {why}"},
    {"desk.report.deficits", "Самые частые дефициты"},
    {"desk.report.deficits-unit", "маршрутов"},
    {"desk.report.entry", "Входная диагностика"},
    {"desk.report.final", "Итоговая диагностика"},
    {"desk.report.intake", "Поступление по дням"},
    {"desk.report.intake-unit", "работ"},
    {"desk.report.levels", "Уровни до и после"},
    {"desk.report.levels-note",
     "{n, plural, one {С обеих сторон измерена # компетенция.} few {С обеих сторон измерены # компетенции.} many {С "
     "обеих сторон измерено # компетенций.} other {С обеих сторон измерено # компетенции.}}"},
    {"desk.report.levels-unit", "компетенций"},
    {"desk.report.no-school", "Школа не указана"},
    {"desk.report.others",
     "{n, plural, one {Не показана ещё # строка: сузьте отбор.} few {Не показаны ещё # строки: сузьте отбор.} many {Не "
     "показано ещё # строк: сузьте отбор.} other {Не показано ещё # строки: сузьте отбор.}}"},
    {"desk.report.routes", "Маршрутов"},
    {"desk.report.schools", "Состояние по школам"},
    {"desk.report.schools-unit", "маршрутов"},
    {"desk.state.agreed", "Согласован"},
    {"desk.state.approved", "Утверждён"},
    {"desk.state.archived", "В архиве"},
    {"desk.state.completed", "Завершён"},
    {"desk.state.draft", "Проект"},
    {"desk.state.in_progress", "Реализуется"},
    {"desk.state.prolonged", "Продлён"},
    {"desk.state.purged", "Удалён"},
    {"desk.state.registered", "Внесён в реестр"},
    {"desk.state.returned", "Возвращён"},
    {"desk.state.submitted", "Поступил"},
    {"desk.step.agreed", "Согласовать"},
    {"desk.step.approved", "Утвердить"},
    {"desk.step.archived", "Убрать в архив"},
    {"desk.step.completed", "Завершить"},
    {"desk.step.draft", "Вернуть в проекты"},
    {"desk.step.in_progress", "Начать реализацию"},
    {"desk.step.prolonged", "Продлить"},
    {"desk.step.registered", "Внести в реестр и дать код"},
    {"desk.step.returned", "Вернуть на доработку"},
    {"desk.step.submitted", "Принять к рассмотрению"},
    {"desk.upload.name", "документ"},
    {"desk.upload.subject", "Загружено: {name}"},
    {"desk.upload.text", "Файл загружен через консоль."},
    {"error.bad-data", "Данные не подходят под схему маршрута. Исправьте указанное место и повторите."},
    {"error.bad-template",
     "В шаблоне формы есть ошибки. Выполните «marshrut forms lint», исправьте указанные места и повторите."},
    {"error.conflict", "Запись уже изменена другим человеком. Обновите её и повторите."},
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
    {"error.no-calendar",
     "В производственном календаре нет этого года, рабочие дни не посчитать. Добавьте файл года в папку "
     "data/calendar."},
    {"error.not-a-document", "Это не документ. Пришлите форму в формате Word (.docx)."},
    {"error.not-found", "Файл не найден. Проверьте имя и путь к файлу."},
    {"error.refused", "Другая сторона отказала. Проверьте адрес, имя и пароль в настройках."},
    {"error.timeout",
     "Обработка заняла слишком много времени и остановлена. Уберите из файла лишнее (рисунки, вложения) и повторите."},
    {"error.too-large", "Файл слишком велик. Уберите из него рисунки и вложения, сохраните и пришлите ещё раз."},
    {"error.unavailable", "Сейчас не получается: служба или диск недоступны. Повторите чуть позже."},
    {"error.unknown-form",
     "Форма не распознана. Проверьте, что документ сделан по бланку ИОМ, или укажите форму явно."},
    {"error.unsafe-xml",
     "В файле есть запрещённые конструкции XML, он не обработан. Откройте его в Word, сохраните заново и пришлите ещё "
     "раз."},
    {"error.unsupported-format",
     "Этот формат файла не поддерживается. Сохраните документ как «Документ Word (.docx)» и пришлите ещё раз."},
    {"error.usage", "Команда задана неверно. Посмотрите справку: marshrut --help."},

    // http.*: what the API says of failures, of who did what, and the few texts of its own.
    {"http.action.audit.listed", "просмотр журнала"},
    {"http.action.blanks.mailed", "бланки разосланы"},
    {"http.action.calendar.linked", "создана ссылка на календарь"},
    {"http.action.deadlines.listed", "просмотр сроков"},
    {"http.action.document.downloaded", "скачан документ"},
    {"http.action.document.read", "открыт документ"},
    {"http.action.form.activated", "форма введена в действие"},
    {"http.action.form.dropped", "форма убрана"},
    {"http.action.form.uploaded", "загружена форма"},
    {"http.action.job.cancelled", "задание остановлено"},
    {"http.action.job.file-read", "скачан результат задания"},
    {"http.action.job.queued", "поставлено задание"},
    {"http.action.message.dismissed", "письмо отложено без регистрации"},
    {"http.action.message.downloaded", "скачано письмо"},
    {"http.action.message.read", "открыто письмо"},
    {"http.action.message.reopened", "письмо отправлено на повторную обработку"},
    {"http.action.messages.listed", "просмотр входящих"},
    {"http.action.people.listed", "просмотр списка сотрудников"},
    {"http.action.person.added", "добавлен сотрудник"},
    {"http.action.person.changed", "изменены данные сотрудника"},
    {"http.action.person.password-changed", "сменил пароль"},
    {"http.action.person.password-reset", "сброшен пароль"},
    {"http.action.person.second-factor-dropped", "выключил второй фактор"},
    {"http.action.person.second-factor-reset", "сброшен второй фактор"},
    {"http.action.person.second-factor-set", "включил второй фактор"},
    {"http.action.registry.read", "просмотр реестра"},
    {"http.action.replies.listed", "просмотр ответов"},
    {"http.action.reply.read", "скачан ответ"},
    {"http.action.reply.requeued", "ответ отправлен повторно"},
    {"http.action.reply.test", "отправлено проверочное письмо"},
    {"http.action.route.changed", "изменены данные маршрута"},
    {"http.action.route.downloaded", "скачан документ маршрута"},
    {"http.action.route.moved", "маршрут переведён"},
    {"http.action.route.printed", "документ напечатан"},
    {"http.action.route.read", "открыт маршрут"},
    {"http.action.routes.listed", "просмотр маршрутов"},
    {"http.action.scan.dropped", "скан отброшен"},
    {"http.action.scan.filed", "скан подшит"},
    {"http.action.scan.read", "открыт скан"},
    {"http.action.scans.listed", "просмотр сканов"},
    {"http.action.session.closed", "вышел"},
    {"http.action.session.dropped", "закончил свой сеанс"},
    {"http.action.session.opened", "вошёл"},
    {"http.action.session.refused", "неудачный вход"},
    {"http.action.settings.read", "просмотр настроек"},
    {"http.action.settings.reloaded", "настройки перечитаны"},
    {"http.action.submission.accepted", "работа принята"},
    {"http.action.submission.corrected", "исправлены прочитанные значения"},
    {"http.action.submission.downloaded", "скачана работа с замечаниями"},
    {"http.action.submission.read", "открыта работа"},
    {"http.action.submission.returned", "работа возвращена"},
    {"http.action.submission.uploaded", "загружен документ"},
    {"http.action.submissions.listed", "просмотр работ"},
    {"http.action.token.added", "создан ключ доступа"},
    {"http.action.token.dropped", "отозван ключ доступа"},
    {"http.actor.nobody", "Без входа"},
    {"http.actor.service", "Служба"},
    {"http.detail.bad-data", "Проверьте указанное место, исправьте и повторите."},
    {"http.detail.bad-login", "Имя, пароль или код не подошли. Проверьте раскладку и Caps Lock и попробуйте ещё раз."},
    {"http.detail.bad-request", "Проверьте указанное место и повторите."},
    {"http.detail.code-needed", "Введите шестизначный код из приложения на телефоне."},
    {"http.detail.conflict", "За это время состояние изменилось, и действие уже не подходит. Обновите страницу."},
    {"http.detail.csrf", "Страница устарела. Обновите её и повторите."},
    {"http.detail.forbidden", "У вас нет права на это действие. Если оно нужно, обратитесь к администратору."},
    {"http.detail.headers-too-large", "Сократите заголовки запроса."},
    {"http.detail.idempotency-mismatch", "Этот ключ уже использован с другими данными. Возьмите новый ключ."},
    {"http.detail.internal", "Мы записали это в журнал службы. Повторите; если не поможет, сообщите администратору."},
    {"http.detail.io", "Не удалось записать или прочитать данные. Сообщите администратору."},
    {"http.detail.length-required", "Укажите размер данных в заголовке Content-Length."},
    {"http.detail.method-not-allowed", "Этот адрес отвечает на другие запросы."},
    {"http.detail.no-page", "Такого адреса нет. Проверьте его или начните с главной страницы."},
    {"http.detail.not-found", "Возможно, это убрали или у вас нет к нему доступа. Вернитесь к списку."},
    {"http.detail.not-signed-in", "Войдите под своим именем и повторите."},
    {"http.detail.precondition-required", "Укажите в заголовке If-Match версию, которую вы видели."},
    {"http.detail.range-not-satisfiable", "Файл короче. Запросите его целиком."},
    {"http.detail.stale", "Пока вы смотрели, запись изменили. Посмотрите, что нового, и повторите."},
    {"http.detail.too-large", "Уменьшите файл или запрос и повторите."},
    {"http.detail.too-many-requests", "Подождите немного и повторите."},
    {"http.detail.unavailable", "Служба занята или база недоступна. Повторите чуть позже."},
    {"http.detail.unsupported-media-type", "Пришлите данные того типа, который назван в описании."},
    {"http.detail.usage", "Запрос составлен неверно."},
    {"http.password.common",
     "Такой пароль легко угадать. Не включайте в него имя для входа и не повторяйте одни и те же знаки."},
    {"http.password.long", "Пароль длиннее 256 байт. Возьмите короче."},
    {"http.password.same", "Новый пароль совпадает с прежним. Придумайте другой."},
    {"http.password.short", "Пароль короче 10 знаков. Возьмите длиннее, например из четырёх слов."},
    {"http.person.school", "Школа указывается для сотрудника школы, и только для него."},
    {"http.print.routes-or-filter", "Назовите маршруты списком или отбором — одно из двух."},
    {"http.product", "Маршрут"},
    {"http.reason.annex", "приложение к письму"},
    {"http.reason.at-console", "загружено через консоль"},
    {"http.reason.blank", "пустой бланк"},
    {"http.reason.by-hand", "решено вручную"},
    {"http.reason.cannot-be-filed", "не удаётся зарегистрировать"},
    {"http.reason.code-of-another", "код принадлежит другому педагогу"},
    {"http.reason.crashed", "файл не удаётся обработать"},
    {"http.reason.damaged", "файл повреждён"},
    {"http.reason.encrypted", "документ под паролем"},
    {"http.reason.forged", "отправитель подделан"},
    {"http.reason.image", "картинка вместо документа"},
    {"http.reason.infected", "найден вирус"},
    {"http.reason.initials", "вместо имени инициалы: неясно, чей это документ"},
    {"http.reason.kills-workers", "файл не удаётся обработать"},
    {"http.reason.many-routes", "подходит несколько маршрутов"},
    {"http.reason.no-code", "на странице нет кода"},
    {"http.reason.no-document", "в письме нет документа"},
    {"http.reason.no-form", "нет документа нашей формы"},
    {"http.reason.no-teacher", "не указан педагог"},
    {"http.reason.other-route", "напечатано для другого маршрута"},
    {"http.reason.part-too-large", "вложение слишком велико"},
    {"http.reason.pdf", "PDF вместо документа"},
    {"http.reason.remarks", "есть замечания"},
    {"http.reason.report", "отчёт почтового сервера"},
    {"http.reason.report-on-our-reply", "отчёт о доставке нашего ответа"},
    {"http.reason.route-agreed", "маршрут уже согласован"},
    {"http.reason.route-purged", "данные маршрута удалены по сроку хранения"},
    {"http.reason.same-document", "такой документ уже был"},
    {"http.reason.same-message", "такое письмо уже приходило"},
    {"http.reason.scan", "скан бумаги"},
    {"http.reason.table", "таблица вместо формы"},
    {"http.reason.timeout", "обработка заняла слишком много времени"},
    {"http.reason.too-deep", "слишком много вложенных писем"},
    {"http.reason.too-large", "письмо слишком велико"},
    {"http.reason.too-many-attachments", "слишком много вложений"},
    {"http.reason.too-many-parts", "письмо слишком сложное"},
    {"http.reason.truncated", "письмо пришло не целиком"},
    {"http.reason.unknown-code", "такого кода нет"},
    {"http.reason.unknown-form", "не похоже ни на одну форму"},
    {"http.reason.unknown-sender", "отправителя нет в списке школ"},
    {"http.reason.unreadable", "файл не читается"},
    {"http.reason.unsure", "не всё прочитано уверенно"},
    {"http.reason.wrong-kind", "картинка или PDF вместо формы"},
    {"http.setting.answers", "Ответы школам"},
    {"http.setting.answers.centre", "Как называется центр в письмах"},
    {"http.setting.answers.contact", "Куда обращаться с вопросами"},
    {"http.setting.answers.from", "Адрес отправителя"},
    {"http.setting.answers.most_a_day", "Сколько ответов в день получит один адрес"},
    {"http.setting.clamd", "Проверка на вирусы"},
    {"http.setting.clamd.address", "Адрес антивируса"},
    {"http.setting.lmtp", "Приём от почтового сервера"},
    {"http.setting.lmtp.listen", "Где слушает приём LMTP"},
    {"http.setting.no", "нет"},
    {"http.setting.office", "LibreOffice"},
    {"http.setting.office.document_seconds", "Сколько ждать один документ"},
    {"http.setting.office.workers", "Сколько копий LibreOffice работает сразу"},
    {"http.setting.processing", "Разбор документов"},
    {"http.setting.processing.threads", "Сколько писем обрабатывается сразу"},
    {"http.setting.processing.worker_seconds", "Сколько ждать один документ"},
    {"http.setting.processing.workers", "Сколько документов разбирается сразу"},
    {"http.setting.seconds", "{n, number} с"},
    {"http.setting.service", "Служба"},
    {"http.setting.service.db", "База PostgreSQL; без неё — SQLite в папке данных"},
    {"http.setting.service.http", "Адрес консоли и программного интерфейса"},
    {"http.setting.smtp", "Отправка писем"},
    {"http.setting.smtp.password", "Пароль на почтовом сервере"},
    {"http.setting.smtp.server", "Почтовый сервер для отправки; без него ответы ждут в очереди"},
    {"http.setting.smtp.user", "Имя на почтовом сервере"},
    {"http.setting.trust", "Кому доверять"},
    {"http.setting.trust.answer_others", "Отвечать тем, кого нет в списке"},
    {"http.setting.trust.needs_authentication", "Верить адресу, только если его подтвердил почтовый сервер"},
    {"http.setting.trust.own_addresses", "Свои адреса"},
    {"http.setting.trust.schools", "Список школ"},
    {"http.setting.yes", "да"},
    {"http.subject.document", "Документ {id}"},
    {"http.subject.form", "Форма {id}"},
    {"http.subject.job", "Задание {id}"},
    {"http.subject.message", "Письмо {id}"},
    {"http.subject.person", "Сотрудник {id}"},
    {"http.subject.reply", "Ответ {id}"},
    {"http.subject.route", "Маршрут {id}"},
    {"http.subject.scan", "Скан {id}"},
    {"http.subject.submission", "Работа № {id}"},
    {"http.test-letter.no-sender", "Не указан адрес отправителя. Задайте его в настройках (answers.from) и повторите."},
    {"http.test-letter.subject", "Проверка почты"},
    {"http.test-letter.text", "Это проверочное письмо: отправка почты из программы работает.\n\n{centre}"},
    {"http.title.400", "Запрос составлен неверно"},
    {"http.title.401", "Нужно войти"},
    {"http.title.403", "Этого делать нельзя"},
    {"http.title.404", "Ничего не найдено"},
    {"http.title.405", "Так сюда обращаться нельзя"},
    {"http.title.409", "Не получилось: состояние уже другое"},
    {"http.title.411", "Не указан размер"},
    {"http.title.412", "Запись изменена другим человеком"},
    {"http.title.413", "Слишком много данных"},
    {"http.title.415", "Такой тип данных не принимается"},
    {"http.title.416", "Такой части файла нет"},
    {"http.title.422", "Данные не подходят"},
    {"http.title.428", "Не указано, какую версию вы меняете"},
    {"http.title.429", "Слишком часто"},
    {"http.title.431", "Слишком длинные заголовки"},
    {"http.title.500", "Ошибка в программе"},
    {"http.title.502", "Другая сторона отказала"},
    {"http.title.503", "Сейчас не получается"},
    {"http.title.504", "Слишком долго"},

    // letter.*: the answers that the mail gateway writes.
    {"letter.blank",
     "Если удобнее начать с чистого бланка, он тоже приложен: данные, которые удалось прочитать, в него уже внесены."},
    {"letter.document", "{form}: {teacher}"},
    {"letter.errors", "Нужно исправить {n, plural, one {# место} few {# места} many {# мест} other {# места}}:"},
    {"letter.file", "Файл: {name}"},
    {"letter.footer", "Это письмо составлено автоматически. Если остались вопросы, ответьте на него обычным письмом."},
    {"letter.footer-contact", "Это письмо составлено автоматически. Если остались вопросы, обратитесь: {contact}."},
    {"letter.greeting", "Здравствуйте!"},
    {"letter.how-to-mend",
     "Откройте приложенный файл «замечания»: это ваш документ, замечания стоят в нём примечаниями у нужных мест. "
     "Исправьте их, сохраните файл и пришлите его ответом на это письмо. Примечания удалять не нужно."},
    {"letter.how-to-mend-own", "Исправьте эти места в своём файле, сохраните его и пришлите ответом на это письмо."},
    {"letter.name.annotated", "{name} - замечания.docx"},
    {"letter.name.blank", "{name} - чистый бланк.docx"},
    {"letter.next.advice",
     "Если вы хотели прислать ИОМ, приложите заполненный бланк Word (.docx) к ответу на это письмо."},
    {"letter.next.receipt",
     "Что дальше: методист центра рассмотрит документы. Если понадобятся уточнения, мы напишем на этот же адрес. "
     "Отвечать на это письмо не нужно."},
    {"letter.next.return", "Что дальше: как только придёт исправленный документ, мы проверим его и ответим."},
    {"letter.nothing.encrypted",
     "Ваше письмо зашифровано, и прочитать его не удалось. Пришлите документ обычным письмом, без шифрования."},
    {"letter.nothing.no-document", "Ваше письмо получено, но документа в нём нет. Возможно, файл забыли приложить."},
    {"letter.nothing.table",
     "Ваше письмо с таблицей получено, её посмотрит сотрудник центра. Заполненных бланков ИОМ в письме нет."},
    {"letter.number", "Входящий номер: {number}"},
    {"letter.opening.mixed",
     "Получено документов: {all}. {bad, plural, one {# из них нужно} few {# из них нужно} many {# из них нужно} other "
     "{# из них нужно}} исправить или прислать заново, остальные приняты."},
    {"letter.opening.receipt",
     "{n, plural, =1 {Ваш документ получен и принят.} one {Получен и принят # документ.} few {Получено и принято # "
     "документа.} many {Получено и принято # документов.} other {Получено и принято # документа.}}"},
    {"letter.opening.return",
     "{n, plural, =1 {Ваш документ получен, но принять его пока нельзя: в нём есть что исправить.} one {Получен # "
     "документ, но принять их пока нельзя: в них есть что исправить.} few {Получено # документа, но принять их пока "
     "нельзя: в них есть что исправить.} many {Получено # документов, но принять их пока нельзя: в них есть что "
     "исправить.} other {Получено # документа, но принять их пока нельзя: в них есть что исправить.}}"},
    {"letter.opening.unreadable",
     "{n, plural, =1 {Ваш файл получен, но прочитать его не удалось.} one {Получен # файл, но прочитать их не "
     "удалось.} few {Получено # файла, но прочитать их не удалось.} many {Получено # файлов, но прочитать их не "
     "удалось.} other {Получено # файла, но прочитать их не удалось.}}"},
    {"letter.review", "Документ посмотрит сотрудник центра и, если понадобится, напишет вам."},
    {"letter.same-document", "Этот документ уже приходил раньше, повторно он не зарегистрирован."},
    {"letter.scan.again", "Этот скан уже приходил раньше, повторно он не подшит."},
    {"letter.scan.card", "{form}, код {code}"},
    {"letter.scan.changed",
     "С тех пор как бланк напечатали, в маршруте изменилось: {fields}. Если подпись нужна под новым текстом, "
     "напечатайте "
     "бланк ещё раз."},
    {"letter.scan.changed-somehow",
     "С тех пор как бланк напечатали, маршрут изменился. Если подпись нужна под новым текстом, напечатайте бланк ещё "
     "раз."},
    {"letter.scan.doubt.no-code", "На бланке нет кода маршрута. Скан посмотрит сотрудник центра."},
    {"letter.scan.doubt.other-route",
     "Этот бланк напечатан для другого маршрута, код на нём не подходит. Скан посмотрит сотрудник центра."},
    {"letter.scan.doubt.route-purged", "Срок хранения этого маршрута истёк. Скан посмотрит сотрудник центра."},
    {"letter.scan.doubt.unknown-code", "Маршрута с таким кодом в центре нет. Скан посмотрит сотрудник центра."},
    {"letter.scan.doubt.unknown-form", "Такого бланка в центре нет. Скан посмотрит сотрудник центра."},
    {"letter.scan.doubt.unknown-sender",
     "Этого адреса нет в списке школ, поэтому скан сначала посмотрит сотрудник центра."},
    {"letter.scan.filed",
     "Скан подшит к маршруту: {n, plural, one {# страница} few {# страницы} many {# страниц} other {# страницы}}, все "
     "на месте."},
    {"letter.scan.matches", "Текст тот же, что сейчас записан в центре."},
    {"letter.scan.missing",
     "Скан подшит к маршруту, но в нём не хватает {n, plural, one {страницы} other {страниц}}: {pages}. Пришлите, "
     "пожалуйста, {n, plural, one {её} other {их}} скан."},
    {"letter.scan.more", " и ещё {n, plural, one {# поле} few {# поля} many {# полей} other {# поля}}"},
    {"letter.scan.some-form", "Скан бланка"},
    {"letter.scan.unread",
     "{n, plural, one {Код на странице {pages} прочитать не удалось: её} other {Код на страницах {pages} прочитать не "
     "удалось: их}} посмотрит сотрудник центра. Вам ничего делать не нужно."},
    {"letter.subject.advice", "Ваше письмо получено"},
    {"letter.subject.receipt", "Документы приняты"},
    {"letter.subject.return", "Документы нужно исправить"},
    {"letter.unreadable.damaged",
     "Файл повреждён и не читается до конца. Откройте его в Word, сохраните заново и пришлите ещё раз."},
    {"letter.unreadable.empty", "Файл пуст. Проверьте, тот ли это файл, и пришлите его ещё раз."},
    {"letter.unreadable.encrypted", "Файл защищён паролем. Снимите защиту, сохраните файл и пришлите ещё раз."},
    {"letter.unreadable.not-a-document", "Это не документ Word. Пришлите заполненный бланк в формате .docx."},
    {"letter.unreadable.timeout",
     "Файл слишком сложен, прочитать его не удалось. Уберите из него рисунки и вложения, сохраните и пришлите ещё "
     "раз."},
    {"letter.unreadable.too-large",
     "Файл слишком велик. Уберите из него рисунки и вложения, сохраните и пришлите ещё раз."},
    {"letter.unreadable.unknown-form",
     "Это не похоже ни на один из наших бланков. Заполните бланк ИОМ, который прислал центр, и пришлите его файлом "
     "Word (.docx)."},
    {"letter.unreadable.unsafe-xml",
     "В файле есть запрещённые конструкции. Откройте его в Word, сохраните заново и пришлите ещё раз."},
    {"letter.unreadable.unsupported-format",
     "Этот формат файла не поддерживается. Сохраните документ как «Документ Word (.docx)» и пришлите ещё раз."},
    {"letter.version",
     "Версия {version, number}. {changes, plural, =0 {Отличий от прежней версии нет.} one {От прежней отличается # "
     "место.} few {От прежней отличаются # места.} many {От прежней отличаются # мест.} other {От прежней отличаются # "
     "места.}}"},
    {"letter.warnings",
     "Обратите внимание ({n, plural, one {# место} few {# места} many {# мест} other {# места}}, исправлять не "
     "обязательно):"},
    {"letter.wrong-kind.image",
     "Это фотография или рисунок: перепечатать данные с него мы не можем. Пришлите, пожалуйста, сам заполненный бланк "
     "файлом Word (.docx)."},
    {"letter.wrong-kind.pdf",
     "Это PDF: прочитать из него поля бланка нельзя. Пришлите, пожалуйста, сам заполненный бланк файлом Word (.docx)."},

    // sign.*: what is said of an electronic signature: no more than was checked.
    {"sign.algorithm",
     "Подпись не проверена: алгоритм «{name}» на этом компьютере недоступен. Проверьте её в программе, которой вы "
     "пользуетесь для подписей."},
    {"sign.certificate", "Подпись не проверена: сертификата в ней нет."},
    {"sign.certificate-number", "владелец сертификата {serial}"},
    {"sign.content",
     "Подпись не от этого файла: файл изменён после подписания, или подпись приложена не к тому файлу."},
    {"sign.document", "Подпись не проверена: неясно, к какому из файлов письма она относится."},
    {"sign.key", "Подпись испорчена: она не сходится с сертификатом, который в ней лежит."},
    {"sign.matches", "Подпись от этого файла, после подписания он не менялся. Доверие к сертификату не проверялось."},
    {"sign.signed", "Подписано: {who}."},
    {"sign.signed-on", "Подписано: {who}; время, указанное при подписании, — {day}"},
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
