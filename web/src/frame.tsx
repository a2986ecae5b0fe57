// Around every page: the menu, the bar about the connection, the keys.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api } from "./api/client";
import { num } from "./format";
import { go, usePlace } from "./router";
import { useSession } from "./session";
import { T } from "./texts";
import { Dialog } from "./ui/dialog";
import { useListKeys } from "./ui/table";

interface Entry {
  href: string;
  text: string;
  needs: string;
  count?: string; // of the overview
  roles?: readonly string[];
}

const menu: readonly (readonly Entry[])[] = [
  [
    { href: "/home", text: T.menu.home, needs: "uploadSubmission", roles: ["school"] },
    { href: "/inbox", text: T.menu.inbox, needs: "listMessages", count: "attention" },
    { href: "/submissions", text: T.menu.submissions, needs: "listSubmissions", count: "review" },
  ],
  [
    { href: "/routes", text: T.menu.routes, needs: "listRoutes" },
    { href: "/registry", text: T.menu.registry, needs: "getRegistry" },
    { href: "/blanks", text: T.menu.blanks, needs: "makeBlanks" },
    { href: "/deadlines", text: T.menu.deadlines, needs: "listDeadlines", count: "overdue" },
    { href: "/reports", text: T.menu.reports, needs: "getReport" },
    { href: "/print", text: T.menu.print, needs: "listJobs", count: "runningJobs" },
    { href: "/scans", text: T.menu.scans, needs: "listScans", count: "unsettledScans" },
  ],
  [
    { href: "/mail", text: T.menu.mail, needs: "listMailboxes", count: "failedReplies" },
    { href: "/forms", text: T.menu.forms, needs: "listForms", roles: ["admin", "operator", "head", "methodist"] },
    { href: "/people", text: T.menu.people, needs: "listPeople" },
    { href: "/audit", text: T.menu.audit, needs: "listAudit" },
    { href: "/settings", text: T.menu.settings, needs: "getSettings" },
  ],
];

function Menu({ close }: { close: () => void }) {
  const { session, counts, may } = useSession();
  const { path } = usePlace();
  const role = session.person?.role ?? "";
  const shown = (entry: Entry): boolean => may(entry.needs) && (!entry.roles || entry.roles.includes(role));
  return (
    <nav id="menu" class="menu" aria-label={T.menu.label}>
      {menu.map((group, i) => (
        <ul key={i}>
          {group.filter(shown).map((entry) => {
            const n = entry.count ? (counts[entry.count] ?? 0) : 0;
            return (
              <li key={entry.href}>
                <a
                  href={entry.href}
                  aria-current={path === entry.href || path.startsWith(entry.href + "/") ? "page" : undefined}
                  onClick={close}
                >
                  <span>{entry.text}</span>
                  {n > 0 ? <span class="count">{num(n)}</span> : null}
                </a>
              </li>
            );
          })}
        </ul>
      ))}
    </nav>
  );
}

function Keys({ close }: { close: () => void }) {
  return (
    <Dialog title={T.keys.title} close={close}>
      <dl class="keys">
        {T.keys.list.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const jumps: Record<string, string> = { i: "/inbox", s: "/submissions", r: "/routes", d: "/deadlines", b: "/blanks" };
const russian: Record<string, string> = { ш: "i", ы: "s", к: "r", в: "d", и: "b", п: "g" };

function useKeys(open: () => void): void {
  useEffect(() => {
    let waiting = false; // after g
    const handler = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
      if (target.closest("input:not([type=checkbox]), textarea, select")) {
        if (event.key === "Escape") target.blur();
        return;
      }
      // The key of «/» and «?» is the same under a Russian layout, where it writes other signs.
      const help = event.key === "?" || (event.code === "Slash" && event.shiftKey);
      const key = !help && event.code === "Slash" ? "/" : (russian[event.key] ?? event.key);
      if (waiting) {
        waiting = false;
        if (jumps[key]) {
          event.preventDefault();
          go(jumps[key]);
        }
      } else if (key === "/") {
        const box = document.querySelector<HTMLInputElement>("[data-search]");
        if (box) {
          event.preventDefault();
          box.focus();
          box.select();
        }
      } else if (help) {
        event.preventDefault();
        open();
      } else if (key === "u" || event.key === "г") {
        document.querySelector<HTMLAnchorElement>("a.back")?.click();
      } else if (key === "g") {
        waiting = true;
        window.setTimeout(() => (waiting = false), 1000);
      }
    };
    document.addEventListener("keydown", handler);
    return () => document.removeEventListener("keydown", handler);
  }, []);
}

export function Frame({ online, children }: { online: boolean; children: ComponentChildren }) {
  const { session, replace } = useSession();
  const [keys, setKeys] = useState(false);
  const [open, setOpen] = useState(false);
  useListKeys();
  useKeys(() => setKeys(true));
  const leave = async (): Promise<void> => {
    await api.drop("/session");
    replace(await api.get("/session"));
    go("/", true);
  };
  return (
    <div class={open ? "frame open" : "frame"}>
      <a class="skip" href="#main" onClick={() => document.getElementById("main")?.focus()}>
        {T.menu.skip}
      </a>
      <header class="top">
        <button
          type="button"
          class="burger"
          aria-expanded={open}
          aria-controls="menu"
          aria-label={T.menu.open}
          onClick={() => setOpen(!open)}
        >
          ☰
        </button>
        <a class="brand" href="/">
          <img src="/icon.svg" alt="" width="22" height="22" /> {T.name}
        </a>
        <span class="centre">{session.centre}</span>
        <span class="space" />
        <button type="button" class="button link help" aria-label={T.keys.title} onClick={() => setKeys(true)}>
          ?
        </button>
        <a class="who" href="/profile">
          {session.person?.name || session.person?.login}
        </a>
        <button type="button" class="button link" onClick={() => void leave()}>
          {T.menu.leave}
        </button>
      </header>
      {online ? null : (
        <div class="offline" role="alert">
          {T.common.offline}
        </div>
      )}
      <Menu close={() => setOpen(false)} />
      <main id="main" tabIndex={-1}>
        {session.person?.mustChangePassword ? (
          <div class="note warn">
            {T.profile.mustChange} <a href="/profile">{T.profile.change}</a>
          </div>
        ) : null}
        {children}
      </main>
      {keys ? <Keys close={() => setKeys(false)} /> : null}
    </div>
  );
}
