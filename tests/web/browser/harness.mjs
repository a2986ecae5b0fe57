// Starts Debian's Chromium and looks at pages in it.
import { Axe } from "./axe.mjs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

// A tab that remembers what no page may do: errors, refusals by the policy, requests to anywhere else.
export async function openTab(browser, base, size, options = {}) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: sizes[size],
    hasTouch: size === "phone",
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    colorScheme: options.dark ? "dark" : "light",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/Failed to load resource/.test(text)) faults.push(`console: ${text}`);
  });
  page.on("dialog", (dialog) => {
    faults.push(`a box: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== new URL(base).origin) {
      faults.push(`request to ${url.origin}`);
    }
  });
  return { context, page, faults };
}

// What was loading is there: nothing says «Загрузка», pictures are drawn.
export async function settled(page) {
  await page.waitForSelector("h1", { timeout: 8_000 });
  await page.waitForFunction(() => !document.querySelector(".skeleton"), null, { timeout: 30_000 });
  await page.waitForFunction(
    () => [...document.images].filter((one) => one.loading !== "lazy").every((one) => one.complete),
    null,
    { timeout: 60_000 },
  );
}

export async function shoot(page, folder, name, full = true) {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full });
}

// What axe calls serious or critical, as lines to read.
export async function barriers(page) {
  const found = await new Axe(page).run();
  return found
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}

// Wider than the screen: what a phone would make one scroll sideways for.
export async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
