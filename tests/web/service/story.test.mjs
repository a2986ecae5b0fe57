// The whole story: a blank is made; a filled one is mailed and appears by itself; a value is put right; it is returned,
// mailed again, accepted; its route is moved on, given a code, printed, scanned, filed, completed, exported.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, signIn, startDemo } from "./demo.mjs";
import { openTab, settled, startBrowser } from "../browser/harness.mjs";

const teacher = "Сидорова Инна Павловна";

// The blank as she filled it in; what differs from one version to the next is given.
function filled(name, changes) {
  const line = JSON.parse(readFileSync(join(root, "samples/odintsovo/odintsovo-blank/libreoffice.json"), "utf8"));
  const route = line.route ?? line;
  Object.assign(route.teacher, { full_name: teacher, email: "sidorova@school5.example" }, changes);
  const data = join(demo.data, `${name}.json`);
  const file = join(demo.data, `${name}.docx`);
  writeFileSync(data, JSON.stringify(route));
  execFileSync(process.env.MARSHRUT_PROGRAM, ["fill", "odintsovo-blank", "--data", data, "--out", file]);
  return file;
}

let browser;
let demo;
let tab;
before(async () => {
  [browser, demo] = await Promise.all([startBrowser(), startDemo()]);
  tab = await openTab(browser, demo.base, "desk");
  tab.page.setDefaultTimeout(60_000);
  await signIn(tab.page, demo, "operator");
});
after(async () => {
  await tab?.context.close();
  await browser?.close();
  await demo?.stop();
});

const mail = (file, from) =>
  execFileSync(join(root, "tools/letter"), [demo.lmtp, file], { env: { ...process.env, MARSHRUT_LETTER_FROM: from } });
const open = async (path) => {
  await tab.page.goto(path);
  await settled(tab.page);
};
const download = async (click) => {
  const [file] = await Promise.all([tab.page.waitForEvent("download"), click()]);
  return file;
};

test("a blank for each teacher of a list", async () => {
  const { page } = tab;
  await open("/blanks");
  await page.getByLabel("Форма").selectOption("odintsovo-blank");
  await page.locator("input[type=file]").setInputFiles(join(root, "samples/lists/staff.xlsx"));
  await page.locator(".job").getByText("готово").waitFor();
  const file = await download(() => page.locator(".job a", { hasText: "Скачать" }).click());
  assert.match(file.suggestedFilename(), /\.zip$/);
});

test("a mailed work appears without a reload", async () => {
  const { page } = tab;
  await open("/inbox");
  const before = await page.locator("tbody tr").count();
  mail(filled("first", { position: "Учитель химмии" }), "zavuch@school5.example");
  await page.waitForFunction((n) => document.querySelectorAll("tbody tr").length > n, before);
});

test("a value is put right, the work returned after a look at the letter", async () => {
  const { page } = tab;
  await open("/submissions");
  await page.locator("tbody a.row-link", { hasText: teacher }).first().click();
  await page.getByRole("heading", { level: 1, name: teacher }).waitFor();
  await page.getByRole("button", { name: /^Исправить: Должность/ }).first().click();
  await page.locator(".editor input, .editor textarea").first().fill("Учитель химии");
  await page.locator(".editor button[type=submit]").click();
  await page.locator(".said", { hasText: "Учитель химии" }).first().waitFor();
  await page.getByRole("button", { name: "Вернуть…" }).click();
  await page.getByRole("button", { name: "Показать письмо" }).click();
  await page.locator(".preview .letter").waitFor();
  await page.getByRole("button", { name: "Отправить и вернуть" }).click();
  await page.locator(".lead .badge", { hasText: /возвращ/i }).waitFor();
});

test("mailed again, accepted", async () => {
  const { page } = tab;
  await open("/submissions");
  const before = await page.locator("tbody a.row-link").first().getAttribute("href");
  mail(filled("second", { position: "Учитель химии высшей категории" }), "zavuch@school5.example");
  await page.waitForFunction((href) => document.querySelector("tbody a.row-link")?.getAttribute("href") !== href, before);
  await page.locator("tbody a.row-link").first().click();
  await settled(page);
  const accept = page.getByRole("button", { name: "Принять" });
  if (await accept.count()) {
    await accept.click();
    const fresh = page.getByLabel("Завести новый маршрут");
    if (await fresh.count()) await fresh.check();
    await page.getByRole("dialog").getByRole("button", { name: "Принять" }).click();
  }
  await page.locator(".lead .badge", { hasText: /принят/i }).waitFor();
  await page.locator(".lead a[href^='/routes/']").click();
  await page.waitForURL("**/routes/*");
});

async function move(name) {
  const { page } = tab;
  await page.locator(".page-head").getByRole("button", { name }).click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("moved on, given a code, printed, the scan files itself, completed, exported", async () => {
  const { page } = tab;
  await settled(page);
  for (const step of ["Согласовать", "Утвердить", "Внести в реестр и дать код"]) await move(step);
  const code = await page.locator(".lead .code").textContent();
  assert.match(code, /\S/);
  await page.getByRole("button", { name: "Печать" }).click();
  await page.getByRole("button", { name: "Начать печать" }).click();
  await page.locator(".job").getByText("готово").waitFor({ timeout: 120_000 });
  const pdf = await download(() => page.locator(".job a", { hasText: "Скачать" }).click());
  const scan = join(demo.data, "scan.pdf");
  await pdf.saveAs(scan);
  await page.getByRole("dialog").getByRole("button", { name: "Закрыть" }).last().click();
  const route = new URL(page.url()).pathname;
  await open("/scans");
  await page.getByRole("button", { name: "Загрузить скан" }).click();
  await page.locator("input[type=file]").setInputFiles(scan);
  await page.getByText("принят, разбирается").waitFor();
  await open(route);
  await page.waitForFunction(
    async (path) => (await (await fetch(`/api/v1${path}`)).json()).scans.length === 1,
    route,
    { timeout: 60_000, polling: 500 },
  );
  await page.getByRole("tab", { name: /^Сканы/ }).click();
  for (const step of ["Начать реализацию", "Завершить"]) await move(step);
  await open("/registry");
  await page.getByRole("button", { name: "Скачать Excel" }).click();
  await page.locator(".job").getByText("готово").waitFor();
  const sheet = await download(() => page.locator(".job a", { hasText: "Скачать" }).click());
  assert.match(sheet.suggestedFilename(), /\.xlsx$/);
});
