// Tokens by which programs sign in for a person.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Items, Token } from "../../api/types";
import { dayText } from "../../format";
import { useOne } from "../../hooks";
import { T } from "../../texts";
import { Button, Input, Loading, Note, ProblemBox } from "../../ui/basic";
import { CopyLine } from "../../ui/copy";
import { Confirm, Dialog, FormDialog } from "../../ui/dialog";
import { Section } from "../../ui/page";
import { toast } from "../../ui/toast";

function AddToken({ person, close, done }: { person: number; close: () => void; done: (made: Token) => void }) {
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  return (
    <FormDialog
      title={T.tokens.add}
      yes={T.tokens.make}
      close={close}
      run={async () => done(await api.post<Token>(`/people/${person}/tokens`, { name, days: Number(days) }))}
    >
      <Input label={T.tokens.name} hint={T.tokens.nameHint} required first value={name} set={setName} />
      <Input label={T.tokens.days} type="number" required min="1" max="366" value={days} set={setDays} />
    </FormDialog>
  );
}

export function Tokens({ person }: { person: number }) {
  const list = useOne<Items<Token>>(`/people/${person}/tokens`);
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Token | null>(null);
  const [drops, setDrops] = useState<Token | null>(null);
  return (
    <Section title={T.tokens.title} actions={<Button small onClick={() => setOpen(true)}>{T.tokens.add}</Button>}>
      <p class="hint">{T.tokens.text}</p>
      <ProblemBox problem={list.problem} retry={list.reload} />
      {!list.data && !list.problem ? <Loading rows={1} /> : null}
      <ul class="plain-list">
        {(list.data?.items ?? []).map((token) => (
          <li key={token.id} class="spread">
            <span>
              {token.name}
              <span class="sub">{T.tokens.until(dayText(token.expires))}</span>
            </span>
            <Button small onClick={() => setDrops(token)}>
              {T.tokens.drop}
            </Button>
          </li>
        ))}
      </ul>
      {open ? (
        <AddToken
          person={person}
          close={() => setOpen(false)}
          done={(token) => {
            setMade(token);
            list.reload();
          }}
        />
      ) : null}
      {made?.token ? (
        <Dialog
          title={T.tokens.made}
          close={() => setMade(null)}
          foot={
            <Button look="main" onClick={() => setMade(null)}>
              {T.people.noted}
            </Button>
          }
        >
          <Note tone="warn">{T.tokens.once}</Note>
          <CopyLine label={T.tokens.token} text={made.token} />
        </Dialog>
      ) : null}
      {drops ? (
        <Confirm
          danger
          title={T.tokens.dropTitle}
          yes={T.tokens.drop}
          close={() => setDrops(null)}
          run={async () => {
            await api.drop(`/people/${person}/tokens/${drops.id}`);
            toast(T.tokens.dropped);
            list.reload();
          }}
        >
          <p>{T.tokens.dropText(drops.name)}</p>
        </Confirm>
      ) : null}
    </Section>
  );
}
