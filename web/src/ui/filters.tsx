// Search and filters of a list; they live in the address.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { api } from "../api/client";
import { setQuery, usePlace } from "../router";
import { T } from "../texts";

export function FilterBar({ children, label }: { children: ComponentChildren; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <form
      class={open ? "filters open" : "filters"}
      role="search"
      aria-label={label}
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
      <button type="button" class="button small more-filters" aria-expanded={open} onClick={() => setOpen(!open)}>
        {T.common.filters}
      </button>
    </form>
  );
}

export function SearchBox({ name = "q", label, hint }: { name?: string; label: string; hint?: string }) {
  const { query } = usePlace();
  const there = query.get(name) ?? "";
  const [text, setText] = useState(there);
  const timer = useRef<number>();
  const sent = useRef(there);
  const id = useId();
  useEffect(() => {
    // The address changed by itself (back, a link): show what it says.
    if (there !== sent.current) {
      sent.current = there;
      setText(there);
    }
  }, [there]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      sent.current = next.trim();
      setQuery({ [name]: next.trim() });
    }, 250);
  };
  return (
    <div class="search">
      <label for={id} class="hidden">
        {label}
      </label>
      <input
        id={id}
        type="search"
        data-search
        placeholder={hint ?? label}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

export function QuerySelect({ name, label, options }: {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
}) {
  const { query } = usePlace();
  const id = useId();
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select id={id} value={query.get(name) ?? ""} onChange={(event) => setQuery({ [name]: event.currentTarget.value })}>
        <option value="">{T.common.any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function QueryDay({ name, label }: { name: string; label: string }) {
  const { query } = usePlace();
  const id = useId();
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={query.get(name) ?? ""}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value })}
      />
    </div>
  );
}

export function QueryText({ name, label }: { name: string; label: string }) {
  const { query } = usePlace();
  const id = useId();
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={query.get(name) ?? ""}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value.trim() })}
      />
    </div>
  );
}

// A school by the beginning of its name, offered by the server.
export function SchoolInput({ label, value, set, quiet }: {
  label: string;
  value: string;
  set: (school: string) => void;
  quiet?: boolean;
}) {
  const id = useId();
  const [text, setText] = useState(value);
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      api
        .get<{ items: string[] }>("/schools", { q: text })
        .then((said) => setNames(said.items.slice(0, 20)))
        .catch(() => setNames([]));
    }, 250);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <div class={quiet ? "filter" : "field"}>
      <label for={id}>{label}</label>
      <input
        id={id}
        list={`${id}-names`}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (!quiet) set(event.currentTarget.value);
        }}
        onChange={(event) => set(event.currentTarget.value.trim())}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

export function QuerySchool() {
  const { query } = usePlace();
  return (
    <SchoolInput
      quiet
      label={T.common.school}
      value={query.get("school") ?? ""}
      set={(school) => setQuery({ school })}
    />
  );
}

// Tabs that are links: each has an address.
export function LinkTabs({ label, items }: {
  label: string;
  items: readonly { href: string; text: string; count?: number; current: boolean }[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.text}
          {item.count ? <span class="count">{item.count}</span> : null}
        </a>
      ))}
    </nav>
  );
}
