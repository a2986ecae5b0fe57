// What changes on the server: by Server-Sent Events, by polling where these don't come through.
// A hidden page holds no connection (a browser has six for one server) and reloads when it is seen again.
import { api, base } from "./client";
import type { Change, Counts } from "./types";

const pollEvery = 20_000;
const patience = 10_000;

export type Listener = (changes: Change[] | "all") => void;

interface Feed {
  listeners: Set<Listener>;
  counts: Set<(counts: Counts) => void>;
  source: EventSource | null;
  poll: number | undefined;
  wait: number | undefined;
  running: boolean;
}

const feed: Feed = {
  listeners: new Set(),
  counts: new Set(),
  source: null,
  poll: undefined,
  wait: undefined,
  running: false,
};

function tell(changes: Change[] | "all"): void {
  for (const listener of [...feed.listeners]) listener(changes);
}
function tellCounts(counts: Counts): void {
  for (const listener of [...feed.counts]) listener(counts);
}

async function refreshCounts(): Promise<void> {
  try {
    tellCounts((await api.get<{ counts: Counts }>("/overview")).counts);
  } catch {
    // Said elsewhere: the bar about the connection, or the login.
  }
}

function startPolling(): void {
  if (feed.poll !== undefined) return;
  let turn = 0;
  feed.poll = window.setInterval(() => {
    void refreshCounts();
    tell("all");
    // A stream that was refused doesn't come again by itself.
    if (++turn % 3 === 0 && feed.source?.readyState === EventSource.CLOSED) open();
  }, pollEvery);
}
function stopPolling(): void {
  window.clearInterval(feed.poll);
  feed.poll = undefined;
}

export function parseChange(text: string): { changes: Change[]; counts: Counts | null } {
  const said = JSON.parse(text) as { changes?: Change[]; counts?: Counts } & Partial<Change>;
  const changes = said.changes ?? (said.kind ? [{ kind: said.kind, id: said.id ?? "" }] : []);
  return { changes, counts: said.counts ?? null };
}

function open(): void {
  close();
  if (typeof EventSource === "undefined") return startPolling();
  const source = new EventSource(base + "/events");
  feed.source = source;
  feed.wait = window.setTimeout(startPolling, patience);
  const alive = (): void => {
    window.clearTimeout(feed.wait);
    stopPolling();
  };
  source.addEventListener("hello", alive);
  source.addEventListener("change", (event) => {
    alive();
    const { changes, counts } = parseChange((event as MessageEvent<string>).data);
    if (counts) tellCounts(counts);
    tell(changes);
  });
  source.addEventListener("resync", () => {
    alive();
    void refreshCounts();
    tell("all");
  });
  source.onerror = () => startPolling();
}

function close(): void {
  window.clearTimeout(feed.wait);
  stopPolling();
  feed.source?.close();
  feed.source = null;
}

function seen(): void {
  if (document.visibilityState === "hidden") return close();
  open();
  void refreshCounts();
  tell("all");
}

export function startEvents(): void {
  if (feed.running) return;
  feed.running = true;
  document.addEventListener("visibilitychange", seen);
  open();
  void refreshCounts();
}

export function stopEvents(): void {
  feed.running = false;
  document.removeEventListener("visibilitychange", seen);
  close();
}

export function onChanges(listener: Listener): () => void {
  feed.listeners.add(listener);
  return () => feed.listeners.delete(listener);
}
export function onCounts(listener: (counts: Counts) => void): () => void {
  feed.counts.add(listener);
  return () => feed.counts.delete(listener);
}
