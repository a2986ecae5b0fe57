// Сданные работы: what was read from the documents.
import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { ActionResult, FormItem, Items, SubmissionItem } from "../api/types";
import { count, fullTime, percent, when } from "../format";
import { useLive, useMany, useOne } from "../hooks";
import { usePlace, withQuery } from "../router";
import { useSession } from "../session";
import { FateState } from "../states";
import { T } from "../texts";
import { Badge, Button, Field } from "../ui/basic";
import { Confirm, FormDialog } from "../ui/dialog";
import { FilterBar, LinkTabs, QueryDay, QuerySchool, QuerySelect, SearchBox } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { type Column, ListTable } from "../ui/table";
import { toast } from "../ui/toast";
import { Outcome } from "./inbox";
import { UploadButton } from "./upload";

export function Remarks({ item }: { item: SubmissionItem }) {
  return (
    <>
      {item.errors > 0 ? <Badge tone="bad">{count(item.errors, T.submissions.errors)}</Badge> : null}{" "}
      {item.warnings > 0 ? <Badge tone="warn">{count(item.warnings, T.submissions.warnings)}</Badge> : null}
      {item.errors + item.warnings === 0 ? <span class="muted">{T.submissions.clean}</span> : null}
    </>
  );
}

const submissionColumns: readonly Column<SubmissionItem>[] = [
  {
    id: "teacher",
    header: T.common.teacher,
    cell: (item) => (
      <a class="row-link" href={`/submissions/${item.number}`}>
        <strong>{item.teacher || T.common.noName}</strong>
        <span class="sub">{item.organization || item.school}</span>
      </a>
    ),
  },
  {
    id: "number",
    header: T.submissions.number,
    narrow: true,
    cell: (item) => (
      <>
        {item.number}
        {item.version > 1 ? <span class="sub">{T.submissions.version(item.version)}</span> : null}
      </>
    ),
  },
  { id: "form", header: T.common.form, cell: (item) => item.formTitle },
  {
    id: "remarks",
    header: T.submissions.remarks,
    narrow: true,
    cell: (item) => <Remarks item={item} />,
  },
  {
    id: "confidence",
    header: T.submissions.confidence,
    number: true,
    narrow: true,
    cell: (item) => percent(item.confidence),
  },
  {
    id: "state",
    header: T.common.state,
    narrow: true,
    cell: (item) => <FateState state={item.state} text={item.stateText} />,
  },
  {
    id: "received",
    header: T.inbox.received,
    narrow: true,
    cell: (item) => (
      <time dateTime={item.received} title={fullTime(item.received)}>
        {when(item.received)}
      </time>
    ),
  },
];

const states = ["review", "apart", "returned", "accepted", "duplicate"] as const;

function Bulk({ numbers, done }: { numbers: readonly string[]; done: () => void }) {
  const [asks, setAsks] = useState<"accept" | "return" | null>(null);
  const [words, setWords] = useState("");
  const [results, setResults] = useState<ActionResult[]>([]);
  const run = async (action: "accept" | "return"): Promise<void> => {
    const said = await api.post<{ results: ActionResult[] }>("/submissions/actions", {
      numbers,
      action,
      ...(action === "return" ? { words } : {}),
    });
    setResults(said.results);
    const n = said.results.filter((one) => one.done).length;
    toast(action === "accept" ? T.inbox.accepted(n) : T.submissions.returned(n));
    done();
  };
  return (
    <>
      {numbers.length > 0 ? (
        <div class="bulk" role="region" aria-label={T.common.bulk}>
          <span role="status">{count(numbers.length, T.submissions.chosen)}</span>
          <Button small onClick={() => setAsks("accept")}>
            {T.inbox.acceptChosen}
          </Button>
          <Button small onClick={() => setAsks("return")}>
            {T.submissions.returnChosen}
          </Button>
        </div>
      ) : null}
      <Outcome results={results} close={() => setResults([])} />
      {asks === "accept" ? (
        <Confirm
          title={T.inbox.acceptTitle}
          yes={T.submission.accept}
          close={() => setAsks(null)}
          run={() => run("accept")}
        >
          <p>{T.inbox.acceptText(numbers.length)}</p>
        </Confirm>
      ) : null}
      {asks === "return" ? (
        <FormDialog
          title={T.submissions.returnTitle}
          yes={T.submissions.returnSend(numbers.length)}
          close={() => setAsks(null)}
          run={() => run("return")}
        >
          <p>{T.submissions.returnText(numbers.length)}</p>
          <Field label={T.submission.words} hint={T.submission.wordsHint}>
            {(props) => (
              <textarea {...props} rows={5} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
            )}
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}

export function SubmissionsPage() {
  const { query } = usePlace();
  const { may, counts } = useSession();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const forms = useOne<Items<FormItem>>("/forms");
  const state = query.get("state");
  const list = useMany<SubmissionItem>("/submissions", {
    state,
    q: query.get("q"),
    school: query.get("school"),
    form: query.get("form"),
    since: query.get("since"),
    until: query.get("until"),
  });
  useLive(["submission"], list.reload);
  const tab = (value: string | null): string => withQuery("/submissions", query, { state: value });
  return (
    <PageFrame
      wide
      title={T.submissions.title}
      actions={may("uploadSubmission") ? <UploadButton done={list.reload} /> : null}
    >
      <FilterBar label={T.submissions.filters}>
        <SearchBox label={T.submissions.search} hint={T.submissions.searchHint} />
        <QuerySelect
          name="form"
          label={T.common.form}
          options={(forms.data?.items ?? []).filter((form) => form.reads).map((form) => [form.id, form.title] as const)}
        />
        {may("listSchools") ? <QuerySchool /> : null}
        <QueryDay name="since" label={T.common.since} />
        <QueryDay name="until" label={T.common.until} />
      </FilterBar>
      <LinkTabs
        label={T.submissions.tabs}
        items={[
          { href: tab(null), text: T.common.all, current: !state },
          ...states.map((name) => ({
            href: tab(name),
            text: T.submissions.tabNames[name],
            count: name === "review" ? counts.review : undefined,
            current: state === name,
          })),
        ]}
      />
      {may("actOnSubmissions") ? (
        <Bulk
          numbers={[...chosen]}
          done={() => {
            setChosen(new Set());
            list.reload();
          }}
        />
      ) : null}
      <ListTable
        list={list}
        caption={T.submissions.title}
        columns={submissionColumns}
        id={(item) => item.number}
        nameOf={(item) => item.teacher || item.number}
        choice={may("actOnSubmissions") ? { chosen, set: setChosen } : undefined}
        empty={query.toString() ? T.common.nothingFound : T.submissions.empty}
        emptyText={query.toString() ? <a href="/submissions">{T.common.dropFilters}</a> : null}
        shown={T.common.shown}
      />
    </PageFrame>
  );
}
