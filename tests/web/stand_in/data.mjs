// What the stand-in server tells: made-up people, by the shapes of the API.

// In every place where a teacher or a school could write: a page that runs it fails its test. The guide has no use for it.
const script = process.env.STAND_IN_PLAIN ? "" : "<script>alert(1)</script>";
export const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString();
const date = (shift) => day(shift).slice(0, 10);

const names = [
  "Иванова Мария Петровна",
  "Смирнов Олег Игоревич",
  "Ким Анна Сергеевна",
  `Петрова Ольга ${script}`.trim(),
  "Абдуллаева Зарема Руслановна",
  "Константинопольская-Преображенская Александра Всеволодовна",
];
const schools = [
  "МБОУ «Средняя школа № 5»",
  "ГБОУ города Севастополя «Гимназия № 1 имени А. С. Пушкина»",
  "МАОУ Одинцовская лингвистическая гимназия",
];
const fates = ["review", "accepted", "returned", "apart", "duplicate"];
const fateTexts = {
  review: "на проверке",
  accepted: "принята",
  returned: "возвращена",
  apart: "от неизвестного",
  duplicate: "повтор",
};
const pick = (list, i) => list[i % list.length];
const number = (i) => `2026-${String(i).padStart(6, "0")}`;

export const submissionItem = (i) => ({
  number: number(i),
  received: day(-i / 7),
  state: pick(fates, i),
  stateText: fateTexts[pick(fates, i)],
  form: "odintsovo-blank",
  formTitle: "Бланк ИОМ (Одинцовский округ)",
  version: 1 + (i % 2),
  teacher: pick(names, i),
  school: pick(schools, i),
  organization: pick(schools, i),
  errors: i % 3,
  warnings: (i + 1) % 3,
  confidence: 0.99 - (i % 5) * 0.09,
  route: i % 4 === 0 ? i + 1 : null,
  routeCode: i % 4 === 0 ? `СЕВ-2026-${i}` : "",
  message: i + 1,
  document: i + 1,
  revision: 3,
});

const field = (path, label, section, text, more = {}) => ({
  path,
  label,
  section,
  text,
  value: text || null,
  raw: text,
  by: "label",
  confidence: 0.98,
  at: "",
  kind: "text",
  choices: null,
  corrected: false,
  remarks: [],
  ...more,
});

export const submission = (i) => ({
  ...submissionItem(i),
  documentName: "ИОМ Иванова.docx",
  supersedes: i % 2 ? number(i + 20) : null,
  reasonText: "Учитель с таким именем есть в двух маршрутах: выберите, к какому отнести работу.",
  fields: [
    field("/teacher/full_name", "Фамилия Имя Отчество", "Сведения о педагоге", pick(names, i), { at: "body/p[1]" }),
    field("/teacher/email", "E-mail адрес", "Сведения о педагоге", "ivanova(at)school5", {
      at: "body/p[2]",
      confidence: 0.52,
      remarks: [0],
    }),
    field("/teacher/experience_years", "Педагогический стаж", "Сведения о педагоге", "12", {
      kind: "number",
      value: 12,
      confidence: 0.71,
      at: "body/p[3]",
    }),
    field("/teacher/is_manager", "Управленческие", "Сведения о педагоге", "нет", { kind: "boolean", value: false }),
    field("/teacher/category", "Квалификационная категория", "Сведения о педагоге", "первая", {
      kind: "choice",
      choices: ["первая", "высшая", "без категории"],
    }),
    field("/period/start", "Начало реализации", "Сроки", "1 сентября 2026 г.", {
      kind: "date",
      value: "2026-09-01",
      corrected: true,
      at: "body/p[4]",
    }),
    field("/goal", "Цель маршрута", "Сроки", "Освоить приёмы формирующего оценивания и применять их на уроках. ".repeat(3), {
      kind: "long",
      at: "body/p[5]",
    }),
    field("/reflection", "Рефлексия", "Итоги", "", { kind: "long", remarks: [1] }),
  ],
  leftovers: [{ text: "Прошу рассмотреть в первую очередь", at: "body/p[9]" }],
  remarks: [
    {
      rule: "email",
      severity: "error",
      path: "/teacher/email",
      label: "E-mail адрес",
      message: "Это не похоже на адрес электронной почты.",
      source: "",
    },
    {
      rule: "empty",
      severity: "warning",
      path: "/reflection",
      label: "Рефлексия",
      message: "Поле не заполнено.",
      source: "",
    },
  ],
  difference: [
    { kind: "changed", path: "/goal", label: "Цель маршрута", was: "Освоить приёмы", is: "Освоить приёмы оценивания", text: "" },
  ],
  versions: [
    { number: number(i), version: 2, received: day(-1), state: "review" },
    { number: number(i + 20), version: 1, received: day(-9), state: "returned" },
  ],
  corrections: [
    { path: "/period/start", label: "Начало реализации", was: "сентябрь", is: "1 сентября 2026 г.", actor: "Оператор", at: day(-0.2) },
  ],
  history: [
    { at: day(-1), actor: "служба", action: "filed", text: "Работа прочитана и передана на проверку" },
    { at: day(-0.2), actor: "Оператор", action: "corrected", text: "Исправлено: Начало реализации" },
  ],
  may: { correct: true, accept: true, return: true },
  candidates: [
    { route: 1, teacher: pick(names, i), organization: schools[0], code: "СЕВ-2026-1", state: "in_progress" },
    { route: 2, teacher: pick(names, i), organization: schools[1], code: "", state: "draft" },
  ],
});

