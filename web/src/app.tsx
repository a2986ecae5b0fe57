// The whole: the session, the frame, the page that the address names.
import { useEffect, useMemo, useState } from "preact/hooks";
import { api, onReach, onSignedOut, problemFrom, setCsrf } from "./api/client";
import { onCounts, startEvents, stopEvents } from "./api/events";
import type { Counts, Problem, Session } from "./api/types";
import { Frame } from "./frame";
import { LoginDialog, LoginPage } from "./pages/login";
import { pageOf } from "./pages/pages";
import { followLinks, go, usePlace } from "./router";
import { SessionContext } from "./session";
import { T } from "./texts";
import { ProblemBox } from "./ui/basic";
import { Toasts } from "./ui/toast";

function home(session: Session): string {
  const may = (operation: string): boolean => session.may.includes(operation);
  if (session.person?.role === "school") return "/home";
  return may("listMessages") ? "/inbox" : "/submissions";
}

export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ended, setEnded] = useState(false);
  const [online, setOnline] = useState(true);
  const [counts, setCounts] = useState<Counts>({});
  const { path } = usePlace();

  const take = (said: Session): void => {
    setCsrf(said.csrf);
    setSession(said);
    setEnded(false);
    setProblem(null);
  };
  const ask = (): void => {
    api.get<Session>("/session").then(take, (error: unknown) => setProblem(problemFrom(error)));
  };
  useEffect(() => {
    onSignedOut(() => setEnded(true));
    onReach(setOnline);
    document.addEventListener("click", followLinks);
    ask();
    return onCounts(setCounts);
  }, []);

  const person = session?.person ?? null;
  useEffect(() => {
    if (!person) return;
    startEvents();
    return stopEvents;
  }, [person?.id, session?.csrf]); // a stream ends with its session
  useEffect(() => {
    if (session?.person && path === "/") go(home(session), true);
  }, [session, path]);

  const state = useMemo(
    () =>
      session && {
        session,
        counts,
        may: (operation: string) => session.may.includes(operation),
        replace: take,
      },
    [session, counts],
  );
  if (!state) {
    return problem ? (
      <main class="alone">
        <ProblemBox problem={problem} retry={ask} />
      </main>
    ) : (
      <p class="hidden" role="status">
        {T.common.loading}
      </p>
    );
  }
  if (!person) return <LoginPage centre={state.session.centre} take={take} />;
  return (
    <SessionContext.Provider value={state}>
      <Frame online={online}>{pageOf(path)}</Frame>
      <Toasts />
      {ended ? <LoginDialog login={person.login} take={take} /> : null}
    </SessionContext.Provider>
  );
}
