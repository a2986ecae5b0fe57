// Speaks to /api/v1: adds what each request needs, turns what is not well into an ApiError.
import { T } from "../texts";
import type { Problem } from "./types";

export const base = "/api/v1";

export class ApiError extends Error {
  constructor(public problem: Problem) {
    super(problem.detail || problem.title);
  }
  get code(): string {
    return this.problem.code;
  }
}

export interface Loaded<T> {
  data: T;
  etag: string | null;
}

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  file?: Blob;
  ifMatch?: string | null;
  key?: string; // Idempotency-Key
  signal?: AbortSignal;
}

let csrf: string | null = null;
let signedOut: () => void = () => {};
let online: (yes: boolean) => void = () => {};

export function setCsrf(token: string | null): void {
  csrf = token;
}
export function onSignedOut(run: () => void): void {
  signedOut = run;
}
export function onReach(run: (yes: boolean) => void): void {
  online = run;
}

export function address(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== "" && value !== false) params.set(name, String(value));
  }
  const text = params.toString();
  return base + path + (text ? "?" + text : "");
}

// A name by which the server knows a request that is sent again because its answer was lost.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Requests whose answers didn't come, by what they ask; the same one gets the same key.
const unanswered = new Map<string, string>();

async function keyed<T>(intent: string, run: (key: string) => Promise<T>): Promise<T> {
  const key = unanswered.get(intent) ?? newKey();
  unanswered.set(intent, key);
  try {
    const made = await run(key);
    unanswered.delete(intent);
    return made;
  } catch (error) {
    const lost = error instanceof ApiError && (error.problem.status === 0 || error.problem.status >= 502);
    if (!lost) unanswered.delete(intent);
    throw error;
  }
}

function headers(method: string, options: Options): Record<string, string> {
  const made: Record<string, string> = { Accept: "application/json, application/problem+json" };
  if (options.file) made["Content-Type"] = "application/octet-stream";
  else if (options.body !== undefined) made["Content-Type"] = "application/json";
  if (method !== "GET" && csrf) made["X-CSRF-Token"] = csrf;
  if (options.ifMatch) made["If-Match"] = options.ifMatch;
  if (options.key) made["Idempotency-Key"] = options.key;
  return made;
}

async function problemOf(reply: Response): Promise<Problem> {
  try {
    const said = (await reply.json()) as Partial<Problem>;
    if (said && typeof said.title === "string") {
      return { status: reply.status, code: "", detail: "", ...said } as Problem;
    }
  } catch {
    // Not ours to read: a proxy's page, most likely.
  }
  return {
    title: T.client.strange,
    status: reply.status,
    code: "internal",
    detail: T.client.strangeText(reply.status),
  };
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(address(path, options.query), {
      method,
      headers: headers(method, options),
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: "same-origin",
      cache: "no-cache",
      signal: options.signal,
    });
  } catch (error) {
    if ((error as Error).name === "AbortError") throw error;
    online(false);
    throw new ApiError({
      title: T.client.offline,
      status: 0,
      code: "offline",
      detail: T.client.offlineText,
    });
  }
  online(true);
  if (reply.ok) return reply;
  const problem = await problemOf(reply);
  if (problem.code === "not-signed-in" && path !== "/session") signedOut();
  throw new ApiError(problem);
}

async function json<T>(method: string, path: string, options: Options = {}): Promise<Loaded<T>> {
  const reply = await send(method, path, options);
  const text = reply.status === 204 ? "" : await reply.text();
  return { data: (text ? JSON.parse(text) : undefined) as T, etag: reply.headers.get("ETag") };
}

export const api = {
  load: <T>(path: string, query?: Query, signal?: AbortSignal) => json<T>("GET", path, { query, signal }),
  get: async <T>(path: string, query?: Query, signal?: AbortSignal) =>
    (await json<T>("GET", path, { query, signal })).data,
  post: async <T>(path: string, body?: unknown, options: Options = {}) =>
    keyed(
      `${path} ${JSON.stringify(body ?? null)} ${options.ifMatch ?? ""}`,
      async (key) => (await json<T>("POST", path, { ...options, body, key })).data,
    ),
  put: async <T>(path: string, body?: unknown, options: Options = {}) =>
    (await json<T>("PUT", path, { ...options, body })).data,
  patch: async <T>(path: string, body: unknown, ifMatch: string | null) =>
    (await json<T>("PATCH", path, { body, ifMatch })).data,
  drop: async (path: string, options: Options = {}) => {
    await json<unknown>("DELETE", path, options);
  },
  upload: async <T>(path: string, file: File, query: Query = {}) =>
    keyed(
      `${path} ${file.name} ${file.size} ${file.lastModified} ${JSON.stringify(query)}`,
      async (key) => (await json<T>("POST", path, { file, query: { name: file.name, ...query }, key })).data,
    ),
  replace: async <T>(path: string, file: File, query: Query = {}) =>
    (await json<T>("PUT", path, { file, query })).data,
};

export function problemFrom(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return {
    title: T.client.bug,
    status: 0,
    code: "internal",
    detail: error instanceof Error ? error.message : String(error),
  };
}