export const view = {
  pages: [
    { number: 1, width: 595, height: 842 },
    { number: 2, width: 595, height: 842 },
  ],
  places: {
    "body/p[1]": { page: 1, x: 200, y: 120, width: 250, height: 16 },
    "body/p[2]": { page: 1, x: 200, y: 150, width: 250, height: 16 },
    "body/p[3]": { page: 1, x: 200, y: 180, width: 120, height: 16 },
    "body/p[4]": { page: 1, x: 200, y: 210, width: 120, height: 16 },
    "body/p[5]": { page: 2, x: 72, y: 90, width: 450, height: 60 },
  },
};

const messageStates = ["filed", "quarantined", "returned", "received", "duplicate", "not-a-submission"];
export const message = (i) => ({
  id: i + 1,
  received: day(-i / 9),
  state: pick(messageStates, i),
  reason: i % 6 === 1 ? "crashed" : "",
  reasonText: i % 6 === 1 ? "Разбор дважды прервался: возможно, файл повреждён." : "",
  source: "lmtp",
  sender: "sekretar@school5.example",
  from: i === 2 && script ? script : "Секретарь <sekretar@school5.example>",
  subject: pick(["ИОМ Ивановой", "Индивидуальные маршруты, 3 учителя", "", "Re: Бланки"], i),
  size: 48_123,
  school: pick(schools, i),
  documents: i % 5 === 4 ? [] : [
    {
      id: i + 1,
      name: "ИОМ Иванова.docx",
      form: "odintsovo-blank",
      formTitle: "Бланк ИОМ (Одинцовский округ)",
      submission: number(i),
      state: pick(fates, i),
      reason: "",
      teacher: pick(names, i),
      sha256: "ab".repeat(32),
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      size: 31_000,
      kept: true,
      signature: null,
      signs: null,
    },
  ],
  replies: [{ id: 1, kind: "receipt", state: "sent", recipient: "sekretar@school5.example", code: "", tries: 1, messageId: "<a@b>" }],
  recipients: ["iom@centre.example"],
  messageId: "<1@school5.example>",
  sha256: "cd".repeat(32),
  crashes: 0,
  tries: 1,
  stateAt: day(-i / 9),
  scans: [],
});

