// One submission: the document on one side, what was read of it on the other.
import { useEffect, useState } from "preact/hooks";
import { address, api } from "../../api/client";
import type { DocumentView, Submission } from "../../api/types";
import { fullTime } from "../../format";
import { useLive, useOne } from "../../hooks";
import { useSession } from "../../session";
import { FateState } from "../../states";
import { T } from "../../texts";
import { Button, LinkButton, Loading, Note, ProblemBox } from "../../ui/basic";
import { PageFrame } from "../../ui/page";
import { SplitPane } from "../../ui/split";
import { Tabs } from "../../ui/tabs";
import { toast } from "../../ui/toast";
import { AcceptDialog, ReturnDialog } from "./acts";
import { DocumentPane, placeOf } from "./document";
import { doubtBelow, FieldsPane } from "./fields";
import { DifferenceTab, HistoryTab, LeftoversTab } from "./story";

function Lead({ submission }: { submission: Submission }) {
  const { may } = useSession();
  return (
    <>
      <FateState state={submission.state} text={submission.stateText} /> {submission.number},{" "}
      {T.submissions.version(submission.version)} · {submission.formTitle} ·{" "}
      {submission.organization || submission.school} · {fullTime(submission.received)}
      {submission.route ? (
        <>
          {" "}
          · <a href={`/routes/${submission.route}`}>{submission.routeCode || T.submission.toRoute}</a>
        </>
      ) : null}
      {may("getMessage") ? (
        <>
          {" "}
          · <a href={`/inbox/${submission.message}`}>{T.submission.toMessage}</a>
        </>
      ) : null}
    </>
  );
}

function Body({ submission, save, renew }: {
  submission: Submission;
  renew: () => void;
  save: (path: string, value: unknown) => Promise<void>;
}) {
  const { may } = useSession();
  const [current, setCurrent] = useState<string | null>(null);
  const view = useOne<DocumentView>(may("getDocumentView") ? `/documents/${submission.document}/view` : null);
  const places = view.data?.places ?? {};
  const fields = (
    <FieldsPane
      submission={submission}
      current={current}
      choose={setCurrent}
      save={save}
      renew={renew}
      hasPlace={(field) => placeOf(places, field.at) !== null}
    />
  );
  return (
    <SplitPane
      leftTitle={T.submission.document}
      rightTitle={T.submission.read}
      turn={current}
      left={
        <DocumentPane
          document={submission.document}
          view={view}
          fields={submission.fields}
          current={current}
          choose={setCurrent}
          doubt={doubtBelow}
        />
      }
      right={
        <Tabs
          label={T.submission.tabs}
          tabs={[
            { id: "fields", title: T.submission.fields, count: submission.errors + submission.warnings, body: () => fields },
            {
              id: "difference",
              title: T.submission.difference,
              count: submission.difference.length,
              body: () => <DifferenceTab submission={submission} />,
            },
            { id: "history", title: T.submission.historyTab, body: () => <HistoryTab submission={submission} /> },
            {
              id: "leftovers",
              title: T.submission.leftovers,
              count: submission.leftovers.length,
              body: () => <LeftoversTab submission={submission} />,
            },
          ]}
        />
      }
    />
  );
}

export function SubmissionPage({ number }: { number: string }) {
  const one = useOne<Submission>(`/submissions/${number}`);
  const { may } = useSession();
  const [dialog, setDialog] = useState<"accept" | "return" | null>(null);
  const [changed, setChanged] = useState(false);
  const submission = one.data;
  // A dialog keeps what it was opened over; the news waits until it is closed.
  useLive(["submission"], () => (dialog ? setChanged(true) : one.reload()), number);
  useEffect(() => {
    if (!dialog && changed) {
      setChanged(false);
      one.reload();
    }
  }, [dialog, changed]);
  if (!submission) {
    return (
      <PageFrame title={T.submission.title(number)} back={["/submissions", T.submissions.title]}>
        {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : <Loading />}
      </PageFrame>
    );
  }
  const save = async (path: string, value: unknown): Promise<void> => {
    await api.patch(`/submissions/${number}`, { changes: [{ path, value }] }, one.etag);
    toast(T.submission.saved);
    one.reload();
  };
  return (
    <PageFrame
      wide
      title={submission.teacher || T.submission.title(number)}
      back={["/submissions", T.submissions.title]}
      lead={<Lead submission={submission} />}
      actions={
        <>
          {submission.may.accept ? (
            <Button look="main" onClick={() => setDialog("accept")}>
              {T.submission.accept}
            </Button>
          ) : null}
          {submission.may.return ? <Button onClick={() => setDialog("return")}>{T.submission.return}</Button> : null}
          {may("getDocument") ? (
            <LinkButton href={address(`/documents/${submission.document}`)} download>
              {T.submission.original}
            </LinkButton>
          ) : null}
          {may("getAnnotatedDocument") && submission.errors + submission.warnings > 0 ? (
            <LinkButton href={address(`/submissions/${number}/annotated`)} download>
              {T.submission.annotated}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <ProblemBox problem={one.problem} retry={one.reload} />
      {submission.reasonText ? <Note>{submission.reasonText}</Note> : null}
      <Body submission={submission} save={save} renew={one.reload} />
      {dialog === "accept" ? (
        <AcceptDialog submission={submission} etag={one.etag} close={() => setDialog(null)} done={one.reload} />
      ) : null}
      {dialog === "return" ? (
        <ReturnDialog submission={submission} etag={one.etag} close={() => setDialog(null)} done={one.reload} />
      ) : null}
    </PageFrame>
  );
}
