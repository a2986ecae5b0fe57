import { address } from "../../api/client";
import type { Route } from "../../api/types";
import { count, dayText, fullTime, when } from "../../format";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Badge, LinkButton } from "../../ui/basic";

export function RouteLife({ route }: { route: Route }) {
  return (
    <ol class="steps">
      {route.steps.map((step, i) => (
        <li key={i}>
          {step.toText || T.routeStates[step.to] || step.to}
          {step.note ? <p>{step.note}</p> : null}
          <span class="sub">{[step.actor, fullTime(step.at)].filter(Boolean).join(", ")}</span>
        </li>
      ))}
    </ol>
  );
}

export function RouteDeadlines({ route }: { route: Route }) {
  if (route.deadlines.length === 0) return <p class="muted">{T.routes.noDeadlines}</p>;
  const tones = { done: "good", due: "plain", overdue: "bad" } as const;
  return (
    <ul class="plain-list">
      {route.deadlines.map((one) => (
        <li key={one.id}>
          <Badge tone={tones[one.state]}>{T.routes.deadlineStates[one.state]}</Badge> {one.title}
          <span class="sub">{[dayText(one.due), one.text].filter(Boolean).join(" · ")}</span>
        </li>
      ))}
    </ul>
  );
}

export function RouteDocuments({ route }: { route: Route }) {
  const { may } = useSession();
  return (
    <>
      {may("getRouteDocument") ? (
        <>
          <h3>{T.routes.makeDocument}</h3>
          <ul class="plain-list">
            {route.forms.map((form) => (
              <li key={form.id} class="spread">
                <span>{form.title}</span>
                <span class="actions">
                  <LinkButton
                    small
                    href={address(`/routes/${route.id}/documents/${form.id}`, { as: "docx" })}
                    download
                  >
                    Word
                  </LinkButton>
                  <LinkButton small href={address(`/routes/${route.id}/documents/${form.id}`, { as: "pdf" })} download>
                    PDF
                  </LinkButton>
                  {may("getBlank") ? (
                    <LinkButton small href={address(`/forms/${form.id}/blank`, { route: route.id })} download>
                      {T.routes.blank}
                    </LinkButton>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{T.routes.printouts}</h3>
      {route.printouts.length === 0 ? <p class="muted">{T.routes.noPrintouts}</p> : null}
      <ul class="plain-list">
        {route.printouts.map((one, i) => (
          <li key={i}>
            {one.formTitle}, {count(one.pages, T.common.pages)}{" "}
            {one.current ? <Badge tone="good">{T.routes.current}</Badge> : <Badge tone="warn">{T.routes.old}</Badge>}
            <span class="sub">{[one.actor, fullTime(one.printed)].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function RouteScans({ route }: { route: Route }) {
  const { may } = useSession();
  if (route.scans.length === 0) return <p class="muted">{T.routes.noScans}</p>;
  return (
    <ul class="plain-list">
      {route.scans.map((scan) => (
        <li key={scan.id} class="spread">
          <span>
            {scan.formTitle || T.scans.one}, {when(scan.created)}{" "}
            {scan.matches === true ? <Badge tone="good">{T.scans.matches}</Badge> : null}
            {scan.matches === false ? <Badge tone="warn">{T.scans.differs}</Badge> : null}
            <span class="sub">{scan.reasonText}</span>
          </span>
          {scan.hasImage && may("getScanImage") ? (
            <LinkButton small href={address(`/scans/${scan.id}/image`)} download>
              {T.common.download}
            </LinkButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
