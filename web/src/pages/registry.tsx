// Реестр: the official columns, as they will be exported.
import { useEffect, useState } from "preact/hooks";
import { api } from "../api/client";
import type { FormItem, Items, Job, Registry } from "../api/types";
import { useAct, useLive, useOne } from "../hooks";
import { go, setQuery, usePlace } from "../router";
import { useSession } from "../session";
import { T } from "../texts";
import { Button, EmptyState, Loading, ProblemBox } from "../ui/basic";
import { Dialog } from "../ui/dialog";
import { JobWatch } from "../ui/job";
import { LinkTabs } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { RouteFilters, routeFilters } from "./routes/list";

interface Rows {
  registry: Registry;
  rows: Registry["rows"];
  next: string | null;
}

function useRegistry(form: string | undefined, query: URLSearchParams) {
  const one = useOne<Registry>(form ? `/registry/${form}` : null, { ...routeFilters(query), limit: 50 });
  const [more, setMore] = useState<Rows | null>(null);
  const act = useAct();
  useEffect(() => {
    setMore(one.data ? { registry: one.data, rows: one.data.rows, next: one.data.next } : null);
  }, [one.data]);
  useLive(["route"], one.reload);
  const load = (): void => {
    if (!more?.next || !form) return;
    void act.run(async () => {
      const page = await api.get<Registry>(`/registry/${form}`, { ...routeFilters(query), cursor: more.next, limit: 50 });
      setMore({ registry: more.registry, rows: [...more.rows, ...page.rows], next: page.next });
    });
  };
  return { one, rows: more, load, busy: act.busy };
}

function ExportDialog({ job, close }: { job: number; close: () => void }) {
  return (
    <Dialog title={T.registry.exportTitle} close={close} foot={<Button onClick={close}>{T.common.close}</Button>}>
      <JobWatch id={job} />
    </Dialog>
  );
}

function Sheet({ rows }: { rows: Rows }) {
  const { query } = usePlace();
  const sorts = ["name", "-name", "organization", "code", "state", "-changed"] as const;
  return (
    <>
      <label class="filter inline">
        {T.registry.sort}{" "}
        <select value={query.get("sort") ?? "name"} onChange={(event) => setQuery({ sort: event.currentTarget.value })}>
          {sorts.map((name) => (
            <option key={name} value={name}>
              {T.registry.sorts[name]}
            </option>
          ))}
        </select>
      </label>
      <div class="scroll" tabIndex={0} role="region" aria-label={rows.registry.title}>
        <table class="sheet-table" data-keys="list">
          <caption class="hidden">{rows.registry.title}</caption>
          <thead>
            <tr>
              {rows.registry.columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.rows.map((row) => (
              <tr key={row.route}>
                {row.cells.map((cell, i) => (
                  <td key={i}>{i === linkAt(rows.registry) ? <a href={`/routes/${row.route}`}>{cell || "—"}</a> : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

// Which column leads to the route: the teacher's name where it is known, else the first that isn't a counter.
function linkAt(registry: Registry): number {
  const name = registry.columns.findIndex((column) => /фамилия|фио|ф\. ?и\. ?о/i.test(column.header));
  return name >= 0 ? name : Math.min(1, registry.columns.length - 1);
}

export function RegistryPage({ form }: { form?: string }) {
  const { query } = usePlace();
  const { may } = useSession();
  const forms = useOne<Items<FormItem>>("/forms");
  const sheets = (forms.data?.items ?? []).filter((one) => one.kind === "xlsx");
  const { one, rows, load, busy } = useRegistry(form, query);
  const [job, setJob] = useState<number | null>(null);
  const act = useAct();
  useEffect(() => {
    if (!form && sheets.length > 0) go(`/registry/${sheets[0].id}`, true);
  }, [form, sheets.length]);
  const send = (format: "xlsx" | "pdf"): void => {
    const { state, school, region, methodist, q } = routeFilters(query);
    const filter = Object.fromEntries(Object.entries({ state, school, region, methodist, q }).filter(([, value]) => value));
    void act.run(async () => {
      const made = await api.post<Job>(`/registry/${form}/exports`, { format, filter });
      setJob(made.id);
    });
  };
  return (
    <PageFrame
      wide
      title={T.registry.title}
      actions={
        form && may("exportRegistry") ? (
          <>
            <Button onClick={() => send("xlsx")} busy={act.busy}>
              {T.registry.xlsx}
            </Button>
            <Button onClick={() => send("pdf")} busy={act.busy}>
              {T.registry.pdf}
            </Button>
          </>
        ) : null
      }
    >
      <LinkTabs
        label={T.registry.which}
        items={sheets.map((sheet) => ({ href: `/registry/${sheet.id}`, text: sheet.title, current: sheet.id === form }))}
      />
      <RouteFilters />
      <ProblemBox problem={act.problem ?? forms.problem} />
      {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : null}
      {!one.problem && !rows ? <Loading /> : null}
      {rows && rows.rows.length === 0 ? <EmptyState title={T.common.nothingFound} /> : null}
      {rows && rows.rows.length > 0 ? (
        <>
          <Sheet rows={rows} />
          <div class="pager">
            <span role="status">{T.common.shown(rows.rows.length, rows.registry.total)}</span>
            {rows.next ? (
              <Button onClick={load} busy={busy}>
                {T.common.more}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {job !== null ? <ExportDialog job={job} close={() => setJob(null)} /> : null}
    </PageFrame>
  );
}
