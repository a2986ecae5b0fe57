// Формы: what is installed, what is being tried.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Draft, FormItem, Items } from "../../api/types";
import { count, fullTime } from "../../format";
import { useLive, useOne } from "../../hooks";
import { go } from "../../router";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Badge, Button, Input, Loading, ProblemBox } from "../../ui/basic";
import { FormDialog } from "../../ui/dialog";
import { FileDrop } from "../../ui/drop";
import { PageFrame, Section } from "../../ui/page";
import { type Column, Table } from "../../ui/table";

const columns: readonly Column<FormItem>[] = [
  {
    id: "title",
    header: T.forms.form,
    cell: (form) => (
      <a class="row-link" href={`/forms/${form.id}`}>
        <strong>{form.title}</strong>
        <span class="sub">{form.id}</span>
      </a>
    ),
  },
  { id: "kind", header: T.forms.kind, narrow: true, cell: (form) => T.forms.kinds[form.kind] ?? form.kind },
  { id: "region", header: T.routes.region, cell: (form) => form.region || T.forms.common },
  { id: "reads", header: T.forms.reads, labelled: true, narrow: true, cell: (form) => (form.reads ? T.common.yes : T.common.no) },
  { id: "source", header: T.forms.source, labelled: true, narrow: true, cell: (form) => T.forms.sources[form.source] ?? form.source },
  {
    id: "findings",
    header: T.forms.findings,
    narrow: true,
    cell: (form) =>
      form.findings > 0 ? (
        <Badge tone="warn">{count(form.findings, T.forms.findingsCount)}</Badge>
      ) : (
        <span class="muted">{T.forms.noFindings}</span>
      ),
  },
];

const draftColumns: readonly Column<Draft>[] = [
  {
    id: "title",
    header: T.forms.form,
    cell: (draft) => (
      <a class="row-link" href={`/drafts/${draft.id}`}>
        <strong>{draft.title || draft.id}</strong>
        <span class="sub">{[draft.id, draft.region].filter(Boolean).join(" · ")}</span>
      </a>
    ),
  },
  {
    id: "state",
    header: T.common.state,
    cell: (draft) => (
      <Badge tone={draft.state === "active" ? "good" : draft.usable ? "info" : "bad"}>
        {draft.state === "active" ? T.forms.active : draft.usable ? T.forms.usable : T.forms.notUsable}
      </Badge>
    ),
  },
  { id: "uploaded", header: T.forms.uploaded, cell: (draft) => `${fullTime(draft.uploaded)}, ${draft.actor}` },
];

export function UploadDraft({ close, id: known, region: at }: { close: () => void; id?: string; region?: string }) {
  const [id, setId] = useState(known ?? "");
  const [region, setRegion] = useState(at ?? "");
  const [file, setFile] = useState<File | null>(null);
  return (
    <FormDialog
      title={T.forms.upload}
      yes={T.forms.check}
      close={close}
      disabled={!file}
      run={async () => {
        if (!file) return;
        await api.replace<Draft>(`/form-drafts/${encodeURIComponent(id.trim())}`, file, { region: region.trim() });
        go(`/drafts/${encodeURIComponent(id.trim())}`);
      }}
    >
      <p>{T.forms.uploadText}</p>
      <Input
        label={T.forms.id}
        hint={T.forms.idHint}
        required
        pattern="[a-z0-9][a-z0-9\-]*"
        value={id}
        set={setId}
        readOnly={known !== undefined}
      />
      <Input
        label={T.routes.region}
        hint={T.forms.regionHint}
        pattern="[a-z0-9][a-z0-9\-]*"
        value={region}
        set={setRegion}
      />
      <FileDrop label={file ? file.name : T.forms.drop} accept=".zip" take={([one]) => setFile(one)} />
    </FormDialog>
  );
}

export function FormsPage() {
  const { may } = useSession();
  const forms = useOne<Items<FormItem>>("/forms");
  const drafts = useOne<Items<Draft>>(may("listDrafts") ? "/form-drafts" : null);
  const [open, setOpen] = useState(false);
  useLive(["form"], () => {
    forms.reload();
    drafts.reload();
  });
  return (
    <PageFrame
      wide
      title={T.forms.title}
      actions={may("putDraft") ? <Button onClick={() => setOpen(true)}>{T.forms.upload}</Button> : null}
    >
      {may("listDrafts") && (drafts.problem || (drafts.data && drafts.data.items.length > 0)) ? (
        <Section title={T.forms.drafts}>
          <ProblemBox problem={drafts.problem} retry={drafts.reload} />
          {drafts.data ? (
            <Table caption={T.forms.drafts} columns={draftColumns} rows={drafts.data.items} id={(draft) => draft.id} />
          ) : null}
        </Section>
      ) : null}
      <Section title={T.forms.installed}>
        {forms.problem ? <ProblemBox problem={forms.problem} retry={forms.reload} /> : null}
        {forms.data ? (
          <Table caption={T.forms.installed} columns={columns} rows={forms.data.items} id={(form) => form.id} />
        ) : forms.problem ? null : (
          <Loading />
        )}
      </Section>
      {open ? <UploadDraft close={() => setOpen(false)} /> : null}
    </PageFrame>
  );
}
