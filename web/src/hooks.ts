// Loading things and keeping them up to date.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { api, problemFrom, type Query } from "./api/client";
import { onChanges } from "./api/events";
import type { Page, Problem } from "./api/types";

const calm = 1200; // ms from a change on the server to our asking again

// What one may not see all of is told without ids: then it may be any.
export function useLive(kinds: readonly string[], reload: () => void, id?: string | number | null): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    let timer: number | undefined;
    const stop = onChanges((changes) => {
      const ours =
        changes === "all" ||
        changes.some((change) => kinds.includes(change.kind) && (id === undefined || change.id === "" || String(id) === change.id));
      if (!ours || timer !== undefined) return;
      timer = window.setTimeout(() => {
        timer = undefined;
        latest.current();
      }, calm);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [kinds.join(), id]);
}

export interface One<T> {
  data: T | null;
  etag: string | null;
  problem: Problem | null;
  loading: boolean;
  reload: () => void;
  set: (data: T) => void;
}

// path null: nothing to load yet. What was shown stays while it is loaded again.
export function useOne<T>(path: string | null, query?: Query): One<T> {
  const [state, setState] = useState<{ data: T | null; etag: string | null; problem: Problem | null; loading: boolean }>(
    { data: null, etag: null, problem: null, loading: path !== null },
  );
  const [turn, setTurn] = useState(0);
  const shown = useRef("");
  const key = path === null ? "" : path + JSON.stringify(query ?? {});
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    if (shown.current !== key) setState((old) => ({ ...old, loading: true, problem: null }));
    api.load<T>(path, query, abort.signal).then(
      ({ data, etag }) => {
        shown.current = key;
        setState({ data, etag, problem: null, loading: false });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState((old) => ({ ...old, problem: problemFrom(error), loading: false }));
      },
    );
    return () => abort.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const set = useCallback((data: T) => setState((old) => ({ ...old, data, problem: null })), []);
  return { ...state, reload, set };
}

export interface Many<T> {
  items: T[];
  total: number | null;
  next: string | null;
  problem: Problem | null;
  loading: boolean; // the first page of a new question
  busy: boolean; // one more page
  more: () => void;
  reload: () => void;
}

const pageSize = 50;

export function useMany<T, P extends Page<T> = Page<T>>(
  path: string | null,
  query: Query = {},
  onPage?: (page: P) => void,
): Many<T> {
  const [items, setItems] = useState<T[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(path !== null);
  const [busy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const key = path === null ? "" : path + JSON.stringify(query);
  const shown = useRef("");
  const length = useRef(0);
  length.current = items.length;

  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    const again = shown.current === key;
    if (!again) setLoading(true);
    // As much as is shown is asked for again, so that nothing jumps.
    const limit = again ? Math.min(200, Math.max(pageSize, length.current)) : pageSize;
    api.get<P>(path, { ...query, limit }, abort.signal).then(
      (page) => {
        shown.current = key;
        setItems(page.items);
        setNext(page.next);
        setTotal(page.total ?? null);
        setProblem(null);
        setLoading(false);
        onPage?.(page);
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setProblem(problemFrom(error));
        setLoading(false);
      },
    );
    return () => abort.abort();
  }, [key, turn]);

  const more = (): void => {
    if (!path || !next || busy) return;
    setBusy(true);
    api
      .get<P>(path, { ...query, cursor: next, limit: pageSize })
      .then((page) => {
        setItems((old) => [...old, ...page.items]);
        setNext(page.next);
      })
      .catch((error: unknown) => setProblem(problemFrom(error)))
      .finally(() => setBusy(false));
  };
  return { items, total, next, problem, loading, busy, more, reload: () => setTurn((n) => n + 1) };
}

// Runs one act at a time; says whether it runs and what went wrong.
export function useAct(): {
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
  run: (act: () => Promise<void>) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = async (act: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await act();
      return true;
    } catch (error) {
      setProblem(problemFrom(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, clear: () => setProblem(null), run };
}
