// Which page an address means, and going from one to another without a reload.
import { useEffect, useState } from "preact/hooks";

export interface Place {
  path: string;
  query: URLSearchParams;
}
export interface Match {
  pattern: string;
  params: Record<string, string>;
}

// «/routes/:id» against «/routes/17»; null when it doesn't fit.
export function fits(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split("/").filter(Boolean);
  const have = path.split("/").filter(Boolean);
  if (want.length !== have.length) return null;
  const params: Record<string, string> = {};
  for (let i = 0; i < want.length; ++i) {
    if (want[i].startsWith(":")) {
      try {
        params[want[i].slice(1)] = decodeURIComponent(have[i]);
      } catch {
        return null;
      }
    } else if (want[i] !== have[i]) {
      return null;
    }
  }
  return params;
}

export function match(patterns: readonly string[], path: string): Match | null {
  for (const pattern of patterns) {
    const params = fits(pattern, path);
    if (params) return { pattern, params };
  }
  return null;
}

// An address with some of its query changed; empty values go.
export function withQuery(path: string, query: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return path + (text ? "?" + text : "");
}

const listeners = new Set<() => void>();

export function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

export function go(url: string, replace = false): void {
  const samePage = new URL(url, location.href).pathname === location.pathname;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  if (!samePage) window.scrollTo(0, 0);
  for (const listener of [...listeners]) listener();
}

export function setQuery(changes: Record<string, string | null>, replace = true): void {
  go(withQuery(location.pathname, new URLSearchParams(location.search), changes), replace);
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const changed = (): void => setPlace(here());
    listeners.add(changed);
    window.addEventListener("popstate", changed);
    return () => {
      listeners.delete(changed);
      window.removeEventListener("popstate", changed);
    };
  }, []);
  return place;
}

// Links of ours change the page in place; all others, and those opened in a new tab, are the browser's.
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const link = (event.target as Element).closest?.("a");
  if (!link || !link.href || link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname.startsWith("/api/") || link.getAttribute("href")?.startsWith("#")) {
    return;
  }
  event.preventDefault();
  go(url.pathname + url.search);
}
