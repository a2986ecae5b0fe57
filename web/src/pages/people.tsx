// Пользователи: who may sign in, and as whom.
import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { Items, Person, Role } from "../api/types";
import { fullTime, when } from "../format";
import { useLive, useOne } from "../hooks";
import { T } from "../texts";
import { Badge, Button, Check, Input, Loading, Note, ProblemBox, Select } from "../ui/basic";
import { CopyLine } from "../ui/copy";
import { Confirm, Dialog, FormDialog } from "../ui/dialog";
import { SchoolInput } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { type Column, Table } from "../ui/table";
import { toast } from "../ui/toast";
import { Tokens } from "./profile/tokens";

const roles = ["operator", "methodist", "school", "head", "admin"] as const;

function PersonFields({ value, set, isNew }: {
  value: Partial<Person>;
  set: (changes: Partial<Person>) => void;
  isNew?: boolean;
}) {
  return (
    <>
      {isNew ? (
        <Input
          label={T.login.login}
          hint={T.people.loginHint}
          required
          first
          autocomplete="off"
          value={value.login ?? ""}
          set={(login) => set({ login })}
        />
      ) : null}
      <Input label={T.people.name} required autocomplete="off" value={value.name ?? ""} set={(name) => set({ name })} />
      <Input
        label={T.people.email}
        hint={T.people.emailHint}
        type="email"
        autocomplete="off"
        value={value.email ?? ""}
        set={(email) => set({ email })}
      />
      <Select
        label={T.people.role}
        value={value.role ?? "operator"}
        set={(role) => set({ role: role as Role })}
        options={roles.map((role) => [role, `${T.people.roles[role]} — ${T.people.roleTexts[role]}`] as const)}
      />
      {value.role === "school" ? (
        <SchoolInput label={T.common.school} value={value.school ?? ""} set={(school) => set({ school })} />
      ) : null}
    </>
  );
}

function AddPerson({ close, done }: { close: () => void; done: (made: Person) => void }) {
  const [value, setValue] = useState<Partial<Person>>({ role: "operator" });
  return (
    <FormDialog
      title={T.people.add}
      yes={T.people.addYes}
      close={close}
      run={async () => {
        const made = await api.post<Person>("/people", {
          login: value.login,
          name: value.name,
          email: value.email ?? "",
          role: value.role,
          school: value.role === "school" ? (value.school ?? "") : "",
        });
        done(made);
      }}
    >
      <PersonFields isNew value={value} set={(changes) => setValue({ ...value, ...changes })} />
    </FormDialog>
  );
}

// The person is loaded anew, so that its ETag is at hand and no other's change is lost.
function EditPerson({ id, close, done }: { id: number; close: () => void; done: () => void }) {
  const one = useOne<Person>(`/people/${id}`);
  const [changes, setChanges] = useState<Partial<Person>>({});
  const [asks, setAsks] = useState<"password" | "factor" | null>(null);
  const [password, setPassword] = useState("");
  if (!one.data) {
    return (
      <Dialog title={T.people.edit} close={close}>
        {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : <Loading rows={4} />}
      </Dialog>
    );
  }
  const person = one.data;
  if (password) return <Password login={person.login} password={password} close={close} />;
  if (asks === "password") {
    return (
      <Confirm
        title={T.people.resetPassword}
        yes={T.people.resetPassword}
        close={() => setAsks(null)}
        run={async () => setPassword((await api.post<{ password: string }>(`/people/${id}/password`)).password)}
      >
        <p>{T.people.resetText(person.name)}</p>
      </Confirm>
    );
  }
  if (asks === "factor") {
    return (
      <Confirm
        danger
        title={T.people.resetFactor}
        yes={T.people.resetFactor}
        close={() => setAsks(null)}
        run={async () => {
          await api.drop(`/people/${id}/second-factor`);
          toast(T.people.factorGone);
          one.reload();
        }}
      >
        <p>{T.people.resetFactorText(person.name)}</p>
      </Confirm>
    );
  }
  const value = { ...person, ...changes };
  return (
    <FormDialog
      wide
      title={person.name}
      yes={T.common.save}
      close={close}
      renew={done}
      run={async () => {
        await api.patch(`/people/${id}`, changes, one.etag);
        toast(T.submission.saved);
        done();
      }}
    >
      <p class="sub">
        {person.login} · {T.people.created(when(person.created))}
      </p>
      <PersonFields value={value} set={(more) => setChanges({ ...changes, ...more })} />
      <Check label={T.people.active} checked={value.active} set={(active) => setChanges({ ...changes, active })} />
      <div class="actions">
        <Button small onClick={() => setAsks("password")}>
          {T.people.resetPassword}
        </Button>
        {person.secondFactor ? (
          <Button small onClick={() => setAsks("factor")}>
            {T.people.resetFactor}
          </Button>
        ) : null}
      </div>
      <Tokens person={id} />
    </FormDialog>
  );
}

