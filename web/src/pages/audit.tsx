// Журнал: who did and saw what.
import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { AuditItem } from "../api/types";
import { fullTime } from "../format";
import { useAct, useMany } from "../hooks";
import { usePlace } from "../router";
import { useSession } from "../session";
import { T } from "../texts";
import { Button, Note, ProblemBox } from "../ui/basic";
import { FilterBar, QueryDay, QueryText } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { type Column, ListTable } from "../ui/table";

function details(item: AuditItem): string {
  const { details: said } = item;
  if (said === null || said === undefined || said === "") return "";
  return typeof said === "string" ? said : JSON.stringify(said);
}

const columns: readonly Column<AuditItem>[] = [
  { id: "at", header: T.audit.at, narrow: true, cell: (item) => fullTime(item.at) },
  {
    id: "actor",
    header: T.audit.actor,
    cell: (item) => (
      <>
        {item.actorName || item.actor}
        <span class="sub">{item.origin}</span>
      </>
    ),
  },
  {
    id: "action",
    header: T.audit.action,
    cell: (item) => (
      <>
        {item.actionText || item.action}
        <span class="sub">{item.action}</span>
      </>
    ),
  },
  { id: "subject", header: T.audit.subject, cell: (item) => item.subjectText || item.subject },
  { id: "details", header: T.audit.details, cell: (item) => <span class="breaks">{details(item)}</span> },
];

function Check() {
  const [said, setSaid] = useState<{ whole: boolean; breaches: unknown[] } | null>(null);
  const act = useAct();
  return (
    <>
      <Button busy={act.busy} onClick={() => void act.run(async () => setSaid(await api.get("/audit/check")))}>
        {T.audit.check}
      </Button>
      <ProblemBox problem={act.problem} />
      {said ? (
        <div role="status">
          <Note tone={said.whole ? "good" : "bad"}>
            {said.whole ? T.audit.whole : T.audit.broken(said.breaches.length)}
          </Note>
        </div>
      ) : null}
    </>
  );
}

export function AuditPage() {
  const { query } = usePlace();
  const { may } = useSession();
  const list = useMany<AuditItem>("/audit", {
    actor: query.get("actor"),
    action: query.get("action"),
    subject: query.get("subject"),
    since: query.get("since"),
    until: query.get("until"),
  });
  return (
    <PageFrame wide title={T.audit.title} lead={T.audit.lead} actions={may("checkAudit") ? <Check /> : null}>
      <FilterBar label={T.audit.filters}>
        <QueryText name="actor" label={T.audit.actor} />
        <QueryText name="action" label={T.audit.action} />
        <QueryText name="subject" label={T.audit.subject} />
        <QueryDay name="since" label={T.common.since} />
        <QueryDay name="until" label={T.common.until} />
      </FilterBar>
      <ListTable
        list={list}
        caption={T.audit.title}
        columns={columns}
        id={(item) => `${item.at}-${item.action}-${item.subject}-${item.actor}`}
        empty={T.common.nothingFound}
        shown={T.common.shown}
      />
    </PageFrame>
  );
}
