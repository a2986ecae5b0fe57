// Dates, numbers, sizes and plurals as they are said in Russian.

const day = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "short", year: "numeric" });
const dayThisYear = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "short" });
const dayLong = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric" });
const time = new Intl.DateTimeFormat("ru-RU", { hour: "2-digit", minute: "2-digit" });
const month = new Intl.DateTimeFormat("ru-RU", { month: "long", year: "numeric" });
const number = new Intl.NumberFormat("ru-RU");
const rules = new Intl.PluralRules("ru-RU");

// A day without a time is that day everywhere.
function moment(text: string): Date {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text + "T00:00:00") : new Date(text);
}

export function plural(n: number, forms: readonly [one: string, few: string, many: string]): string {
  const rule = rules.select(n);
  return rule === "one" ? forms[0] : rule === "few" ? forms[1] : forms[2];
}
export function count(n: number, forms: readonly [string, string, string]): string {
  return `${number.format(n)} ${plural(n, forms)}`;
}
export function num(n: number): string {
  return number.format(n);
}

// In a list: the time today, the day this year, else with the year.
export function when(text: string | null | undefined, now = new Date()): string {
  if (!text) return "";
  const at = moment(text);
  if (Number.isNaN(at.getTime())) return text;
  if (at.toDateString() === now.toDateString() && text.length > 10) return time.format(at);
  return at.getFullYear() === now.getFullYear() ? dayThisYear.format(at) : day.format(at);
}
export function fullTime(text: string | null | undefined): string {
  if (!text) return "";
  const at = moment(text);
  return Number.isNaN(at.getTime()) ? text : `${dayLong.format(at)}, ${time.format(at)}`;
}
export function dayText(text: string | null | undefined): string {
  if (!text) return "";
  const at = moment(text);
  return Number.isNaN(at.getTime()) ? text : day.format(at);
}
export function monthText(at: Date): string {
  const text = month.format(at).replace(/\s*г\.$/, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
export function isoDay(at: Date): string {
  const pad = (n: number): string => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}
export function size(bytes: number | undefined | null): string {
  if (bytes === undefined || bytes === null) return "";
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${number.format(Math.round(bytes / 1024))} КБ`;
  return `${number.format(Math.round((bytes / 1024 / 1024) * 10) / 10)} МБ`;
}
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