const routeStates = ["in_progress", "registered", "submitted", "completed", "agreed", "draft"];
const routeTexts = {
  in_progress: "реализуется",
  registered: "зарегистрирован",
  submitted: "подан",
  completed: "завершён",
  agreed: "согласован",
  draft: "черновик",
};
export const routeItem = (i) => ({
  id: i + 1,
  code: i % 3 ? `СЕВ-2026-${String(i).padStart(4, "0")}` : "",
  teacher: pick(names, i),
  organization: pick(schools, i),
  school: pick(schools, i),
  region: "Севастополь",
  state: pick(routeStates, i),
  stateText: routeTexts[pick(routeStates, i)],
  methodist: "Орлова Нина Викторовна",
  changed: day(-i),
  created: day(-40 - i),
  period: { start: "2026-09-01", end: "2027-05-31" },
  overdue: i % 4 === 1 ? 2 : 0,
  nextDeadline: i % 3 === 0 ? { title: "Промежуточная диагностика", due: date(i + 2), text: "через 2 рабочих дня" } : null,
  revision: 5,
});
export const scan = (i) => ({
  id: i + 1,
  created: day(-i),
  state: "unsettled",
  reason: "no-code",
  reasonText: "Метка не читается: возможно, угол страницы закрыт.",
  kind: "card",
  code: "",
  form: "sevastopol-card",
  formTitle: "Карта ИОМ педагога",
  pages: [1, 2],
  matches: i % 2 ? false : null,
  route: null,
  hasImage: true,
  mediaType: "application/pdf",
});
export const route = (i) => ({
  ...routeItem(i),
  data: { teacher: { full_name: pick(names, i), email: "ivanova@school5.example" }, period: { start: "2026-09-01" } },
  fields: [
    { path: "/teacher/full_name", label: "Фамилия Имя Отчество", section: "Сведения о педагоге", text: pick(names, i) },
    { path: "/teacher/email", label: "E-mail адрес", section: "Сведения о педагоге", text: "ivanova@school5.example" },
    { path: "/period/start", label: "Начало реализации", section: "Сроки", text: "1 сентября 2026 г." },
  ],
  steps: [
    { from: "", to: "submitted", toText: "Подан", at: day(-40), actor: "служба", note: "" },
    { from: "submitted", to: "agreed", toText: "Согласован", at: day(-30), actor: "Оператор", note: "по письму школы" },
  ],
  next: [
    { to: "registered", text: "Зарегистрировать" },
    { to: "returned", text: "Вернуть" },
  ],
  submissions: [submissionItem(1)],
  printouts: [
    { form: "sevastopol-card", formTitle: "Карта ИОМ педагога", printed: day(-3), actor: "Оператор", pages: 4, current: true },
    { form: "sevastopol-card", formTitle: "Карта ИОМ педагога", printed: day(-9), actor: "Оператор", pages: 4, current: false },
  ],
  scans: [{ ...scan(0), state: "filed", matches: true, reasonText: "" }],
  deadlines: [
    { id: "a", title: "Входная диагностика", due: date(-20), state: "done", text: "" },
    { id: "b", title: "Промежуточная диагностика", due: date(-2), state: "overdue", text: "просрочено на 2 рабочих дня" },
    { id: "c", title: "Итоговая диагностика", due: date(60), state: "due", text: "" },
  ],
  forms: [
    { id: "sevastopol-card", title: "Карта ИОМ педагога (Севастополь)" },
    { id: "yakutia-card", title: "Карта ИОМ педагога (Якутия)" },
  ],
});
export const deadline = (i) => ({
  route: i + 1,
  teacher: pick(names, i),
  code: `СЕВ-2026-${i}`,
  organization: pick(schools, i),
  methodist: "Орлова Нина Викторовна",
  id: "middle",
  title: "Промежуточная диагностика",
  due: date(i - 3),
  overdue: i < 3,
  text: i < 3 ? "просрочено на 3 рабочих дня" : "через 4 рабочих дня",
});
const job = (id, kind, state, more = {}) => ({
  id,
  kind,
  title: "Карты ИОМ, 24 учителя",
  state,
  made: state === "done" ? 24 : 9,
  failed: state === "failed" ? 1 : 0,
  total: 24,
  created: day(-0.1),
  ended: null,
  actor: "Оператор",
  file: state === "done" ? { name: "карты.pdf", mediaType: "application/pdf", size: 1_230_000 } : null,
  report: state === "done" ? [{ where: "Строка 7", message: "Нет ФИО: бланк не сделан.", severity: "warning" }] : [],
  problem: null,
  ...more,
});
export const jobs = [
  job(1, "print", "running"),
  job(2, "blanks", "done"),
  job(3, "registry", "failed", {
    problem: { title: "Печать не удалась", status: 500, code: "unavailable", detail: "LibreOffice не ответил. Повторите." },
  }),
  job(4, "report", "queued", { made: 0 }),
];
export const forms = [
  { id: "odintsovo-blank", title: "Бланк ИОМ (Одинцовский округ)", kind: "docx", region: "Московская область", model: "route", reads: true, source: "bundled", findings: 0 },
  { id: "sevastopol-card", title: "Карта ИОМ педагога", kind: "docx", region: "Севастополь", model: "route", reads: true, source: "bundled", findings: 0 },
  { id: "sevastopol-registry", title: "Реестр ИОМ", kind: "xlsx", region: "Севастополь", model: "registry", reads: true, source: "bundled", findings: 0 },
  { id: "monitoring-registry", title: "Сводный мониторинг", kind: "xlsx", region: "", model: "registry", reads: true, source: "installed", findings: 2 },
];
export const findings = [
  { code: "adjacent-holes", place: "body/p[7]", marker: "{{teacher.email}}", message: "Между двумя метками нет текста: их не прочесть обратно.", example: "ivanova@a.ru89…" },
];
export const person = (i) => ({
  id: i + 1,
  login: pick(["admin", "operator", "orlova", "school5", "head"], i),
  name: pick(["Администратор", "Оператор Ольга", "Орлова Нина Викторовна", "Школа № 5", "Директор центра"], i),
  email: "user@centre.example",
  role: pick(["admin", "operator", "methodist", "school", "head"], i),
  school: i === 3 ? schools[0] : "",
  active: i !== 4,
  secondFactor: i < 2,
  created: day(-90),
  lastSeen: day(-i),
  revision: 1,
});
export const reply = (i) => ({
  id: i + 1,
  created: day(-i),
  kind: pick(["receipt", "return", "advice"], i),
  recipient: "sekretar@school5.example",
  state: pick(["sent", "failed", "held", "queued"], i),
  code: i === 1 ? "550" : "",
  tries: 1,
  sent: i === 0 ? day(0) : null,
  message: i + 1,
  subject: "Ваша работа принята",
});
export const audit = (i) => ({
  at: day(-i / 50),
  actor: "operator:operator",
  actorName: "Оператор Ольга",
  origin: "10.0.0.7",
  action: pick(["submission.read", "route.move", "session.begin"], i),
  actionText: pick(["Смотрел работу", "Перевёл маршрут", "Вошёл"], i),
  subject: number(i),
  subjectText: `работа ${number(i)}`,
  details: null,
});
export { names, schools };
