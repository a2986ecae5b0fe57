import { useState } from "preact/hooks";
import { api, ApiError } from "../api/client";
import type { Session } from "../api/types";
import { useAct } from "../hooks";
import { T } from "../texts";
import { Button, Input, ProblemBox } from "../ui/basic";
import { Dialog } from "../ui/dialog";

function LoginForm({ take, login: known }: { take: (session: Session) => void; login?: string }) {
  const [login, setLogin] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asks, setAsks] = useState(false); // for the second factor
  const act = useAct();
  const enter = (): Promise<boolean> =>
    act.run(async () => {
      try {
        take(await api.post<Session>("/session", { login, password, ...(asks ? { code } : {}) }));
      } catch (error) {
        if (error instanceof ApiError && error.code === "code-needed" && !asks) setAsks(true);
        else throw error;
      }
    });
  return (
    <form
      class="login-form"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <Input
        label={T.login.login}
        value={login}
        set={setLogin}
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
        required
        first={!known}
        readOnly={known !== undefined}
      />
      <Input
        label={T.login.password}
        type="password"
        value={password}
        set={setPassword}
        autocomplete="current-password"
        required
        first={known !== undefined}
      />
      {asks ? (
        <Input
          label={T.login.code}
          hint={T.login.codeHint}
          value={code}
          set={setCode}
          inputMode="numeric"
          autocomplete="one-time-code"
          required
          first
        />
      ) : null}
      <ProblemBox problem={act.problem} />
      <Button look="main" type="submit" busy={act.busy}>
        {T.login.enter}
      </Button>
    </form>
  );
}

export function LoginPage({ centre, take }: { centre: string; take: (session: Session) => void }) {
  return (
    <main class="alone">
      <div class="login">
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1>{T.name}</h1>
        <p class="lead">{centre}</p>
        <LoginForm take={take} />
        <p class="hint">{T.login.forgot}</p>
      </div>
    </main>
  );
}

// The session ended while something was open: what is typed stays behind.
export function LoginDialog({ login, take }: { login: string; take: (session: Session) => void }) {
  return (
    <Dialog title={T.login.over} close={() => {}}>
      <p>{T.login.overText}</p>
      <LoginForm login={login} take={take} />
    </Dialog>
  );
}
