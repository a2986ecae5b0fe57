// Which page an address shows. Heavy or rare pages come as parts of their own.
import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { match } from "../router";
import { T } from "../texts";
import { EmptyState, Loading, ProblemBox } from "../ui/basic";
import { PageFrame } from "../ui/page";
import { InboxPage } from "./inbox";
import { SubmissionPage } from "./submission/page";
import { SubmissionsPage } from "./submissions";

type Params = Record<string, string>;
type Part = () => Promise<Record<string, unknown>>;

const loaded = new Map<string, ComponentType<Params>>();

function Lazy({ name, part, params }: { name: string; part: Part; params: Params }) {
  const [failed, setFailed] = useState(false);
  const [, redraw] = useState(0);
  const Page = loaded.get(name);
  useEffect(() => {
    if (Page) return;
    setFailed(false);
    part().then(
      (made) => {
        loaded.set(name, made[name] as ComponentType<Params>);
        redraw((n) => n + 1);
      },
      () => setFailed(true),
    );
  }, [name]);
  if (failed) {
    return (
      <ProblemBox
        problem={{ title: T.common.partLost, detail: T.common.partLostText, status: 0, code: "part" }}
        retry={() => location.reload()}
      />
    );
  }
  return Page ? <Page {...params} /> : <Loading />;
}

const parts: Record<string, readonly [name: string, part: Part]> = {
  "/inbox/:id": ["MessagePage", () => import("./message")],
  "/routes": ["RoutesPage", () => import("./routes/list")],
  "/routes/:id": ["RoutePage", () => import("./routes/page")],
  "/registry": ["RegistryPage", () => import("./registry")],
  "/registry/:form": ["RegistryPage", () => import("./registry")],
  "/blanks": ["BlanksPage", () => import("./blanks")],
  "/deadlines": ["DeadlinesPage", () => import("./deadlines")],
  "/reports": ["ReportsPage", () => import("./reports/page")],
  "/print": ["PrintPage", () => import("./print")],
  "/print/:id": ["JobPage", () => import("./print")],
  "/scans": ["ScansPage", () => import("./scans")],
  "/mail": ["MailPage", () => import("./mail/page")],
  "/forms": ["FormsPage", () => import("./forms/list")],
  "/forms/:id": ["FormPage", () => import("./forms/form")],
  "/drafts/:id": ["DraftPage", () => import("./forms/draft")],
  "/people": ["PeoplePage", () => import("./people")],
  "/audit": ["AuditPage", () => import("./audit")],
  "/settings": ["SettingsPage", () => import("./settings")],
  "/profile": ["ProfilePage", () => import("./profile/page")],
  "/home": ["SchoolPage", () => import("./school")],
};

const patterns = ["/inbox", "/submissions", "/submissions/:number", ...Object.keys(parts)];

export function pageOf(path: string): VNode | null {
  if (path === "/") return null;
  const found = match(patterns, path);
  if (!found) {
    return (
      <PageFrame title={T.common.noPage}>
        <EmptyState title={T.common.noPageText}>
          <a href="/">{T.common.toStart}</a>
        </EmptyState>
      </PageFrame>
    );
  }
  const { pattern, params } = found;
  if (pattern === "/inbox") return <InboxPage />;
  if (pattern === "/submissions") return <SubmissionsPage />;
  if (pattern === "/submissions/:number") return <SubmissionPage key={params.number} number={params.number} />;
  const [name, part] = parts[pattern];
  return <Lazy key={path} name={name} part={part} params={params} />;
}
