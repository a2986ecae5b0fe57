// What a school sees first: give in a work, see what became of the others.
import type { Deadline, RouteItem, SubmissionItem } from "../api/types";
import { count, dayText, when } from "../format";
import { useLive, useMany } from "../hooks";
import { useSession } from "../session";
import { FateState, RouteState } from "../states";
import { T } from "../texts";
import { Badge, EmptyState, LinkButton, Loading, ProblemBox } from "../ui/basic";
import { PageFrame, Section } from "../ui/page";
import { Remarks } from "./submissions";
import { UploadBox } from "./upload";

function Works() {
  const list = useMany<SubmissionItem>("/submissions");
  useLive(["submission", "message"], list.reload);
  if (list.problem) return <ProblemBox problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Loading rows={4} />;
  if (list.items.length === 0) return <EmptyState title={T.school.noWorks}>{T.school.noWorksText}</EmptyState>;
  return (
    <ul class="cards compact">
      {list.items.slice(0, 12).map((item) => (
        <li key={item.number} class="card">
          <div class="card-head">
            <a href={`/submissions/${item.number}`}>
              <strong>{item.teacher || T.common.noName}</strong>
            </a>
            <FateState state={item.state} text={item.stateText} />
          </div>
          <p class="sub">
            {item.formTitle} · {when(item.received)}
          </p>
          <Remarks item={item} />
        </li>
      ))}
    </ul>
  );
}

function Teachers() {
  const list = useMany<RouteItem>("/routes", { sort: "name" });
  useLive(["route"], list.reload);
  if (list.problem) return <ProblemBox problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Loading rows={4} />;
  if (list.items.length === 0) return <p class="muted">{T.school.noTeachers}</p>;
  return (
    <>
      <ul class="plain-list">
        {list.items.slice(0, 12).map((route) => (
          <li key={route.id} class="spread">
            <span>
              <a href={`/routes/${route.id}`}>{route.teacher || T.common.noName}</a>
              <span class="sub">
                {[route.code, route.nextDeadline ? `${route.nextDeadline.title}: ${dayText(route.nextDeadline.due)}` : ""]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <span>
              {route.overdue > 0 ? <Badge tone="bad">{count(route.overdue, T.routes.overdue)}</Badge> : null}{" "}
              <RouteState state={route.state} text={route.stateText} />
            </span>
          </li>
        ))}
      </ul>
      {list.items.length > 12 ? <a href="/routes">{T.school.allTeachers}</a> : null}
    </>
  );
}

function Due() {
  const list = useMany<Deadline>("/deadlines");
  if (list.problem) return <ProblemBox problem={list.problem} retry={list.reload} />;
  if (list.loading) return <Loading rows={2} />;
  if (list.items.length === 0) return <p class="muted">{T.deadlines.empty}</p>;
  return (
    <ul class="plain-list">
      {list.items.slice(0, 8).map((one) => (
        <li key={`${one.route}-${one.id}-${one.due}`}>
          {one.overdue ? <Badge tone="bad">{T.deadlines.overdueBadge}</Badge> : null} {dayText(one.due)}: {one.title} —{" "}
          <a href={`/routes/${one.route}`}>{one.teacher}</a>
        </li>
      ))}
    </ul>
  );
}

export function SchoolPage() {
  const { session, may } = useSession();
  return (
    <PageFrame wide title={T.school.title} lead={session.person?.school}>
      <div class="columns">
        <div>
          {may("uploadSubmission") ? (
            <Section title={T.school.give}>
              <p>{T.school.giveText}</p>
              <UploadBox />
            </Section>
          ) : null}
          <Section title={T.school.works} actions={<a href="/submissions">{T.school.allWorks}</a>}>
            <Works />
          </Section>
        </div>
        <div>
          <Section title={T.school.teachers}>
            <Teachers />
          </Section>
          <Section title={T.deadlines.title} actions={<a href="/deadlines">{T.school.allDeadlines}</a>}>
            <Due />
          </Section>
          <Section title={T.blanks.title}>
            <p>{T.school.blanksText}</p>
            <LinkButton href="/blanks">{T.school.toBlanks}</LinkButton>
          </Section>
        </div>
      </div>
    </PageFrame>
  );
}
