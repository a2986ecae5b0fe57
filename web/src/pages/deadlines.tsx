// Сроки: what is due and overdue, as a list and as a month.
import { useState } from "preact/hooks";
import type { Deadline, Deadlines } from "../api/types";
import { count, dayText } from "../format";
import { useLive, useMany } from "../hooks";
import { usePlace, withQuery } from "../router";
import { useMay } from "../session";
import { T } from "../texts";
import { Badge, Button } from "../ui/basic";
import { FilterBar, LinkTabs, QueryDay, QuerySelect, SearchBox } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { type Column, ListTable } from "../ui/table";
import { CalendarLink } from "./calendar_link";
import { Month } from "./month";

const columns: readonly Column<Deadline>[] = [
  {
    id: "due",
    header: T.deadlines.due,
    narrow: true,
    cell: (one) => (
      <>
        {dayText(one.due)} {one.overdue ? <Badge tone="bad">{T.deadlines.overdueBadge}</Badge> : null}
      </>
    ),
  },
  {
    id: "title",
    header: T.deadlines.what,
    cell: (one) => (
      <>
        <strong>{one.title}</strong>
        <span class="sub">{one.text}</span>
      </>
    ),
  },
  {
    id: "teacher",
    header: T.common.teacher,
    cell: (one) => (
      <a class="row-link" href={`/routes/${one.route}`}>
        {one.teacher || T.common.noName}
        <span class="sub">{[one.code, one.organization].filter(Boolean).join(" · ")}</span>
      </a>
    ),
  },
  { id: "methodist", header: T.routes.methodist, labelled: true, cell: (one) => one.methodist || "—" },
];

export function DeadlinesPage() {
  const { query } = usePlace();
  const may = useMay("getCalendarLink");
  const [totals, setTotals] = useState<{ overdue: number; due: number; asOf: string } | null>(null);
  const [link, setLink] = useState(false);
  const month = query.get("view") === "month";
  const overdue = query.get("overdue") === "true";
  const list = useMany<Deadline, Deadlines>(
    month ? null : "/deadlines",
    { until: query.get("until"), overdue, q: query.get("q"), by: query.get("by") },
    (page) => setTotals({ overdue: page.overdue, due: page.due, asOf: page.asOf }),
  );
  useLive(["route"], list.reload);
  const href = (changes: Record<string, string | null>): string =>
    withQuery("/deadlines", query, { view: null, overdue: null, ...changes });
  return (
    <PageFrame
      wide
      title={T.deadlines.title}
      lead={totals && !month ? T.deadlines.totals(totals.overdue, totals.due, dayText(totals.asOf)) : null}
      actions={may ? <Button onClick={() => setLink(true)}>{T.deadlines.feed}</Button> : null}
    >
      <LinkTabs
        label={T.deadlines.views}
        items={[
          { href: href({}), text: T.deadlines.all, current: !month && !overdue },
          { href: href({ overdue: "true" }), text: T.deadlines.onlyOverdue, count: totals?.overdue, current: !month && overdue },
          { href: href({ view: "month" }), text: T.deadlines.month, current: month },
        ]}
      />
      {month ? (
        <Month />
      ) : (
        <>
          <FilterBar label={T.deadlines.filters}>
            <SearchBox label={T.deadlines.search} />
            <QueryDay name="until" label={T.common.until} />
            <QuerySelect name="by" label={T.deadlines.by} options={T.deadlines.byNames} />
          </FilterBar>
          <ListTable
            list={list}
            caption={T.deadlines.title}
            columns={columns}
            id={(one) => `${one.route}-${one.id}-${one.due}`}
            empty={T.deadlines.empty}
            shown={(n) => count(n, T.deadlines.shown)}
          />
        </>
      )}
      {link ? <CalendarLink close={() => setLink(false)} /> : null}
    </PageFrame>
  );
}
