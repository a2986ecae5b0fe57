// The queue of letters that go out.
import { useState } from "preact/hooks";
import { address, api } from "../../api/client";
import type { Reply } from "../../api/types";
import { fullTime, when } from "../../format";
import { useLive, useMany } from "../../hooks";
import { usePlace, withQuery } from "../../router";
import { useSession } from "../../session";
import { ReplyState } from "../../states";
import { T } from "../../texts";
import { Button, LinkButton } from "../../ui/basic";
import { Confirm } from "../../ui/dialog";
import { LinkTabs } from "../../ui/filters";
import { type Column, ListTable } from "../../ui/table";
import { toast } from "../../ui/toast";

const states = ["queued", "held", "failed", "sent"] as const;

export function Replies() {
  const { query } = usePlace();
  const { counts, may } = useSession();
  const [again, setAgain] = useState<Reply | null>(null);
  const state = query.get("replies");
  const list = useMany<Reply>("/replies", { state });
  useLive(["message"], list.reload);
  const href = (name: string | null): string => withQuery("/mail", query, { replies: name });
  const columns: readonly Column<Reply>[] = [
    {
      id: "to",
      header: T.letter.to,
      cell: (reply) => (
        <>
          <strong>{reply.recipient}</strong>
          <span class="sub">{reply.subject || T.replyKinds[reply.kind] || reply.kind}</span>
        </>
      ),
    },
    {
      id: "state",
      header: T.common.state,
      narrow: true,
      cell: (reply) => (
        <>
          <ReplyState state={reply.state} />
          {reply.code ? <span class="sub">{reply.code}</span> : null}
        </>
      ),
    },
    {
      id: "created",
      header: T.mail.created,
      narrow: true,
      cell: (reply) => <time title={fullTime(reply.created)}>{when(reply.sent ?? reply.created)}</time>,
    },
    {
      id: "acts",
      header: T.common.acts,
      cell: (reply) => (
        <span class="actions">
          {reply.message ? <a href={`/inbox/${reply.message}`}>{T.mail.cause}</a> : null}
          {may("getReply") ? (
            <LinkButton small href={address(`/replies/${reply.id}/raw`)} download>
              {T.mail.letterFile}
            </LinkButton>
          ) : null}
          {may("sendAgain") && (reply.state === "failed" || reply.state === "held") ? (
            <Button small onClick={() => setAgain(reply)}>
              {T.mail.sendAgain}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <>
      <LinkTabs
        label={T.mail.replyTabs}
        items={[
          { href: href(null), text: T.common.all, current: !state },
          ...states.map((name) => ({
            href: href(name),
            text: T.mail.replyTabNames[name],
            count: name === "held" ? counts.heldReplies : name === "failed" ? counts.failedReplies : undefined,
            current: state === name,
          })),
        ]}
      />
      <ListTable
        list={list}
        caption={T.mail.replies}
        columns={columns}
        id={(reply) => String(reply.id)}
        empty={T.common.nothingHere}
        shown={T.common.shown}
      />
      {again ? (
        <Confirm
          title={T.mail.sendAgain}
          yes={T.mail.sendAgain}
          close={() => setAgain(null)}
          run={async () => {
            await api.post(`/replies/${again.id}/send`);
            toast(T.mail.queuedAgain);
            list.reload();
          }}
        >
          <p>{T.mail.sendAgainText(again.recipient)}</p>
        </Confirm>
      ) : null}
    </>
  );
}
