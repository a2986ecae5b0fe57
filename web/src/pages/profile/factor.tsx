// The second factor: a picture to be read by a phone, then a code from it.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { SecondFactor } from "../../api/types";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Badge, Button, Input } from "../../ui/basic";
import { CopyLine } from "../../ui/copy";
import { FormDialog } from "../../ui/dialog";
import { toast } from "../../ui/toast";

function TurnOn({ close, done }: { close: () => void; done: () => Promise<void> }) {
  const [begun, setBegun] = useState<SecondFactor | null>(null);
  const [code, setCode] = useState("");
  return (
    <FormDialog
      title={T.profile.factorOn}
      yes={begun ? T.profile.factorConfirm : T.common.go}
      close={close}
      stay={!begun}
      run={async () => {
        if (!begun) {
          setBegun(await api.post<SecondFactor>("/session/second-factor"));
          return;
        }
        await api.put("/session/second-factor", { secret: begun.secret, code: code.trim() });
        toast(T.profile.factorIsOn);
        await done();
      }}
    >
      {begun ? (
        <>
          <p>{T.profile.factorScan}</p>
          <img class="qr" src={begun.qr} alt={T.profile.qr} width="220" height="220" />
          <CopyLine label={T.profile.secret} text={begun.secret} />
          <Input
            label={T.profile.factorCode}
            required
            first
            inputMode="numeric"
            autocomplete="one-time-code"
            value={code}
            set={setCode}
          />
        </>
      ) : (
        <p>{T.profile.factorText}</p>
      )}
    </FormDialog>
  );
}

function TurnOff({ close, done }: { close: () => void; done: () => Promise<void> }) {
  const [password, setPassword] = useState("");
  return (
    <FormDialog
      title={T.profile.factorOff}
      yes={T.profile.factorOff}
      close={close}
      run={async () => {
        await api.drop("/session/second-factor", { body: { password } });
        toast(T.profile.factorIsOff);
        await done();
      }}
    >
      <p>{T.profile.factorOffText}</p>
      <Input
        label={T.login.password}
        type="password"
        required
        first
        autocomplete="current-password"
        value={password}
        set={setPassword}
      />
    </FormDialog>
  );
}

export function SecondFactorBox() {
  const { session, replace } = useSession();
  const [open, setOpen] = useState(false);
  const on = session.person?.secondFactor ?? false;
  const done = async (): Promise<void> => replace(await api.get("/session"));
  return (
    <>
      <p>
        {on ? <Badge tone="good">{T.profile.isOn}</Badge> : <Badge>{T.profile.isOff}</Badge>} {T.profile.factorLead}
      </p>
      <Button onClick={() => setOpen(true)}>
        {on ? T.profile.factorOff : T.profile.factorOn}
      </Button>
      {open && !on ? <TurnOn close={() => setOpen(false)} done={done} /> : null}
      {open && on ? <TurnOff close={() => setOpen(false)} done={done} /> : null}
    </>
  );
}
