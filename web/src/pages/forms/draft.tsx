// A form that is being tried: how it prints, what is wrong with it, putting it to use.
import { useState } from "preact/hooks";
import { address, api } from "../../api/client";
import type { Draft } from "../../api/types";
import { fullTime } from "../../format";
import { useLive, useOne } from "../../hooks";
import { go } from "../../router";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Badge, Button, Loading, Note, ProblemBox } from "../../ui/basic";
import { Confirm } from "../../ui/dialog";
import { PageFrame, Section } from "../../ui/page";
import { toast } from "../../ui/toast";
import { Findings } from "./findings";
import { UploadDraft } from "./list";

// How many pages there are is known only when one more isn't.
function Preview({ draft }: { draft: Draft }) {
  const [last, setLast] = useState(1);
  const [end, setEnd] = useState<number | null>(null);
  const shown = end === null ? last : Math.min(last, end - 1);
  if (end === 1) return <p class="muted">{T.forms.noPreview}</p>;
  return (
    <>
      <div class="pages">
        {Array.from({ length: shown }, (_, i) => (
          <img
            key={`${draft.revision}-${i}`}
            class="sheet"
            src={address(`/form-drafts/${encodeURIComponent(draft.id)}/pages/${i + 1}`)}
            alt={T.forms.pageAlt(i + 1)}
            width="595"
            height="842"
            onError={() => setEnd((old) => Math.min(old ?? i + 1, i + 1))}
          />
        ))}
      </div>
      {end === null ? <Button onClick={() => setLast(last + 1)}>{T.forms.nextPage}</Button> : null}
    </>
  );
}

export function DraftPage({ id }: { id: string }) {
  const path = `/form-drafts/${encodeURIComponent(id)}`;
  const one = useOne<Draft>(path);
  const { may } = useSession();
  const [asks, setAsks] = useState<"activate" | "drop" | "upload" | null>(null);
  useLive(["form"], () => {
    if (!asks) one.reload();
  });
  const draft = one.data;
  if (!draft) {
    return (
      <PageFrame title={T.forms.draft} back={["/forms", T.forms.title]}>
        {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : <Loading />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      wide
      title={draft.title || draft.id}
      back={["/forms", T.forms.title]}
      lead={
        <>
          <Badge tone={draft.state === "active" ? "good" : "info"}>
            {draft.state === "active" ? T.forms.active : T.forms.draft}
          </Badge>{" "}
          {[draft.id, draft.region, fullTime(draft.uploaded), draft.actor].filter(Boolean).join(" · ")}
        </>
      }
      actions={
        <>
          {may("activateDraft") && draft.state === "draft" ? (
            <Button look="main" disabled={!draft.usable} onClick={() => setAsks("activate")}>
              {T.forms.activate}
            </Button>
          ) : null}
          {may("putDraft") ? <Button onClick={() => setAsks("upload")}>{T.forms.uploadAgain}</Button> : null}
          {may("dropDraft") ? <Button onClick={() => setAsks("drop")}>{T.common.remove}</Button> : null}
        </>
      }
    >
      <ProblemBox problem={one.problem} retry={one.reload} />
      {draft.usable ? null : <Note tone="bad">{T.forms.mendFirst}</Note>}
      <div class="columns even">
        <Section title={T.forms.preview}>
          <Preview key={draft.revision} draft={draft} />
        </Section>
        <Section title={T.forms.findings}>
          <Findings items={draft.findings} />
        </Section>
      </div>
      {asks === "activate" ? (
        <Confirm
          title={T.forms.activateTitle}
          yes={T.forms.activate}
          close={() => setAsks(null)}
          run={async () => {
            await api.post(`${path}/activate`, undefined, { ifMatch: one.etag });
            toast(T.forms.activated);
            one.reload();
          }}
        >
          <p>{T.forms.activateText}</p>
        </Confirm>
      ) : null}
      {asks === "drop" ? (
        <Confirm
          danger
          title={T.forms.dropTitle}
          yes={T.common.remove}
          close={() => setAsks(null)}
          run={async () => {
            await api.drop(path, { ifMatch: one.etag });
            toast(T.forms.dropped);
            go("/forms");
          }}
        >
          <p>{T.forms.dropText}</p>
        </Confirm>
      ) : null}
      {asks === "upload" ? (
        <UploadDraft
          id={draft.id}
          region={draft.region}
          close={() => {
            setAsks(null);
            one.reload();
          }}
        />
      ) : null}
    </PageFrame>
  );
}
