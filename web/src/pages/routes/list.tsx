// Маршруты: all routes, sorted, filtered, moved together.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { ActionResult, FormItem, Items, RouteItem } from "../../api/types";
import { count, dayText, fullTime, when } from "../../format";
import { useLive, useMany, useOne } from "../../hooks";
import { setQuery, usePlace } from "../../router";
import { useSession } from "../../session";
import { RouteState } from "../../states";
import { T } from "../../texts";
import { Badge, Button, Input, Select } from "../../ui/basic";
import { FormDialog } from "../../ui/dialog";
import { FilterBar, QuerySchool, QuerySelect, QueryText, SearchBox } from "../../ui/filters";
import { PageFrame } from "../../ui/page";
import { type Column, ListTable } from "../../ui/table";
import { toast } from "../../ui/toast";
import { Outcome } from "../inbox";

const routeColumns: readonly Column<RouteItem>[] = [
  {
    id: "teacher",
    header: T.common.teacher,
    sort: "name",
    bothWays: true,
    cell: (route) => (
      <a class="row-link" href={`/routes/${route.id}`}>
        <strong>{route.teacher || T.common.noName}</strong>
      </a>
    ),
  },
  { id: "code", header: T.routes.code, sort: "code", narrow: true, cell: (route) => route.code || "—" },
  { id: "organization", header: T.routes.organization, sort: "organization", cell: (route) => route.organization },
  {
    id: "state",
    header: T.common.state,
    sort: "state",
    narrow: true,
    cell: (route) => <RouteState state={route.state} text={route.stateText} />,
  },
  { id: "methodist", header: T.routes.methodist, labelled: true, cell: (route) => route.methodist || "—" },
  {
    id: "deadline",
    header: T.routes.nextDeadline,
    cell: (route) => (
      <>
        {route.overdue > 0 ? <Badge tone="bad">{count(route.overdue, T.routes.overdue)}</Badge> : null}{" "}
        {route.nextDeadline ? (
          <span title={route.nextDeadline.text}>
            {dayText(route.nextDeadline.due)} <span class="sub">{route.nextDeadline.title}</span>
          </span>
        ) : null}
        {!route.nextDeadline && route.overdue === 0 ? "—" : null}
      </>
    ),
  },
  {
    id: "changed",
    header: T.routes.changed, labelled: true,
    sort: "changed",
    bothWays: true,
    narrow: true,
    cell: (route) => <time title={fullTime(route.changed)}>{when(route.changed)}</time>,
  },
];

export function routeFilters(query: URLSearchParams): Record<string, string | null> {
  const names = ["state", "school", "region", "methodist", "form", "q", "sort"];
  return Object.fromEntries(names.map((name) => [name, query.get(name)]));
}

// What is purged has nothing left to be listed.
export const listedStates = Object.entries(T.routeStates).filter(([state]) => state !== "purged");

export function RouteFilters({ forms }: { forms?: boolean }) {
  const { may } = useSession();
  const all = useOne<Items<FormItem>>(forms ? "/forms" : null);
  return (
    <FilterBar label={T.routes.filters}>
      <SearchBox label={T.routes.search} hint={T.routes.searchHint} />
      <QuerySelect name="state" label={T.common.state} options={listedStates} />
      {may("listSchools") ? <QuerySchool /> : null}
      <QueryText name="region" label={T.routes.region} />
      {may("listSchools") ? <QueryText name="methodist" label={T.routes.methodist} /> : null}
      {forms ? (
        <QuerySelect
          name="form"
          label={T.common.form}
          options={(all.data?.items ?? []).filter((form) => form.reads).map((form) => [form.id, form.title] as const)}
        />
      ) : null}
    </FilterBar>
  );
}

const heads = ["approved"];

function Bulk({ ids, done }: { ids: readonly number[]; done: () => void }) {
  const { session } = useSession();
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState(session.person?.role === "head" ? "approved" : "agreed");
  const [note, setNote] = useState("");
  const [results, setResults] = useState<ActionResult[]>([]);
  const states = session.person?.role === "head" ? heads : T.routes.moves;
  return (
    <>
      {ids.length > 0 ? (
        <div class="bulk" role="region" aria-label={T.common.bulk}>
          <span role="status">{count(ids.length, T.routes.chosen)}</span>
          <Button small onClick={() => setOpen(true)}>
            {T.routes.moveChosen}
          </Button>
        </div>
      ) : null}
      <Outcome results={results} close={() => setResults([])} />
      {open ? (
        <FormDialog
          title={T.routes.moveChosen}
          yes={T.routes.move}
          close={() => setOpen(false)}
          run={async () => {
            const said = await api.post<{ results: ActionResult[] }>("/routes/actions", {
              ids,
              to,
              ...(note ? { note } : {}),
            });
            setResults(said.results);
            toast(T.routes.moved(said.results.filter((one) => one.done).length));
            done();
          }}
        >
          <p>{T.routes.moveText(ids.length)}</p>
          <Select
            label={T.routes.moveTo}
            value={to}
            set={setTo}
            options={states.map((name) => [name, T.routeStates[name]] as const)}
          />
          <Input label={T.routes.note} value={note} set={setNote} />
        </FormDialog>
      ) : null}
    </>
  );
}

export function RoutesPage() {
  const { query } = usePlace();
  const { may } = useSession();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const list = useMany<RouteItem>("/routes", routeFilters(query));
  useLive(["route"], list.reload);
  return (
    <PageFrame wide title={T.routes.title}>
      <RouteFilters forms />
      {may("moveRoutes") ? (
        <Bulk
          ids={[...chosen].map(Number)}
          done={() => {
            setChosen(new Set());
            list.reload();
          }}
        />
      ) : null}
      <ListTable
        list={list}
        caption={T.routes.title}
        columns={routeColumns}
        id={(route) => String(route.id)}
        nameOf={(route) => route.teacher}
        sort={query.get("sort") ?? ""}
        onSort={(sort) => setQuery({ sort })}
        choice={may("moveRoutes") ? { chosen, set: setChosen } : undefined}
        empty={query.toString() ? T.common.nothingFound : T.routes.empty}
        emptyText={query.toString() ? <a href="/routes">{T.common.dropFilters}</a> : <p>{T.routes.emptyText}</p>}
        shown={T.common.shown}
      />
    </PageFrame>
  );
}
