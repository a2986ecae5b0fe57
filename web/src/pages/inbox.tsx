// Входящие: the queue of what came.
import { useState } from "preact/hooks";
import { api, problemFrom } from "../api/client";
import type { ActionResult, Message, Problem } from "../api/types";
import { count, fullTime, when } from "../format";
import { useLive, useMany } from "../hooks";
import { usePlace, withQuery } from "../router";
import { useSession } from "../session";
import { FateState, MessageState } from "../states";
import { T } from "../texts";
import { Button } from "../ui/basic";
import { Confirm } from "../ui/dialog";
import { FilterBar, LinkTabs, QueryDay, QuerySelect, SearchBox } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { type Column, ListTable } from "../ui/table";
import { toast } from "../ui/toast";
import { UploadButton } from "./upload";

const states = ["received", "filed", "returned", "duplicate", "not-a-submission", "quarantined"] as const;

function Documents({ message }: { message: Message }) {
  if (message.documents.length === 0) return <span class="muted">{message.reasonText || T.inbox.noDocuments}</span>;
  return (
    <ul class="plain-list">
      {message.documents.slice(0, 3).map((document) => (
        <li key={document.id}>
          {document.submission ? (
            <a href={`/submissions/${document.submission}`}>{document.teacher || document.name}</a>
          ) : (
            <span>{document.name}</span>
          )}{" "}
          <FateState state={document.state} />
        </li>
      ))}
      {message.documents.length > 3 ? (
        <li class="muted">{count(message.documents.length - 3, T.inbox.moreDocuments)}</li>
      ) : null}
    </ul>
  );
}

const columns: readonly Column<Message>[] = [
  {
    id: "from",
    header: T.inbox.from,
    cell: (message) => (
      <a class="row-link" href={`/inbox/${message.id}`}>
        <strong>{message.school || message.from || message.sender || T.inbox.nobody}</strong>
        <span class="sub">{message.subject || T.inbox.noSubject}</span>
      </a>
    ),
  },
  { id: "documents", header: T.inbox.documents, cell: (message) => <Documents message={message} /> },
  { id: "state", header: T.common.state, narrow: true, cell: (message) => <MessageState state={message.state} /> },
  {
    id: "received",
    header: T.inbox.received,
    narrow: true,
    cell: (message) => (
      <time dateTime={message.received} title={fullTime(message.received)}>
        {when(message.received)}
      </time>
    ),
  },
];

function InboxTabs() {
  const { query } = usePlace();
  const { counts } = useSession();
  const state = query.get("state");
  const attention = query.get("attention") === "true";
  const href = (changes: Record<string, string | null>): string =>
    withQuery("/inbox", query, { state: null, attention: null, ...changes });
  return (
    <LinkTabs
      label={T.inbox.tabs}
      items={[
        { href: href({}), text: T.inbox.all, current: !state && !attention },
        { href: href({ attention: "true" }), text: T.inbox.attention, count: counts.attention, current: attention },
        ...states.map((name) => ({
          href: href({ state: name }),
          text: T.inbox.tabNames[name],
          count: name === "received" || name === "quarantined" ? counts[name] : undefined,
          current: state === name,
        })),
      ]}
    />
  );
}

// What a bulk act met: how many are done, and each that is not.
export function Outcome({ results, close }: { results: readonly ActionResult[]; close: () => void }) {
  const bad = results.filter((one) => !one.done);
  if (bad.length === 0) return null;
  return (
    <div class="problem" role="alert">
      <strong>{T.common.notAllDone(results.length - bad.length, results.length)}</strong>
      <ul>
        {bad.slice(0, 10).map((one) => (
          <li key={one.number ?? one.id}>
            {one.number ?? one.id}: {one.problem?.detail || one.problem?.title}
          </li>
        ))}
      </ul>
      <Button small onClick={close}>
        {T.common.close}
      </Button>
    </div>
  );
}

