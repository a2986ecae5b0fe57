// Почта: where letters come from, whether all are accounted for, what goes out.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Job, Ledger, Mailboxes } from "../../api/types";
import { fullTime, num, when } from "../../format";
import { useAct, useLive, useOne } from "../../hooks";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Badge, Button, Input, Loading, Note, ProblemBox } from "../../ui/basic";
import { Dialog, FormDialog } from "../../ui/dialog";
import { JobWatch } from "../../ui/job";
import { PageFrame, Section } from "../../ui/page";
import { type Column, Table } from "../../ui/table";
import { toast } from "../../ui/toast";
import { Replies } from "./replies";

type Box = Mailboxes["items"][number];

const columns: readonly Column<Box>[] = [
  {
    id: "name",
    header: T.mail.box,
    cell: (box) => (
      <>
        <strong>{box.name}</strong>
        <span class="sub">{[box.protocol, box.host].filter(Boolean).join(" · ")}</span>
      </>
    ),
  },
  {
    id: "state",
    header: T.common.state,
    cell: (box) => (
      <>
        <Badge tone={box.lastError ? "bad" : "good"}>{T.mail.states[box.state] ?? box.state}</Badge>
        {box.lastError ? <span class="sub">{box.lastError}</span> : null}
      </>
    ),
  },
  {
    id: "poll",
    header: T.mail.lastPoll, labelled: true,
    narrow: true,
    cell: (box) => <span title={fullTime(box.lastPoll)}>{when(box.lastPoll) || "—"}</span>,
  },
  { id: "taken", header: T.mail.taken, number: true, cell: (box) => num(box.taken) },
];

function Boxes() {
  const one = useOne<Mailboxes>("/mailboxes");
  useLive(["message"], one.reload);
  if (one.problem) return <ProblemBox problem={one.problem} retry={one.reload} />;
  if (!one.data) return <Loading rows={3} />;
  const { items, lmtp, smtp } = one.data;
  return (
    <>
      {items.length > 0 ? (
        <Table caption={T.mail.boxes} columns={columns} rows={items} id={(box) => box.name} />
      ) : (
        <p class="muted">{T.mail.noBoxes}</p>
      )}
      <p>{lmtp ? T.mail.lmtp(String(lmtp.address ?? lmtp.host ?? "")) : T.mail.noLmtp}</p>
      {smtp.configured ? <p>{T.mail.smtp(smtp.host)}</p> : <Note tone="warn">{T.mail.noSmtp}</Note>}
    </>
  );
}

function LedgerSum() {
  const one = useOne<Ledger>("/ledger");
  const { may } = useSession();
  const [job, setJob] = useState<number | null>(null);
  const act = useAct();
  useLive(["message"], one.reload);
  if (one.problem) return <ProblemBox problem={one.problem} retry={one.reload} />;
  if (!one.data) return <Loading rows={3} />;
  const { messages, states, sum, whole } = one.data;
  return (
    <>
      <table class="ledger">
        <caption class="hidden">{T.mail.ledger}</caption>
        <tbody>
          {Object.entries(states).map(([state, n]) => (
            <tr key={state}>
              <th scope="row">
                <a href={`/inbox?state=${state}`}>{T.messageStates[state] ?? state}</a>
              </th>
              <td class="number">{num(n)}</td>
            </tr>
          ))}
          <tr class="total">
            <th scope="row">{T.mail.sum}</th>
            <td class="number">{num(sum)}</td>
          </tr>
          <tr>
            <th scope="row">{T.mail.messages}</th>
            <td class="number">{num(messages)}</td>
          </tr>
        </tbody>
      </table>
      <Note tone={whole ? "good" : "bad"}>{whole ? T.mail.whole : T.mail.broken}</Note>
      {may("checkStore") ? (
        <Button
          busy={act.busy}
          onClick={() => void act.run(async () => setJob((await api.post<Job>("/ledger/checks")).id))}
        >
          {T.mail.check}
        </Button>
      ) : null}
      <ProblemBox problem={act.problem} />
      {job !== null ? (
        <Dialog
          title={T.mail.check}
          close={() => setJob(null)}
          foot={<Button onClick={() => setJob(null)}>{T.common.close}</Button>}
        >
          <JobWatch id={job} />
        </Dialog>
      ) : null}
    </>
  );
}

function TestLetter({ close }: { close: () => void }) {
  const [to, setTo] = useState("");
  return (
    <FormDialog
      title={T.mail.test}
      yes={T.mail.testSend}
      close={close}
      run={async () => {
        await api.post("/test-letters", { to });
        toast(T.mail.testSent(to));
      }}
    >
      <p>{T.mail.testText}</p>
      <Input label={T.letter.to} type="email" required first value={to} set={setTo} />
    </FormDialog>
  );
}

export function MailPage() {
  const { counts, may } = useSession();
  const [test, setTest] = useState(false);
  return (
    <PageFrame
      wide
      title={T.mail.title}
      actions={may("sendTestLetter") ? <Button onClick={() => setTest(true)}>{T.mail.test}</Button> : null}
    >
      <div class="columns">
        <div>
          <Section title={T.mail.boxes}>
            <Boxes />
          </Section>
          {may("listReplies") ? (
            <Section title={T.mail.replies}>
              <Replies />
            </Section>
          ) : null}
        </div>
        <div>
          <Section title={T.mail.ledger}>
            <LedgerSum />
          </Section>
          <Section title={T.mail.quarantine}>
            <p>{counts.quarantined ? T.mail.inQuarantine(counts.quarantined) : T.mail.noQuarantine}</p>
            {counts.quarantined ? <a href="/inbox?state=quarantined">{T.mail.toQuarantine}</a> : null}
          </Section>
        </div>
      </div>
      {test ? <TestLetter close={() => setTest(false)} /> : null}
    </PageFrame>
  );
}
