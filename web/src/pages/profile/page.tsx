// Профиль: one's own password, second factor, sessions, tokens, calendar.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Items, SessionItem } from "../../api/types";
import { fullTime } from "../../format";
import { useAct, useOne } from "../../hooks";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Badge, Button, Facts, Input, Loading, ProblemBox } from "../../ui/basic";
import { PageFrame, Section } from "../../ui/page";
import { toast } from "../../ui/toast";
import { CalendarLink } from "../calendar_link";
import { SecondFactorBox } from "./factor";
import { Tokens } from "./tokens";

function Password() {
  const { replace } = useSession();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const act = useAct();
  const differs = again !== "" && again !== fresh;
  return (
    <form
      class="narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (differs) return;
        void act.run(async () => {
          await api.put("/session/password", { old, new: fresh });
          setOld("");
          setFresh("");
          setAgain("");
          toast(T.profile.passwordChanged);
          replace(await api.get("/session"));
        });
      }}
    >
      <Input label={T.profile.old} type="password" required autocomplete="current-password" value={old} set={setOld} />
      <Input
        label={T.profile.new}
        hint={T.profile.newHint}
        type="password"
        required
        minLength={10}
        autocomplete="new-password"
        value={fresh}
        set={setFresh}
      />
      <Input
        label={T.profile.again}
        error={differs ? T.profile.differs : undefined}
        type="password"
        required
        autocomplete="new-password"
        value={again}
        set={setAgain}
      />
      <ProblemBox problem={act.problem} />
      <Button type="submit" busy={act.busy} disabled={differs}>
        {T.profile.change}
      </Button>
    </form>
  );
}

function Sessions() {
  const list = useOne<Items<SessionItem>>("/session/all");
  const act = useAct();
  if (list.problem) return <ProblemBox problem={list.problem} retry={list.reload} />;
  if (!list.data) return <Loading rows={2} />;
  return (
    <>
      <ul class="plain-list">
        {list.data.items.map((one) => (
          <li key={one.id} class="spread">
            <span>
              {one.agent || T.profile.unknownAgent} {one.current ? <Badge tone="good">{T.profile.current}</Badge> : null}
              <span class="sub">
                {[one.origin, T.profile.seen(fullTime(one.seen))].filter(Boolean).join(" · ")}
              </span>
            </span>
            {one.current ? null : (
              <Button
                small
                busy={act.busy}
                onClick={() =>
                  void act.run(async () => {
                    await api.drop(`/session/all/${one.id}`);
                    toast(T.profile.sessionEnded);
                    list.reload();
                  })
                }
              >
                {T.profile.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemBox problem={act.problem} />
    </>
  );
}

export function ProfilePage() {
  const { session, may } = useSession();
  const [calendar, setCalendar] = useState(false);
  const person = session.person;
  if (!person) return null;
  return (
    <PageFrame title={T.profile.title}>
      <Facts
        items={[
          [T.people.name, person.name],
          [T.login.login, person.login],
          [T.people.role, T.people.roles[person.role]],
          [T.common.school, person.school],
        ]}
      />
      <Section title={T.profile.password}>
        <Password />
      </Section>
      <Section title={T.profile.factor}>
        <SecondFactorBox />
      </Section>
      <Section title={T.profile.sessions}>
        <Sessions />
      </Section>
      {may("listTokens") ? <Tokens person={person.id} /> : null}
      {may("getCalendarLink") ? (
        <Section title={T.deadlines.feed}>
          <p>{T.deadlines.feedText}</p>
          <Button onClick={() => setCalendar(true)}>{T.deadlines.feedOpen}</Button>
        </Section>
      ) : null}
      {calendar ? <CalendarLink close={() => setCalendar(false)} /> : null}
    </PageFrame>
  );
}
