// One message: what came, what became of it, what may be done.
import { useState } from "preact/hooks";
import { address, api } from "../api/client";
import type { Message, MessageText } from "../api/types";
import { fullTime, size } from "../format";
import { useLive, useOne } from "../hooks";
import { useSession } from "../session";
import { FateState, MessageState, ReplyState } from "../states";
import { T } from "../texts";
import { Button, Facts, LinkButton, Loading, Note, ProblemBox } from "../ui/basic";
import { Confirm } from "../ui/dialog";
import { PageFrame, Section } from "../ui/page";
import { toast } from "../ui/toast";

function Documents({ message }: { message: Message }) {
  const { may } = useSession();
  if (message.documents.length === 0) return <p class="muted">{T.inbox.noDocuments}</p>;
  return (
    <ul class="cards">
      {message.documents.map((document) => (
        <li key={document.id} class="card">
          <div class="card-head">
            <strong>{document.teacher || document.name}</strong>
            <FateState state={document.state} />
          </div>
          <p class="sub">
            {[document.formTitle, document.name, size(document.size), document.reason].filter(Boolean).join(" · ")}
          </p>
          <div class="actions">
            {document.submission ? (
              <LinkButton small look="main" href={`/submissions/${document.submission}`}>
                {T.message.openSubmission(document.submission)}
              </LinkButton>
            ) : null}
            {document.kept !== false && may("getDocument") ? (
              <LinkButton small href={address(`/documents/${document.id}`)} download>
                {T.common.download}
              </LinkButton>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Letter({ id }: { id: number }) {
  const text = useOne<MessageText>(`/messages/${id}/text`);
  if (text.problem) return <ProblemBox problem={text.problem} retry={text.reload} />;
  if (!text.data) return <Loading rows={4} />;
  return (
    <>
      <Facts items={text.data.headers.map((header) => [header.name, header.value] as const)} />
      <pre class="letter" tabIndex={0}>
        {text.data.text || T.message.noText}
      </pre>
      {text.data.truncated ? <p class="hint">{T.message.cut}</p> : null}
    </>
  );
}

function Dismiss({ id, close, done }: { id: number; close: () => void; done: () => void }) {
  return (
    <Confirm
      danger
      title={T.message.dismissTitle}
      yes={T.message.dismiss}
      close={close}
      run={async () => {
        await api.post(`/messages/${id}/dismiss`);
        toast(T.message.dismissed);
        done();
      }}
    >
      <p>{T.message.dismissText}</p>
    </Confirm>
  );
}

function Replies({ message }: { message: Message }) {
  if (message.replies.length === 0) return <p class="muted">{T.message.noReplies}</p>;
  return (
    <ul class="plain-list">
      {message.replies.map((reply) => (
        <li key={reply.id}>
          {T.replyKinds[reply.kind] ?? reply.kind} → {reply.recipient} <ReplyState state={reply.state} />
        </li>
      ))}
    </ul>
  );
}

export function MessagePage({ id }: { id: string }) {
  const one = useOne<Message>(`/messages/${id}`);
  const { may } = useSession();
  const [asks, setAsks] = useState<"retry" | "dismiss" | null>(null);
  useLive(["message"], one.reload, id);
  const message = one.data;
  if (!message) {
    return (
      <PageFrame title={T.message.title} back={["/inbox", T.inbox.title]}>
        {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : <Loading />}
      </PageFrame>
    );
  }
  const stuck = message.state === "quarantined";
  return (
    <PageFrame
      title={message.subject || T.inbox.noSubject}
      back={["/inbox", T.inbox.title]}
      lead={
        <>
          <MessageState state={message.state} /> {message.school || message.from || message.sender}
        </>
      }
      actions={
        <>
          {stuck && may("retryMessage") ? (
            <Button look="main" onClick={() => setAsks("retry")}>
              {T.message.retry}
            </Button>
          ) : null}
          {stuck && may("dismissMessage") ? <Button onClick={() => setAsks("dismiss")}>{T.message.dismiss}</Button> : null}
          {may("getMessageRaw") ? (
            <LinkButton href={address(`/messages/${message.id}/raw`)} download>
              {T.message.raw}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <ProblemBox problem={one.problem} retry={one.reload} />
      {message.reasonText ? <Note tone={stuck ? "warn" : "info"}>{message.reasonText}</Note> : null}
      <Section title={T.message.documents}>
        <Documents message={message} />
      </Section>
      {may("getMessageText") ? (
        <Section title={T.message.letter}>
          <Letter id={message.id} />
        </Section>
      ) : null}
      <Section title={T.message.replies}>
        <Replies message={message} />
      </Section>
      <Section title={T.message.details}>
        <Facts
          items={[
            [T.inbox.received, fullTime(message.received)],
            [T.message.stateAt, fullTime(message.stateAt)],
            [T.inbox.source, T.sourceNames[message.source] ?? message.source],
            [T.message.sender, message.sender],
            [T.message.recipients, (message.recipients ?? []).join(", ")],
            [T.message.size, size(message.size)],
            [T.message.tries, message.tries ? String(message.tries) : ""],
            ["Message-ID", message.messageId],
            ["SHA-256", message.sha256],
          ]}
        />
      </Section>
      {asks === "retry" ? (
        <Confirm
          title={T.message.retryTitle}
          yes={T.message.retry}
          close={() => setAsks(null)}
          run={async () => {
            await api.post(`/messages/${message.id}/retry`);
            toast(T.message.retried);
            one.reload();
          }}
        >
          <p>{T.message.retryText}</p>
        </Confirm>
      ) : null}
      {asks === "dismiss" ? <Dismiss id={message.id} close={() => setAsks(null)} done={one.reload} /> : null}
    </PageFrame>
  );
}
