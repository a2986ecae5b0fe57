// Which answer each path gets.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as data from "./data.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const page = (items, next = null, total = items.length) => ({ items, next, total });
const number = (text) => Number(text.slice(5));

// Rights as the program has them: the names in its table, the column of the role.
const roles = ["admin", "operator", "methodist", "school", "head"];
export function operations(role) {
  const table = readFileSync(join(here, "../../../src/access/rights.cpp"), "utf8");
  const column = roles.indexOf(role);
  return [...table.matchAll(/\{"(\w+)", \{([^}]*)\}/g)]
    .filter(([, , cells]) => cells.split(",")[column].trim() !== "kNo")
    .map(([, name]) => name);
}

const counts = {
  attention: 3, received: 1, filed: 1203, returned: 4, duplicate: 2, "not-a-submission": 8, quarantined: 2,
  review: 12, unsettledScans: 2, heldReplies: 1, failedReplies: 1, runningJobs: 1, overdue: 5,
};

// A page as a picture: lines where text would be.
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842"><rect width="595" height="842" fill="#fff"/>${many(
  20,
  (i) => `<rect x="72" y="${120 + i * 30}" width="${i % 4 === 3 ? 250 : 440}" height="9" fill="#c8ced6"/>`,
).join("")}</svg>`;
const picture = { raw: sheet, type: "image/svg+xml" };

const job = (kind) => ({ status: 202, body: { ...data.jobs[1], kind } });
const report = (kind) => ({
  kind,
  title: kind === "levels" ? "Уровни до и после" : "Отчёт",
  asOf: data.day(0),
  unit: "чел.",
  categories: ["Низкий", "Базовый", "Средний", "Высокий"],
  series: [
    { name: "Входная диагностика", values: [14, 32, 20, 6] },
    { name: "Итоговая диагностика", values: [4, 21, 31, 16] },
  ],
  chart: { levels: "column", deficits: "bar", schools: "stacked", intake: "line" }[kind],
  note: "Считаны маршруты с обеими диагностиками.",
});
const registry = {
  form: "sevastopol-registry",
  title: "Реестр индивидуальных образовательных маршрутов",
  columns: [
    { id: "n", header: "№", kind: "number" },
    { id: "name", header: "ФИО педагога", kind: "text" },
    { id: "school", header: "Место работы", kind: "text" },
    { id: "code", header: "Персональный код ИОМ", kind: "text" },
    { id: "start", header: "Начало реализации", kind: "date" },
    { id: "end", header: "Завершение реализации", kind: "date" },
    { id: "methodist", header: "Региональный методист", kind: "text" },
    { id: "result", header: "Результат", kind: "text" },
  ],
  rows: many(20, (i) => ({
    route: i + 1,
    cells: [String(i + 1), data.names[i % 6], data.schools[i % 3], `СЕВ-2026-${i}`, "01.09.2026", "31.05.2027", "Орлова Н. В.", ""],
  })),
  next: null,
  total: 20,
};
const draft = {
  id: "tver-card", title: "Карта ИОМ (Тверь)", region: "Тверская область", kind: "docx", state: "draft",
  uploaded: data.day(-1), actor: "Администратор", findings: data.findings, usable: true, revision: 1,
};
const text = {
  headers: [
    { name: "От", value: "Секретарь <sekretar@school5.example>" },
    { name: "Тема", value: "ИОМ Ивановой" },
  ],
  text: "Здравствуйте!\n\nНаправляем маршрут. <img src=x onerror=alert(1)>\n\nС уважением, школа № 5",
  truncated: false,
};
const settings = {
  groups: [
    { title: "Приём почты", items: [{ key: "lmtp.listen", value: "127.0.0.1:24", text: "Где служба принимает письма" }] },
    { title: "Отправка", items: [{ key: "smtp.password", value: "•••", text: "Пароль для отправки" }] },
  ],
  schools: { count: 64 }, store: { engine: "sqlite", schema: 5 }, version: "0.1.0",
};

const got = [
  ["/overview", () => ({ counts })],
  ["/session/all", () => ({ items: [{ id: 1, created: data.day(-1), seen: data.day(0), origin: "10.0.0.7", agent: "Firefox", current: true }, { id: 2, created: data.day(-5), seen: data.day(-2), origin: "10.0.0.9", agent: "Chrome", current: false }] })],
  ["/messages", (_, query) => page(many(query.get("q") === "нет" ? 0 : 16, data.message), null)],
  ["/messages/(\\d+)", ([id]) => data.message(Number(id) - 1)],
  ["/messages/\\d+/text", () => text],
  ["/documents/\\d+/view", () => data.view],
  ["/submissions", (_, query) => (query.get("cursor") ? page(many(10, (i) => data.submissionItem(i + 20)), null, 30) : page(many(20, data.submissionItem), "next", 30))],
  ["/submissions/([\\d-]+)", ([id]) => data.submission(number(id))],
  ["/routes", () => page(many(20, data.routeItem), "next", 100_000)],
  ["/routes/(\\d+)", ([id]) => data.route(Number(id) - 1)],
  ["/routes/\\d+/versions", () => ({ items: many(2, (i) => ({ number: `2026-00000${i + 1}`, form: "odintsovo-blank", formTitle: "Бланк ИОМ", version: i + 1, received: data.day(i - 9), state: i ? "accepted" : "returned", changes: i })) })],
  ["/routes/\\d+/difference", () => ({ changes: data.submission(1).difference })],
  ["/registry/[\\w-]+", () => registry],
  ["/forms", () => ({ items: data.forms })],
  ["/forms/([\\w-]+)", ([id]) => ({ ...data.forms.find((form) => form.id === id), fields: [{ path: "/teacher/full_name", label: "ФИО", kind: "text" }], findings: data.findings })],
  ["/form-drafts", () => ({ items: [draft] })],
  ["/form-drafts/[\\w-]+", () => draft],
  ["/deadlines", () => ({ ...page(many(24, data.deadline)), asOf: data.day(0).slice(0, 10), overdue: 3, due: 21 })],
  ["/reports/(\\w+)", ([kind]) => report(kind)],
  ["/jobs", () => page(data.jobs)],
  ["/jobs/(\\d+)", ([id]) => data.jobs[Number(id) - 1]],
  ["/scans", () => page(many(2, data.scan))],
  ["/mailboxes", () => ({ items: [{ name: "iom", protocol: "imaps", host: "mail.centre.example", state: "waiting", lastPoll: data.day(0), lastError: "", taken: 812 }, { name: "old", protocol: "pop3s", host: "pop.centre.example", state: "failing", lastPoll: data.day(-1), lastError: "Сервер не принял пароль.", taken: 12 }], lmtp: { address: "127.0.0.1:24" }, smtp: { host: "smtp.centre.example", configured: true } })],
  ["/ledger", () => ({ messages: 1220, states: { received: 1, filed: 1203, returned: 4, duplicate: 2, "not-a-submission": 8, quarantined: 2 }, sum: 1220, whole: true })],
  ["/replies", () => page(many(8, data.reply))],
  ["/people", () => ({ items: many(5, data.person) })],
  ["/people/(\\d+)", ([id]) => data.person(Number(id) - 1)],
  ["/people/\\d+/tokens", () => ({ items: [{ id: 1, name: "Выгрузка в 1С", created: data.day(-10), expires: data.day(80), lastUsed: data.day(-1) }] })],
  ["/audit", () => page(many(20, data.audit), "next", null)],
  ["/audit/check", () => ({ whole: true, breaches: [] })],
  ["/settings", () => settings],
  ["/schools", () => ({ items: data.schools })],
];
const posted = [
  ["/submissions/[\\d-]+/return-preview", () => ({ to: "sekretar@school5.example", subject: "Работа возвращена с замечаниями", text: "Здравствуйте!\n\nВ работе есть замечания:\n1. E-mail адрес: это не похоже на адрес.", html: "", attachments: [{ name: "ИОМ Иванова.docx", size: 32_000 }] })],
  ["/submissions/actions", () => ({ results: [{ number: "2026-000000", done: true, problem: null }, { number: "2026-000003", done: false, problem: { title: "Работа уже принята", status: 409, code: "conflict", detail: "Её принял другой оператор." } }] })],
  ["/submissions/([\\d-]+)/\\w+", ([id]) => data.submission(number(id))],
  ["/submissions", () => ({ message: 1 })],
  ["/routes/(\\d+)/move", ([id]) => data.route(Number(id) - 1)],
  ["/calendar-link", () => ({ url: "/api/v1/calendar.ics?token=abc" })],
  ["/session/second-factor", () => ({ secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x", qr: "data:image/svg+xml;utf8," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1z"/></svg>') })],
  ["/people", () => ({ ...data.person(1), password: "дом-река-7-сосна" })],
  ["/people/\\d+/password", () => ({ password: "дом-река-7-сосна" })],
  ["/people/\\d+/tokens", () => ({ id: 2, name: "Новый", token: "mt_0123456789", expires: data.day(90) })],
  ["/blank-mailings", () => ({ queued: 2, held: 0 })],
  ["/messages/(\\d+)/\\w+", ([id]) => data.message(Number(id) - 1)],
];

function found(table, path, query) {
  for (const [pattern, make] of table) {
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) return { body: make(match.slice(1), query) };
  }
  return null;
}

export function answers(method, path, query) {
  if (/\/pages\/\d+$/.test(path)) return Number(path.split("/").pop()) > 2 ? null : picture;
  if (method === "GET") return found(got, path, query);
  if (method === "POST") {
    if (/exports$|print-jobs$|checks$|blanks$|half-year$|note$/.test(path)) return job("print");
    return found(posted, path, query) ?? { status: 200, body: {} };
  }
  if (method === "PATCH") return found(got, path, query);
  return { status: 204 };
}
