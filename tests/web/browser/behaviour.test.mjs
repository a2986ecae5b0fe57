// How the console behaves: by keyboard alone, when somebody else was faster, when the session or the network is gone.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { standIn } from "../stand_in/server.mjs";
import { openTab, settled, startBrowser } from "./harness.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.CONSOLE_DIST ?? join(here, "../../../web/dist");

let browser;
let service;
let tab;
before(async () => {
  browser = await startBrowser();
});
after(async () => browser?.close());
beforeEach(async () => {
  service = standIn(dist, "operator");
  await new Promise((done) => service.server.listen(0, "127.0.0.1", done));
  tab = await openTab(browser, `http://127.0.0.1:${service.server.address().port}`, "desk");
  tab.page.setDefaultTimeout(10_000);
});
afterEach(async () => {
  await tab.context.close();
  service.server.closeAllConnections();
  service.server.close();
});

const open = async (path) => {
  await tab.page.goto(path);
  await settled(tab.page);
};
const calls = (method, end) => service.state.calls.filter((call) => call.method === method && call.path.endsWith(end));
const focused = () => tab.page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

test("a wrong password is said, the name stays; the right one opens the inbox", async () => {
  service.state.role = "";
  const { page } = tab;
  await open("/");
  await page.getByLabel("Имя для входа").fill("operator");
  await page.getByLabel("Пароль").fill("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("Имя или пароль не подошли").waitFor();
  assert.equal(await page.getByLabel("Имя для входа").inputValue(), "operator");
  await page.getByLabel("Пароль").fill("secret");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Входящие", level: 1 }).waitFor();
});

test("after the login the page that was asked for is shown", async () => {
  service.state.role = "";
  const { page } = tab;
  await open("/routes/1");
  await page.getByLabel("Имя для входа").fill("operator");
  await page.getByLabel("Пароль").fill("secret");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Иванова Мария Петровна", level: 1 }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/routes/1");
});

test("by keyboard alone: skip link, list, open, back, search, help", async () => {
  const { page } = tab;
  await open("/inbox");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "К содержанию");
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/inbox/2");
  await page.getByRole("heading", { level: 1, name: "Индивидуальные маршруты" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await page.keyboard.press("u");
  await page.waitForURL("**/inbox");
  await page.getByRole("table").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("Иванова");
  await page.waitForURL(/q=/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Клавиши" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.waitForURL("**/routes");
});

test("a dialog keeps the focus in it and gives it back", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  const button = page.getByRole("button", { name: "Вернуть…" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  for (let i = 0; i < 12; ++i) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(
      () => document.activeElement === document.body || document.querySelector("dialog").contains(document.activeElement),
    );
    assert.ok(inside, "the focus left the dialog");
  }
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.textContent === "Вернуть…");
});

test("a value is put right in place and sent with what it was read from", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  await page.getByRole("button", { name: "Исправить: E-mail адрес" }).click();
  await page.getByLabel("E-mail адрес", { exact: true }).fill("ivanova@school5.ru");
  await page.keyboard.press("Enter");
  await page.getByText("Сохранено").waitFor();
  const [call] = calls("PATCH", "2026-000001");
  assert.deepEqual(JSON.parse(call.body), { changes: [{ path: "/teacher/email", value: "ivanova@school5.ru" }] });
  assert.equal(call.headers["if-match"], '"1"');
});

test("somebody was faster: it is said, what was typed stays and can be saved after a look at the new", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  await page.getByRole("button", { name: "Исправить: E-mail адрес" }).click();
  const box = page.getByLabel("E-mail адрес", { exact: true });
  await box.fill("ivanova@school5.ru");
  service.state.revision = 7;
  await page.keyboard.press("Enter");
  await page.getByText("Кто-то уже изменил это").waitFor();
  assert.equal(await box.inputValue(), "ivanova@school5.ru");
  await page.getByRole("button", { name: "Показать новое" }).click();
  await page.waitForTimeout(500);
  assert.equal(await box.inputValue(), "ivanova@school5.ru");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
});

test("the session ends while typing: the login comes over it, then all is as it was", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  await page.getByRole("button", { name: "Исправить: E-mail адрес" }).click();
  const box = page.getByLabel("E-mail адрес", { exact: true });
  await box.fill("ivanova@school5.ru");
  service.state.role = "";
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Войдите снова" });
  await dialog.getByLabel("Пароль").fill("secret");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await box.inputValue(), "ivanova@school5.ru");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
});

test("without the network a bar says so, and what is typed stays", async () => {
  const { page, context } = tab;
  await open("/submissions/2026-000001");
  await page.getByRole("button", { name: "Исправить: E-mail адрес" }).click();
  const box = page.getByLabel("E-mail адрес", { exact: true });
  await box.fill("ivanova@school5.ru");
  await context.setOffline(true);
  await page.keyboard.press("Enter");
  await page.getByText("Нет связи с сервером. Всё введённое").waitFor();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
  assert.equal(await page.getByText("Нет связи с сервером").count(), 0);
});

