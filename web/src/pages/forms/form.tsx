// One installed form: its fields and what the check says of it.
import { address } from "../../api/client";
import type { Form } from "../../api/types";
import { useOne } from "../../hooks";
import { useSession } from "../../session";
import { T } from "../../texts";
import { Facts, LinkButton, Loading, ProblemBox } from "../../ui/basic";
import { PageFrame, Section } from "../../ui/page";
import { Table } from "../../ui/table";
import { Findings } from "./findings";

export function FormPage({ id }: { id: string }) {
  const one = useOne<Form>(`/forms/${encodeURIComponent(id)}`);
  const { may } = useSession();
  const form = one.data;
  return (
    <PageFrame
      title={form?.title ?? T.forms.form}
      back={["/forms", T.forms.title]}
      actions={
        form && form.kind === "docx" && may("getBlank") ? (
          <LinkButton href={address(`/forms/${encodeURIComponent(id)}/blank`)} download>
            {T.blanks.empty}
          </LinkButton>
        ) : null
      }
    >
      {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : null}
      {!form && !one.problem ? <Loading /> : null}
      {form ? (
        <>
          <Facts
            items={[
              [T.forms.id, form.id],
              [T.forms.kind, T.forms.kinds[form.kind] ?? form.kind],
              [T.routes.region, form.region || T.forms.common],
              [T.forms.reads, form.reads ? T.common.yes : T.common.no],
              [T.forms.source, T.forms.sources[form.source] ?? form.source],
            ]}
          />
          <Section title={T.forms.findings}>
            <Findings items={form.findings} />
          </Section>
          <Section title={T.forms.fields}>
            <Table
              caption={T.forms.fields}
              rows={form.fields}
              id={(field) => field.path}
              columns={[
                { id: "label", header: T.forms.label, cell: (field) => field.label },
                { id: "path", header: T.forms.path, cell: (field) => <code>{field.path}</code> },
                { id: "kind", header: T.forms.fieldKind, cell: (field) => T.forms.fieldKinds[field.kind] ?? field.kind },
              ]}
            />
          </Section>
        </>
      ) : null}
    </PageFrame>
  );
}
