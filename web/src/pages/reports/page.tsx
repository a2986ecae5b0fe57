// Отчёты: pictures, the same as tables, and the papers that are made of them.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Job, Report } from "../../api/types";
import { dayText, num } from "../../format";
import { useAct, useLive, useOne } from "../../hooks";
import { usePlace, withQuery } from "../../router";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Button, EmptyState, Input, Loading, ProblemBox, Select } from "../../ui/basic";
import { FileDrop } from "../../ui/drop";
import { FilterBar, LinkTabs, QueryDay, QuerySchool, QueryText } from "../../ui/filters";
import { JobWatch } from "../../ui/job";
import { PageFrame, Section } from "../../ui/page";

const kinds = ["levels", "deficits", "schools", "intake"] as const;

function ReportTable({ report }: { report: Report }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={report.title}>
      <table class="sheet-table">
        <caption class="hidden">{report.title}</caption>
        <thead>
          <tr>
            <th scope="col">{T.reports.category}</th>
            {report.series.map((series) => (
              <th key={series.name} scope="col" class="number">
                {series.name}
                {report.unit ? `, ${report.unit}` : ""}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.categories.map((category, i) => (
            <tr key={i}>
              <th scope="row">{category}</th>
              {report.series.map((series) => (
                <td key={series.name} class="number">
                  {series.values[i] === null || series.values[i] === undefined ? "—" : num(series.values[i])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function Shown({ report }: { report: Report }) {
  const [table, setTable] = useState(false);
  const [chart, setChart] = useState<{ View: ComponentType<{ report: Report }> } | null>(null);
  useEffect(() => {
    void import("./chart").then((part) => setChart({ View: part.ChartView }));
  }, []);
  const png = async (): Promise<void> => {
    const made = await (await import("./chart")).pngOf(report);
    if (made) save(made, `${report.kind}.png`);
  };
  const empty = report.categories.length === 0 || report.series.length === 0;
  return (
    <Section
      title={report.title}
      actions={
        empty ? null : (
          <>
            <Button small aria-pressed={!table} onClick={() => setTable(false)}>
              {T.reports.chart}
            </Button>
            <Button small aria-pressed={table} onClick={() => setTable(true)}>
              {T.reports.table}
            </Button>
            <Button small onClick={() => void png()}>
              {T.reports.png}
            </Button>
          </>
        )
      }
    >
      {empty ? (
        <EmptyState title={T.reports.empty} />
      ) : table ? (
        <ReportTable report={report} />
      ) : chart ? (
        <chart.View report={report} />
      ) : (
        <Loading rows={6} />
      )}
      <p class="hint">{[report.note, T.reports.asOf(dayText(report.asOf))].filter(Boolean).join(" ")}</p>
    </Section>
  );
}

function Note() {
  const [job, setJob] = useState<Job | null>(null);
  const act = useAct();
  return (
    <Section title={T.reports.note}>
      <p>{T.reports.noteText}</p>
      <FileDrop
        label={T.reports.noteDrop}
        accept=".xlsx"
        busy={act.busy}
        take={([file]) => void act.run(async () => setJob(await api.upload<Job>("/reports/diagnostics-note", file)))}
      />
      <ProblemBox problem={act.problem} />
      {job ? <JobWatch key={job.id} id={job.id} /> : null}
    </Section>
  );
}

function halves(now: Date): (readonly [string, string])[] {
  const made: (readonly [string, string])[] = [];
  for (let year = now.getFullYear(); year > now.getFullYear() - 3; --year) {
    made.push([`${year}-2`, T.reports.half(2, year)], [`${year}-1`, T.reports.half(1, year)]);
  }
  return now.getMonth() < 6 ? made.slice(1) : made;
}

function HalfYear() {
  const { session } = useSession();
  const options = halves(new Date());
  const [methodist, setMethodist] = useState(session.person?.role === "methodist" ? session.person.name : "");
  const [half, setHalf] = useState(options[0][0]);
  const [job, setJob] = useState<Job | null>(null);
  const act = useAct();
  return (
    <Section title={T.reports.halfYear}>
      <p>{T.reports.halfYearText}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void act.run(async () => setJob(await api.post<Job>("/reports/half-year", { methodist, half })));
        }}
      >
        <Input
          label={T.routes.methodist}
          required
          value={methodist}
          set={setMethodist}
          readOnly={session.person?.role === "methodist"}
        />
        <Select label={T.reports.halfLabel} value={half} set={setHalf} options={options} />
        <Button look="main" type="submit" busy={act.busy}>
          {T.reports.make}
        </Button>
      </form>
      <ProblemBox problem={act.problem} />
      {job ? <JobWatch key={job.id} id={job.id} /> : null}
    </Section>
  );
}

export function ReportsPage() {
  const { query } = usePlace();
  const { may } = useSession();
  const kind = kinds.find((name) => name === query.get("kind")) ?? "levels";
  const one = useOne<Report>(`/reports/${kind}`, {
    since: query.get("since"),
    until: query.get("until"),
    region: query.get("region"),
    school: query.get("school"),
  });
  useLive(["route", "submission"], one.reload);
  return (
    <PageFrame title={T.reports.title}>
      <LinkTabs
        label={T.reports.kinds}
        items={kinds.map((name) => ({
          href: withQuery("/reports", query, { kind: name }),
          text: T.reports.kindNames[name],
          current: name === kind,
        }))}
      />
      <FilterBar label={T.reports.filters}>
        <QueryDay name="since" label={T.common.since} />
        <QueryDay name="until" label={T.common.until} />
        <QueryText name="region" label={T.routes.region} />
        {may("listSchools") ? <QuerySchool /> : null}
      </FilterBar>
      {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : null}
      {one.data && one.data.kind === kind ? <Shown key={kind} report={one.data} /> : one.problem ? null : <Loading />}
      {may("makeDiagnosticsNote") ? <Note /> : null}
      {may("makeHalfYearReport") ? <HalfYear /> : null}
    </PageFrame>
  );
}
