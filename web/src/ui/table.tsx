// A list as a table: sorting, choosing rows, moving by j and k. On a narrow screen each row is a card (style/table.css),
// so the roles are said aloud: what is laid out anew would lose them.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { T } from "../texts";
import { Button } from "./basic";
import type { Many } from "../hooks";
import { EmptyState, Loading, ProblemBox } from "./basic";

export interface Column<R> {
  id: string;
  header: string;
  cell: (row: R) => ComponentChildren;
  sort?: string; // the server's name of it
  bothWays?: boolean; // it may be sorted backwards, too
  narrow?: boolean;
  number?: boolean;
  labelled?: boolean; // on a narrow screen it needs its header beside it
}

export interface Choice {
  chosen: ReadonlySet<string>;
  set: (chosen: Set<string>) => void;
}

interface Props<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  id: (row: R) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  choice?: Choice;
  nameOf?: (row: R) => string; // for the checkbox' label
  dim?: (row: R) => boolean;
}

function SortHeader({ column, sort, onSort }: {
  column: Column<never>;
  sort: string;
  onSort: (sort: string) => void;
}) {
  const up = sort === column.sort;
  const down = sort === "-" + column.sort;
  return (
    <button type="button" class="sort" onClick={() => onSort(up && column.bothWays ? "-" + column.sort : (column.sort ?? ""))}>
      {column.header}
      <span aria-hidden="true">{up ? " ↑" : down ? " ↓" : ""}</span>
    </button>
  );
}

function ariaSort(column: Column<never>, sort: string | undefined): "ascending" | "descending" | undefined {
  if (!column.sort) return undefined;
  return sort === column.sort ? "ascending" : sort === "-" + column.sort ? "descending" : undefined;
}

export function Table<R>({ caption, columns, rows, id, sort, onSort, choice, nameOf, dim }: Props<R>) {
  const all = choice !== undefined && rows.length > 0 && rows.every((row) => choice.chosen.has(id(row)));
  const toggle = (key: string, yes: boolean): void => {
    const next = new Set(choice?.chosen);
    if (yes) next.add(key);
    else next.delete(key);
    choice?.set(next);
  };
  return (
    <table class="table" role="table" data-keys="list">
      <caption class="hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {choice ? (
            <th role="columnheader" class="tick">
              <input
                type="checkbox"
                aria-label={T.common.chooseAll}
                checked={all}
                onChange={(event) => choice.set(new Set(event.currentTarget.checked ? rows.map(id) : []))}
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              class={column.number ? "number" : undefined}
              aria-sort={ariaSort(column as Column<never>, sort)}
            >
              {column.sort && onSort ? (
                <SortHeader column={column as Column<never>} sort={sort ?? ""} onSort={onSort} />
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const key = id(row);
          const chosen = choice?.chosen.has(key);
          return (
            <tr key={key} role="row" class={`${chosen ? "chosen" : ""}${dim?.(row) ? " dim" : ""}`}>
              {choice ? (
                <td role="cell" class="tick">
                  <input
                    type="checkbox"
                    aria-label={`${T.common.choose}: ${nameOf ? nameOf(row) : key}`}
                    checked={chosen}
                    onChange={(event) => toggle(key, event.currentTarget.checked)}
                  />
                </td>
              ) : null}
              {columns.map((column) => (
                <td
                  key={column.id}
                  role="cell"
                  class={`${column.number ? "number" : ""}${column.narrow ? " narrow" : ""}${column.labelled || column.number ? " labelled" : ""}`}
                  data-label={column.header}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function Pager({ list, shown }: { list: Many<unknown>; shown: string }) {
  return (
    <div class="pager">
      <span role="status">{shown}</span>
      {list.next ? (
        <Button onClick={list.more} busy={list.busy}>
          {T.common.more}
        </Button>
      ) : null}
    </div>
  );
}

// The table of what a list has loaded, or why there is nothing to show.
export function ListTable<R>({ list, empty, emptyText, shown, ...table }: {
  list: Many<R>;
  empty: string;
  emptyText?: ComponentChildren;
  shown: (n: number, total: number | null) => string;
} & Omit<Props<R>, "rows">) {
  if (list.problem && list.items.length === 0) return <ProblemBox problem={list.problem} retry={list.reload} />;
  if (list.loading && list.items.length === 0) return <Loading />;
  if (list.items.length === 0) return <EmptyState title={empty}>{emptyText}</EmptyState>;
  return (
    <div class={list.loading ? "stale" : undefined}>
      <ProblemBox problem={list.problem} retry={list.reload} />
      <Table {...table} rows={list.items} />
      <Pager list={list as Many<unknown>} shown={shown(list.items.length, list.total)} />
    </div>
  );
}

function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element?.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

// j/k and the arrows go from row to row of the page's list; x chooses.
export function useListKeys(): void {
  const run = useRef((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const rows = Array.from(document.querySelectorAll<HTMLElement>("[data-keys=list] tbody tr"));
    if (rows.length === 0) return;
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const arrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (arrow && at < 0) return; // the arrows scroll until a row has the focus
    const down = event.key === "j" || event.key === "о" || event.key === "ArrowDown";
    const up = event.key === "k" || event.key === "л" || event.key === "ArrowUp";
    if (down || up) {
      const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + (down ? 1 : -1)))];
      (next.querySelector<HTMLElement>("a[href]") ?? next.querySelector<HTMLElement>("input, button"))?.focus();
      next.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    } else if ((event.key === "x" || event.key === "ч") && at >= 0) {
      rows[at].querySelector<HTMLInputElement>("td.tick input")?.click();
      event.preventDefault();
    }
  });
  useEffect(() => {
    const handler = run.current;
    document.addEventListener("keydown", handler);
    return () => document.removeEventListener("keydown", handler);
  }, []);
}
