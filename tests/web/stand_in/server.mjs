// A stand-in for the service: shows the console states that the real one is hard to bring to (a lost session, a stale
// page, a broken link), and each page with the same data every time.
//   node tests/web/stand_in/server.mjs [PORT] [ROLE]: to look at the console while working on it
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answers, operations } from "./answers.mjs";

const types = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html; charset=utf-8" };
// The service sends the same.
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self' blob:";

function session(state) {
  if (!state.role) return { person: null, csrf: null, centre: "ЦНППМ Севастополя", may: [], version: "0.1.0" };
  return {
    person: {
      id: 2,
      login: state.role,
      name: "Оператор Ольга",
      role: state.role,
      school: state.role === "school" ? "МБОУ «Средняя школа № 5»" : "",
      secondFactor: false,
      mustChangePassword: false,
    },
    csrf: "token-of-" + state.role,
    centre: "ЦНППМ Севастополя",
    may: operations(state.role),
    version: "0.1.0",
  };
}

const problem = (status, code, title, detail = "") => ({ status, body: { type: "about:blank", title, status, code, detail } });

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function signIn(state, body) {
  const said = JSON.parse(body);
  if (said.password !== "secret") {
    return problem(401, "bad-login", "Имя или пароль не подошли", "Проверьте раскладку и Caps Lock.");
  }
  state.role = said.login;
  return { body: session(state) };
}

function answer(state, request, url, body) {
  const path = url.pathname.slice("/api/v1".length);
  const { method } = request;
  if (path === "/session" && method === "POST") return signIn(state, body.toString());
  if (path === "/session" && method === "GET") return { body: session(state) };
  if (!state.role) return problem(401, "not-signed-in", "Вы не вошли");
  if (path === "/session" && method === "DELETE") {
    state.role = "";
    return { status: 204 };
  }
  if (method !== "GET" && request.headers["x-csrf-token"] !== "token-of-" + state.role) {
    return problem(403, "csrf", "Нет защитного ключа");
  }
  const change = method === "PATCH" || (method === "POST" && /accept$|return$|move$|activate$/.test(path));
  if (change && !request.headers["if-match"]) return problem(428, "precondition-required", "Нет If-Match");
  if (change && request.headers["if-match"] !== `"${state.revision}"`) {
    return problem(412, "stale", "Работа уже изменена", "Пока страница была открыта, её изменил другой оператор.");
  }
  if (change) ++state.revision;
  state.calls.push({ method, path, query: url.search, body: body.toString(), headers: request.headers });
  return answers(method, path, url.searchParams) ?? problem(404, "not-found", "Нет такой записи", "Возможно, её удалили.");
}

export function standIn(dist, role = "") {
  const state = { role, revision: 1, calls: [], streams: new Set() };
  const tell = (event, data) => {
    for (const stream of state.streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url, "http://localhost");
    const common = { "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff" };
    if (url.pathname === "/api/v1/events") {
      if (!state.role) return reply.writeHead(401).end();
      reply.writeHead(200, { ...common, "Content-Type": "text/event-stream" });
      reply.write("event: hello\ndata: {}\n\n");
      state.streams.add(reply);
      return request.on("close", () => state.streams.delete(reply));
    }
    if (url.pathname.startsWith("/api/")) {
      const said = answer(state, request, url, await bodyOf(request));
      const type = said.type ?? ((said.status ?? 200) >= 400 ? "application/problem+json" : "application/json");
      reply.writeHead(said.status ?? 200, { ...common, "Content-Type": type, ETag: `"${state.revision}"` });
      return reply.end(said.status === 204 ? "" : said.raw ?? JSON.stringify(said.body));
    }
    const name = extname(url.pathname) ? url.pathname : "/index.html";
    try {
      const bytes = await readFile(join(dist, name));
      reply.writeHead(200, { ...common, "Content-Type": types[extname(name)] ?? "application/octet-stream" });
      reply.end(bytes);
    } catch {
      reply.writeHead(404, common).end();
    }
  });
  return { server, state, tell };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = join(dirname(fileURLToPath(import.meta.url)), "../../../web/dist");
  const port = Number(process.argv[2] ?? 8090);
  standIn(dist, process.argv[3] ?? "admin").server.listen(port, "127.0.0.1", () =>
    console.log(`http://localhost:${port}`),
  );
}
