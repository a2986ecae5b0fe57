// Бланки: one empty, one for each teacher of a list, sent to the schools.
import { useState } from "preact/hooks";
import { address, api } from "../api/client";
import type { FormItem, Items, Job } from "../api/types";
import { count } from "../format";
import { useAct, useOne } from "../hooks";
import { useSession } from "../session";
import { T } from "../texts";
import { Button, Field, Input, LinkButton, Loading, Note, ProblemBox, Select } from "../ui/basic";
import { Dialog, FormDialog } from "../ui/dialog";
import { FileDrop } from "../ui/drop";
import { SchoolInput } from "../ui/filters";
import { JobWatch } from "../ui/job";
import { PageFrame, Section } from "../ui/page";
import { toast } from "../ui/toast";

interface Recipient {
  address: string;
  school: string;
}

function Recipients({ list, set }: { list: readonly Recipient[]; set: (list: Recipient[]) => void }) {
  const change = (at: number, changes: Partial<Recipient>): void =>
    set(list.map((one, i) => (i === at ? { ...one, ...changes } : one)));
  return (
    <fieldset>
      <legend>{T.blanks.recipients}</legend>
      {list.map((one, i) => (
        <div key={i} class="row">
          <Input
            label={T.blanks.address}
            type="email"
            required
            value={one.address}
            set={(address) => change(i, { address })}
          />
          <SchoolInput label={T.blanks.school} value={one.school} set={(school) => change(i, { school })} />
          {list.length > 1 ? (
            <Button small onClick={() => set(list.filter((_, at) => at !== i))}>
              {T.common.remove}
            </Button>
          ) : null}
        </div>
      ))}
      <Button small onClick={() => set([...list, { address: "", school: "" }])}>
        {T.blanks.addRecipient}
      </Button>
      <p class="hint">{T.blanks.recipientsHint}</p>
    </fieldset>
  );
}

function SendDialog({ job, close }: { job: number; close: () => void }) {
  const [subject, setSubject] = useState<string>(T.blanks.subjectText);
  const [text, setText] = useState<string>(T.blanks.letterText);
  const [to, setTo] = useState<Recipient[]>([{ address: "", school: "" }]);
  const [sure, setSure] = useState(false);
  const act = useAct();
  const body = {
    job,
    subject,
    text,
    to: to.map((one) => (one.school ? one : { address: one.address })),
  };
  if (!sure) {
    return (
      <FormDialog wide title={T.blanks.sendTitle} yes={T.blanks.look} close={close} run={async () => setSure(true)} stay>
        <Recipients list={to} set={setTo} />
        <Input label={T.letter.subject} required value={subject} set={setSubject} />
        <Field label={T.letter.text}>
          {(props) => (
            <textarea {...props} rows={6} required value={text} onInput={(event) => setText(event.currentTarget.value)} />
          )}
        </Field>
      </FormDialog>
    );
  }
  const sendIt = async (): Promise<void> => {
    const sent = await act.run(async () => {
      const said = await api.post<{ queued: number; held: number }>("/blank-mailings", body);
      toast(T.blanks.sent(said.queued, said.held));
    });
    if (sent) close();
  };
  return (
    <Dialog
      wide
      title={T.blanks.lookTitle}
      close={close}
      foot={
        <>
          <Button onClick={() => setSure(false)}>{T.submission.changeWords}</Button>
          <Button look="main" busy={act.busy} onClick={() => void sendIt()}>
            {T.blanks.sendNow(count(to.length, T.blanks.letters))}
          </Button>
        </>
      }
    >
      <ul class="plain-list">
        {to.map((one, i) => (
          <li key={i}>
            <strong>{one.address}</strong> — {one.school ? T.blanks.ofSchool(one.school) : T.blanks.ofAll}
          </li>
        ))}
      </ul>
      <p>
        <strong>{subject}</strong>
      </p>
      <pre class="letter" tabIndex={0}>
        {text}
      </pre>
      <ProblemBox problem={act.problem} />
    </Dialog>
  );
}

function FromList({ form }: { form: string }) {
  const { may } = useSession();
  const [job, setJob] = useState<Job | null>(null);
  const [ready, setReady] = useState(false);
  const [sends, setSends] = useState(false);
  const act = useAct();
  return (
    <Section title={T.blanks.fromList}>
      <p>{T.blanks.fromListText}</p>
      <FileDrop
        label={T.blanks.dropList}
        accept=".xlsx,.csv"
        busy={act.busy}
        take={([file]) =>
          void act.run(async () => {
            setReady(false);
            setJob(await api.upload<Job>(`/forms/${form}/blanks`, file));
          })
        }
      />
      <ProblemBox problem={act.problem} />
      {job ? (
        <div class="card">
          <JobWatch key={job.id} id={job.id} onDone={(done) => setReady(done.state === "done")} />
          {ready && may("sendBlanks") ? (
            <div class="actions">
              <Button onClick={() => setSends(true)}>{T.blanks.send}</Button>
            </div>
          ) : null}
        </div>
      ) : null}
      {sends && job ? <SendDialog job={job.id} close={() => setSends(false)} /> : null}
    </Section>
  );
}

export function BlanksPage() {
  const forms = useOne<Items<FormItem>>("/forms");
  const { may } = useSession();
  const [chosen, setChosen] = useState("");
  const blanks = (forms.data?.items ?? []).filter((form) => form.kind === "docx" && form.reads);
  const form = chosen || blanks[0]?.id || "";
  if (!forms.data) {
    return (
      <PageFrame title={T.blanks.title}>
        {forms.problem ? <ProblemBox problem={forms.problem} retry={forms.reload} /> : <Loading />}
      </PageFrame>
    );
  }
  return (
    <PageFrame title={T.blanks.title} lead={T.blanks.lead}>
      {blanks.length === 0 ? <Note tone="warn">{T.blanks.noForms}</Note> : null}
      <Section title={T.blanks.which}>
        <Select
          label={T.common.form}
          value={form}
          set={setChosen}
          options={blanks.map((one) => [one.id, one.title] as const)}
        />
        {form && may("getBlank") ? (
          <LinkButton href={address(`/forms/${form}/blank`)} download>
            {T.blanks.empty}
          </LinkButton>
        ) : null}
      </Section>
      {form && may("makeBlanks") ? <FromList key={form} form={form} /> : null}
    </PageFrame>
  );
}
