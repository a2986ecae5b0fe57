// node tests/web/screens.mjs: the pictures of docs/konsol.md made anew (docs/screens/*.png).
process.env.STAND_IN_PLAIN = "1";
const { mkdir } = await import("node:fs/promises");
const { dirname, join } = await import("node:path");
const { fileURLToPath } = await import("node:url");
const { standIn } = await import("./stand_in/server.mjs");
const { openTab, settled, startBrowser } = await import("./browser/harness.mjs");

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../../docs/screens");
const service = standIn(join(here, "../../web/dist"));
await new Promise((done) => service.server.listen(0, "127.0.0.1", done));
const browser = await startBrowser();
const { page } = await openTab(browser, `http://127.0.0.1:${service.server.address().port}`, "desk");
await page.setViewportSize({ width: 1100, height: 620 });
await mkdir(folder, { recursive: true });

async function show(name, role, path, act = async () => {}) {
  service.state.role = role;
  await page.goto(path);
  await settled(page);
  await act();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

await show("vhod", "", "/");
await show("vhodyashchie", "operator", "/inbox");
await show("rabota", "operator", "/submissions/2026-000001");
await show("ispravit", "operator", "/submissions/2026-000001", async () => {
  await page.getByRole("button", { name: "Исправить: E-mail адрес" }).click();
  await page.getByLabel("E-mail адрес", { exact: true }).fill("ivanova@school5.example");
});
await show("pismo", "operator", "/submissions/2026-000001", async () => {
  await page.getByRole("button", { name: "Вернуть…" }).click();
  await page.getByRole("button", { name: "Показать письмо" }).click();
  await page.getByRole("button", { name: "Отправить и вернуть" }).waitFor();
});
await show("prinyat", "operator", "/submissions/2026-000001", async () => {
  await page.getByRole("button", { name: "Принять" }).click();
});
await show("zagruzit", "operator", "/inbox", async () => {
  await page.getByRole("button", { name: "Загрузить работу" }).click();
});
await show("marshrut", "operator", "/routes/1");
await show("blanki", "operator", "/blanks");
await show("shkola", "school", "/home");
await browser.close();
service.server.closeAllConnections();
service.server.close();
