// One route: its life, what is in it, what is to be done.
import { useState } from "preact/hooks";
import type { Route } from "../../api/types";
import { count, dayText } from "../../format";
import { useLive, useOne } from "../../hooks";
import { useSession } from "../../session";
import { RouteState } from "../../states";
import { T } from "../../texts";
import { Badge, Button, Loading, ProblemBox } from "../../ui/basic";
import { PageFrame, Section } from "../../ui/page";
import { Tabs } from "../../ui/tabs";
import { RouteDeadlines, RouteDocuments, RouteLife, RouteScans } from "./parts";
import { RouteFields } from "./fields";
import { MoveDialog, PrintDialog } from "./acts";
import { RouteVersions } from "./versions";

function Lead({ route }: { route: Route }) {
  return (
    <>
      <RouteState state={route.state} text={route.stateText} />{" "}
      {route.code ? <strong class="code">{route.code}</strong> : T.routes.noCode} · {route.organization}
      {route.period.start ? ` · ${dayText(route.period.start)} — ${dayText(route.period.end)}` : ""}
      {route.methodist ? ` · ${T.routes.methodist}: ${route.methodist}` : ""}{" "}
      {route.overdue > 0 ? <Badge tone="bad">{count(route.overdue, T.routes.overdue)}</Badge> : null}
    </>
  );
}

// Steps that aren't the usual way on: none of them is the button that is pressed without thinking.
const backwards = ["draft", "returned", "prolonged", "archived"];

export function RoutePage({ id }: { id: string }) {
  const one = useOne<Route>(`/routes/${id}`);
  const { may } = useSession();
  const [dialog, setDialog] = useState<{ to: string; text: string } | "print" | null>(null);
  const route = one.data;
  useLive(["route", "scan", "submission"], () => {
    if (!dialog) one.reload();
  });
  if (!route) {
    return (
      <PageFrame title={T.routes.one} back={["/routes", T.routes.title]}>
        {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : <Loading />}
      </PageFrame>
    );
  }
  const forward = route.next.find((step) => !backwards.includes(step.to));
  return (
    <PageFrame
      wide
      title={route.teacher || T.common.noName}
      back={["/routes", T.routes.title]}
      lead={<Lead route={route} />}
      actions={
        <>
          {route.next.map((step) => (
            <Button key={step.to} look={step === forward ? "main" : "plain"} onClick={() => setDialog(step)}>
              {step.text}
            </Button>
          ))}
          {may("printRoutes") && route.forms.length > 0 ? (
            <Button onClick={() => setDialog("print")}>{T.routes.print}</Button>
          ) : null}
        </>
      }
    >
      <ProblemBox problem={one.problem} retry={one.reload} />
      <div class="columns">
        <div class="section">
          <Tabs
            label={T.routes.tabs}
            tabs={[
              { id: "fields", title: T.routes.fields, body: () => <RouteFields route={route} etag={one.etag} done={one.reload} /> },
              { id: "documents", title: T.routes.documents, body: () => <RouteDocuments route={route} /> },
              {
                id: "versions",
                title: T.routes.versions,
                count: route.submissions.length,
                body: () => <RouteVersions route={route} />,
              },
              { id: "scans", title: T.routes.scans, count: route.scans.length, body: () => <RouteScans route={route} /> },
            ]}
          />
        </div>
        <div>
          <Section title={T.routes.deadlines}>
            <RouteDeadlines route={route} />
          </Section>
          <Section title={T.routes.life}>
            <RouteLife route={route} />
          </Section>
        </div>
      </div>
      {dialog === "print" ? <PrintDialog route={route} close={() => setDialog(null)} /> : null}
      {dialog && dialog !== "print" ? (
        <MoveDialog route={route} etag={one.etag} step={dialog} close={() => setDialog(null)} done={one.reload} />
      ) : null}
    </PageFrame>
  );
}