test("nothing is returned before its letter was seen", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  await page.getByRole("button", { name: "Вернуть…" }).click();
  await page.getByLabel("Добавить от себя").fill("Проверьте адрес");
  await page.getByRole("button", { name: "Показать письмо" }).click();
  await page.getByText("Работа возвращена с замечаниями").waitFor();
  assert.equal(calls("POST", "/return").length, 0);
  assert.deepEqual(JSON.parse(calls("POST", "/return-preview")[0].body), { words: "Проверьте адрес" });
  await page.getByRole("button", { name: "Отправить и вернуть" }).click();
  await page.getByText("Работа 2026-000001 возвращена").waitFor();
  assert.deepEqual(JSON.parse(calls("POST", "/return")[0].body), { words: "Проверьте адрес" });
});

test("where two routes fit, one must be chosen before accepting", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  await page.getByRole("button", { name: "Принять" }).click();
  const dialog = page.getByRole("dialog");
  assert.ok(await dialog.getByRole("button", { name: "Принять" }).isDisabled());
  await dialog.getByLabel("СЕВ-2026-1").check();
  await dialog.getByRole("button", { name: "Принять" }).click();
  await page.getByText("Работа 2026-000001 принята").waitFor();
  assert.deepEqual(JSON.parse(calls("POST", "/accept")[0].body), { route: 1 });
});

test("a field leads to its place in the document, a place to its field", async () => {
  const { page } = tab;
  await open("/submissions/2026-000001");
  const place = page.getByRole("button", { name: "Педагогический стаж: 12" });
  await place.click();
  assert.equal(await page.locator(".read.current dt").textContent(), "Педагогический стаж");
  await page.locator(".read dt button", { hasText: "Цель маршрута" }).click();
  assert.match(await page.locator(".place.current").getAttribute("aria-label"), /^Цель маршрута/);
});

test("counts in the menu and the list follow the server without a reload", async () => {
  const { page } = tab;
  await open("/inbox");
  const asked = calls("GET", "/messages").length;
  service.tell("change", { changes: [{ kind: "message", id: "1" }], counts: { attention: 77 } });
  await page.getByRole("link", { name: "Входящие 77" }).waitFor();
  await page.waitForTimeout(2000);
  assert.ok(calls("GET", "/messages").length > asked, "the list was not asked for again");
});

test("an event of another kind leaves the list alone", async () => {
  await open("/inbox");
  const asked = calls("GET", "/messages").length;
  service.tell("change", { changes: [{ kind: "scan", id: "1" }], counts: {} });
  await tab.page.waitForTimeout(2000);
  assert.equal(calls("GET", "/messages").length, asked);
});

test("the next page is added to the first", async () => {
  const { page } = tab;
  await open("/submissions");
  assert.equal(await page.locator("tbody tr").count(), 20);
  await page.getByRole("button", { name: "Показать ещё" }).click();
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 30);
});

test("filters live in the address and come back with it", async () => {
  const { page } = tab;
  await open("/routes");
  await page.getByLabel("Состояние").selectOption("registered");
  await page.waitForURL(/state=registered/);
  await page.getByRole("button", { name: "Педагог" }).click();
  await page.waitForURL(/sort=name/);
  await page.reload();
  await settled(page);
  assert.equal(await page.getByLabel("Состояние").inputValue(), "registered");
  assert.match(service.state.calls.at(-1).query + calls("GET", "/routes").at(-1).query, /state=registered/);
});

test("a bulk act asks first and names what it could not do", async () => {
  const { page } = tab;
  await open("/submissions");
  await page.locator("tbody input[type=checkbox]").first().check();
  await page.getByRole("button", { name: "Принять", exact: true }).click();
  assert.equal(calls("POST", "/submissions/actions").length, 0);
  await page.getByRole("dialog").getByRole("button", { name: "Принять" }).click();
  await page.getByText("Её принял другой оператор.").waitFor();
});

test("a chart is saved as a picture and shown as a table", async () => {
  const { page } = tab;
  await open("/reports");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Скачать PNG" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "levels.png");
  await page.getByRole("button", { name: "Таблица" }).click();
  await page.getByRole("cell", { name: "32" }).waitFor();
});

test("the menu shows a school what it may do, and nothing else", async () => {
  service.state.role = "school";
  await open("/");
  await tab.page.waitForURL("**/home");
  const shown = await tab.page.locator("nav.menu a").allTextContents();
  assert.deepEqual(
    shown.map((text) => text.replace(/\d+$/, "")),
    ["Мои учителя", "Сданные работы", "Маршруты", "Бланки", "Сроки", "Печать"],
  );
});

test("a file given in goes as its bytes under its name", async () => {
  service.state.role = "school";
  await open("/home");
  await tab.page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "ИОМ Иванова.docx", mimeType: "application/zip", buffer: Buffer.from("PK..") });
  await tab.page.getByText("«ИОМ Иванова.docx» принят").waitFor();
  const [call] = calls("POST", "/submissions");
  assert.equal(call.body, "PK..");
  assert.equal(new URLSearchParams(call.query).get("name"), "ИОМ Иванова.docx");
});

test("nothing that a page did was refused or failed", async () => {
  await open("/submissions/2026-000003");
  await open("/inbox/3");
  assert.deepEqual(tab.faults, []);
});
