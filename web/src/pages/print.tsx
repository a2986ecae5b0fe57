// Печать: jobs with their progress and files, a new one.
import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { FormItem, Items, Job } from "../api/types";
import { fullTime, when } from "../format";
import { useLive, useMany, useOne } from "../hooks";
import { go, usePlace } from "../router";
import { useSession } from "../session";
import { T } from "../texts";
import { Button, Check, Input, Select } from "../ui/basic";
import { FormDialog } from "../ui/dialog";
import { FilterBar, QuerySelect, SchoolInput } from "../ui/filters";
import { JobFile, JobProgress, JobWatch } from "../ui/job";
import { PageFrame } from "../ui/page";
import { type Column, ListTable } from "../ui/table";
import { listedStates } from "./routes/list";

const columns: readonly Column<Job>[] = [
  {
    id: "title",
    header: T.jobs.what,
    cell: (job) => (
      <a class="row-link" href={`/print/${job.id}`}>
        <strong>{job.title}</strong>
        <span class="sub">{T.jobs.kinds[job.kind] ?? job.kind}</span>
      </a>
    ),
  },
  { id: "state", header: T.common.state, cell: (job) => <JobProgress job={job} /> },
  { id: "file", header: T.jobs.file, cell: (job) => <span class="actions"><JobFile small job={job} /></span> },
  { id: "actor", header: T.jobs.actor, labelled: true, narrow: true, cell: (job) => job.actor },
  {
    id: "created",
    header: T.jobs.created,
    narrow: true,
    cell: (job) => <time title={fullTime(job.created)}>{when(job.created)}</time>,
  },
];

function NewPrint({ close }: { close: () => void }) {
  const forms = useOne<Items<FormItem>>("/forms");
  const { may } = useSession();
  const cards = (forms.data?.items ?? []).filter((form) => form.kind === "docx");
  const [form, setForm] = useState("");
  const [state, setState] = useState("");
  const [school, setSchool] = useState("");
  const [q, setQ] = useState("");
  const [order, setOrder] = useState("school");
  const [list, setList] = useState(true);
  const [evenPages, setEvenPages] = useState(false);
  const [portfolio, setPortfolio] = useState(false);
  return (
    <FormDialog
      title={T.print.new}
      yes={T.print.start}
      close={close}
      problem={forms.problem}
      disabled={cards.length === 0}
      run={async () => {
        const filter = Object.fromEntries(Object.entries({ state, school, q }).filter(([, value]) => value));
        const made = await api.post<Job>("/print-jobs", {
          form: form || cards[0].id,
          filter,
          order: order === "school" ? ["school", "name"] : ["name"],
          list,
          evenPages,
          portfolio,
        });
        go(`/print/${made.id}`);
      }}
    >
      <Select
        label={T.print.form}
        value={form || cards[0]?.id || ""}
        set={setForm}
        options={cards.map((one) => [one.id, one.title] as const)}
      />
      <fieldset>
        <legend>{T.print.whose}</legend>
        <Select
          label={T.common.state}
          value={state}
          set={setState}
          options={[["", T.common.any], ...listedStates]}
        />
        {may("listSchools") ? <SchoolInput label={T.common.school} value={school} set={setSchool} /> : null}
        <Input label={T.print.query} hint={T.print.queryHint} value={q} set={setQ} />
      </fieldset>
      <Select label={T.print.order} value={order} set={setOrder} options={T.print.orders} />
      <Check label={T.print.list} checked={list} set={setList} />
      <Check label={T.print.evenPages} checked={evenPages} set={setEvenPages} />
      <Check label={T.print.portfolio} checked={portfolio} set={setPortfolio} />
    </FormDialog>
  );
}

export function PrintPage() {
  const { query } = usePlace();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  const list = useMany<Job>("/jobs", { kind: query.get("kind") });
  useLive(["job"], list.reload);
  return (
    <PageFrame
      wide
      title={T.print.title}
      actions={
        may("printRoutes") ? (
          <Button look="main" onClick={() => setOpen(true)}>
            {T.print.new}
          </Button>
        ) : null
      }
    >
      <FilterBar label={T.print.filters}>
        <QuerySelect name="kind" label={T.jobs.kind} options={Object.entries(T.jobs.kinds)} />
      </FilterBar>
      <ListTable
        list={list}
        caption={T.print.title}
        columns={columns}
        id={(job) => String(job.id)}
        empty={T.print.empty}
        emptyText={<p>{T.print.emptyText}</p>}
        shown={T.common.shown}
      />
      {open ? <NewPrint close={() => setOpen(false)} /> : null}
    </PageFrame>
  );
}

export function JobPage({ id }: { id: string }) {
  return (
    <PageFrame title={T.jobs.one} back={["/print", T.print.title]}>
      <JobWatch id={Number(id)} />
    </PageFrame>
  );
}