function Bulk({ chosen, done }: { chosen: readonly Message[]; done: () => void }) {
  const { may } = useSession();
  const [asks, setAsks] = useState<"accept" | "retry" | null>(null);
  const [results, setResults] = useState<ActionResult[]>([]);
  const review = chosen
    .flatMap((message) => message.documents)
    .filter((document) => document.submission && (document.state === "review" || document.state === "apart"))
    .map((document) => document.submission as string);
  const stuck = chosen.filter((message) => message.state === "quarantined");
  const accept = async (): Promise<void> => {
    const said = await api.post<{ results: ActionResult[] }>("/submissions/actions", {
      numbers: review.slice(0, 200),
      action: "accept",
    });
    setResults(said.results);
    toast(T.inbox.accepted(said.results.filter((one) => one.done).length));
    done();
  };
  const retry = async (): Promise<void> => {
    const made: ActionResult[] = [];
    for (const message of stuck) {
      try {
        await api.post(`/messages/${message.id}/retry`);
        made.push({ id: message.id, done: true, problem: null });
      } catch (error) {
        made.push({ id: message.id, done: false, problem: problemFrom(error) as Problem });
      }
    }
    setResults(made);
    toast(T.inbox.retried(made.filter((one) => one.done).length));
    done();
  };
  return (
    <>
      {chosen.length > 0 ? (
        <div class="bulk" role="region" aria-label={T.common.bulk}>
          <span role="status">{count(chosen.length, T.inbox.chosen)}</span>
          {may("actOnSubmissions") ? (
            <Button small disabled={review.length === 0} onClick={() => setAsks("accept")}>
              {T.inbox.acceptChosen}
            </Button>
          ) : null}
          {may("retryMessage") ? (
            <Button small disabled={stuck.length === 0} onClick={() => setAsks("retry")}>
              {T.inbox.retryChosen}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Outcome results={results} close={() => setResults([])} />
      {asks === "accept" ? (
        <Confirm title={T.inbox.acceptTitle} yes={T.submission.accept} close={() => setAsks(null)} run={accept}>
          <p>{T.inbox.acceptText(review.length)}</p>
        </Confirm>
      ) : null}
      {asks === "retry" ? (
        <Confirm title={T.message.retryTitle} yes={T.message.retry} close={() => setAsks(null)} run={retry}>
          <p>{T.inbox.retryText(stuck.length)}</p>
        </Confirm>
      ) : null}
    </>
  );
}

export function InboxPage() {
  const { query } = usePlace();
  const { may } = useSession();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const list = useMany<Message>("/messages", {
    state: query.get("state"),
    q: query.get("q"),
    since: query.get("since"),
    until: query.get("until"),
    source: query.get("source"),
    attention: query.get("attention") === "true",
  });
  useLive(["message", "submission"], list.reload);
  const rows = list.items.filter((message) => chosen.has(String(message.id)));
  return (
    <PageFrame wide title={T.inbox.title} actions={may("uploadSubmission") ? <UploadButton done={list.reload} /> : null}>
      <FilterBar label={T.inbox.filters}>
        <SearchBox label={T.inbox.search} hint={T.inbox.searchHint} />
        <QueryDay name="since" label={T.common.since} />
        <QueryDay name="until" label={T.common.until} />
        <QuerySelect name="source" label={T.inbox.source} options={T.inbox.sources} />
      </FilterBar>
      <InboxTabs />
      <Bulk
        chosen={rows}
        done={() => {
          setChosen(new Set());
          list.reload();
        }}
      />
      <ListTable
        list={list}
        caption={T.inbox.title}
        columns={columns}
        id={(message) => String(message.id)}
        nameOf={(message) => message.subject || message.from}
        choice={may("actOnSubmissions") ? { chosen, set: setChosen } : undefined}
        empty={query.toString() ? T.common.nothingFound : T.inbox.empty}
        emptyText={query.toString() ? <a href="/inbox">{T.common.dropFilters}</a> : <p>{T.inbox.emptyText}</p>}
        shown={(n, total) => T.common.shown(n, total)}
      />
    </PageFrame>
  );
}
