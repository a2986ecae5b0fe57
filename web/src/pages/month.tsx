// A month of deadlines as a wall calendar.
import { useEffect, useState } from "preact/hooks";
import { api, problemFrom } from "../api/client";
import type { Deadline, Deadlines, Problem } from "../api/types";
import { isoDay, monthText } from "../format";
import { setQuery, usePlace } from "../router";
import { T } from "../texts";
import { Button, Note, ProblemBox } from "../ui/basic";

const shownInDay = 3;
const pagesAtMost = 10;

// The weeks that a month touches, Monday first; days of other months are null.
export function weeksOf(year: number, month: number): (Date | null)[][] {
  const lead = (new Date(year, month, 1).getDay() + 6) % 7;
  const days = new Date(year, month + 1, 0).getDate();
  const cells: (Date | null)[] = Array.from({ length: lead }, () => null);
  for (let day = 1; day <= days; ++day) cells.push(new Date(year, month, day));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function useMonth(until: string): { items: Deadline[]; cut: boolean; problem: Problem | null } {
  const [state, setState] = useState<{ items: Deadline[]; cut: boolean; problem: Problem | null }>({
    items: [],
    cut: false,
    problem: null,
  });
  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      const items: Deadline[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < pagesAtMost; ++page) {
        const said: Deadlines = await api.get<Deadlines>("/deadlines", { until, limit: 200, cursor }, abort.signal);
        items.push(...said.items);
        cursor = said.next;
        if (!cursor) break;
      }
      setState({ items, cut: cursor !== null, problem: null });
    };
    load().catch((error: unknown) => {
      if (!abort.signal.aborted) setState((old) => ({ ...old, problem: problemFrom(error) }));
    });
    return () => abort.abort();
  }, [until]);
  return state;
}

function Day({ at, items }: { at: Date; items: readonly Deadline[] }) {
  const [open, setOpen] = useState(false);
  const shown = open ? items : items.slice(0, shownInDay);
  const today = isoDay(at) === isoDay(new Date());
  return (
    <>
      <span class={today ? "day today" : "day"}>{at.getDate()}</span>
      <ul>
        {shown.map((one) => (
          <li key={`${one.route}-${one.id}`} class={one.overdue ? "bad" : undefined}>
            <a href={`/routes/${one.route}`} title={one.text}>
              {one.title}: {one.teacher}
            </a>
          </li>
        ))}
      </ul>
      {items.length > shownInDay && !open ? (
        <button type="button" class="button link small" onClick={() => setOpen(true)}>
          {T.deadlines.more(items.length - shownInDay)}
        </button>
      ) : null}
    </>
  );
}

export function Month() {
  const { query } = usePlace();
  const asked = /^(\d{4})-(\d\d)$/.exec(query.get("month") ?? "");
  const first = asked ? new Date(Number(asked[1]), Number(asked[2]) - 1, 1) : new Date();
  const year = first.getFullYear();
  const month = first.getMonth();
  const { items, cut, problem } = useMonth(isoDay(new Date(year, month + 1, 0)));
  const byDay = new Map<string, Deadline[]>();
  for (const one of items) byDay.set(one.due, [...(byDay.get(one.due) ?? []), one]);
  const step = (by: number): void => setQuery({ month: isoDay(new Date(year, month + by, 1)).slice(0, 7) });
  return (
    <>
      <div class="month-head">
        <Button small aria-label={T.deadlines.previous} onClick={() => step(-1)}>
          ←
        </Button>
        <h2 aria-live="polite">{monthText(new Date(year, month, 1))}</h2>
        <Button small aria-label={T.deadlines.next} onClick={() => step(1)}>
          →
        </Button>
      </div>
      <ProblemBox problem={problem} />
      {cut ? <Note tone="warn">{T.deadlines.cut}</Note> : null}
      <table class="month">
        <caption class="hidden">{monthText(new Date(year, month, 1))}</caption>
        <thead>
          <tr>
            {T.deadlines.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, i) => (
            <tr key={i}>
              {week.map((at, day) => (
                <td key={day} class={day > 4 ? "weekend" : undefined}>
                  {at ? <Day at={at} items={byDay.get(isoDay(at)) ?? []} /> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