function Password({ login, password, close }: { login: string; password: string; close: () => void }) {
  return (
    <Dialog title={T.people.password} close={close} foot={<Button look="main" onClick={close}>{T.people.noted}</Button>}>
      <Note tone="warn">{T.people.passwordOnce}</Note>
      <CopyLine label={T.login.login} text={login} />
      <CopyLine label={T.login.password} text={password} />
    </Dialog>
  );
}

export function PeoplePage() {
  const list = useOne<Items<Person>>("/people");
  const [open, setOpen] = useState<"add" | number | null>(null);
  const [made, setMade] = useState<Person | null>(null);
  useLive(["person"], list.reload);
  const columns: readonly Column<Person>[] = [
    {
      id: "name",
      header: T.people.name,
      cell: (person) => (
        <button type="button" class="row-link" onClick={() => setOpen(person.id)}>
          <strong>{person.name || person.login}</strong>
          <span class="sub">{[person.login, person.email].filter(Boolean).join(" · ")}</span>
        </button>
      ),
    },
    {
      id: "role",
      header: T.people.role,
      cell: (person) => (
        <>
          {T.people.roles[person.role]}
          {person.school ? <span class="sub">{person.school}</span> : null}
        </>
      ),
    },
    {
      id: "state",
      header: T.common.state,
      narrow: true,
      cell: (person) => (
        <Badge tone={person.active ? "good" : "plain"}>{person.active ? T.people.isActive : T.people.isOff}</Badge>
      ),
    },
    {
      id: "factor",
      header: T.people.factor, labelled: true,
      narrow: true,
      cell: (person) => (person.secondFactor ? T.common.yes : T.common.no),
    },
    {
      id: "seen",
      header: T.people.lastSeen, labelled: true,
      narrow: true,
      cell: (person) => <span title={fullTime(person.lastSeen)}>{when(person.lastSeen) || "—"}</span>,
    },
  ];
  return (
    <PageFrame
      wide
      title={T.people.title}
      actions={
        <Button look="main" onClick={() => setOpen("add")}>
          {T.people.add}
        </Button>
      }
    >
      <ProblemBox problem={list.problem} retry={list.reload} />
      {list.data ? (
        <Table
          caption={T.people.title}
          columns={columns}
          rows={list.data.items}
          id={(person) => String(person.id)}
          dim={(person) => !person.active}
        />
      ) : list.problem ? null : (
        <Loading />
      )}
      {open === "add" ? (
        <AddPerson
          close={() => setOpen(null)}
          done={(person) => {
            list.reload();
            if (person.password) setMade(person);
          }}
        />
      ) : null}
      {typeof open === "number" ? (
        <EditPerson id={open} close={() => setOpen(null)} done={list.reload} />
      ) : null}
      {made?.password ? <Password login={made.login} password={made.password} close={() => setMade(null)} /> : null}
    </PageFrame>
  );
}
