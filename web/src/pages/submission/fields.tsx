// What was read, by sections; each field goes to its place in the document and back.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Field, Remark, Submission } from "../../api/types";
import { percent } from "../../format";
import { T } from "../../texts";
import { Badge } from "../../ui/basic";
import { toneOf } from "./document";
import { FieldEditor } from "./editor";

export const doubtBelow = 0.8;

function Marks({ field }: { field: Field }) {
  return (
    <>
      {field.corrected ? <Badge tone="info">{T.submission.corrected}</Badge> : null}
      {!field.corrected && field.confidence < doubtBelow && field.text ? (
        <Badge tone="warn">{T.submission.doubt(percent(field.confidence))}</Badge>
      ) : null}
    </>
  );
}

function Row({ field, remarks, current, choose, edit, editing, close, save, placed, renew }: {
  field: Field;
  remarks: readonly Remark[];
  current: boolean;
  choose: () => void;
  edit: (() => void) | null;
  editing: boolean;
  close: () => void;
  save: (value: unknown) => Promise<void>;
  placed: boolean;
  renew: () => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div ref={row} class={`read ${toneOf(field, doubtBelow)}${current ? " current" : ""}`}>
      <dt>
        {placed ? (
          <button type="button" class="to-place" onClick={choose} aria-pressed={current} title={T.submission.showPlace}>
            {field.label}
          </button>
        ) : (
          field.label
        )}
      </dt>
      <dd>
        {editing ? (
          <FieldEditor field={field} save={save} close={close} renew={renew} />
        ) : (
          <div class="value">
            <span class={field.text ? "said" : "said muted"}>{field.text || T.submission.emptyValue}</span>
            <Marks field={field} />
            {edit ? (
              <button type="button" class="edit" aria-label={`${T.submission.edit}: ${field.label}`} onClick={edit}>
                {T.submission.edit}
              </button>
            ) : null}
          </div>
        )}
        {remarks.map((remark, i) => (
          <p key={i} class={`remark ${remark.severity}`}>
            {remark.message}
          </p>
        ))}
      </dd>
    </div>
  );
}

function sections(fields: readonly Field[]): { title: string; fields: Field[] }[] {
  const made: { title: string; fields: Field[] }[] = [];
  for (const field of fields) {
    const last = made[made.length - 1];
    if (last && last.title === field.section) last.fields.push(field);
    else made.push({ title: field.section, fields: [field] });
  }
  return made;
}

export function FieldsPane({ submission, current, choose, save, hasPlace, renew }: {
  submission: Submission;
  current: string | null;
  choose: (path: string) => void;
  save: (path: string, value: unknown) => Promise<void>;
  hasPlace: (field: Field) => boolean;
  renew: () => void;
}) {
  const [editing, setEditing] = useState<string | null>(null);
  const [only, setOnly] = useState(false);
  const weak = (field: Field): boolean => toneOf(field, doubtBelow) === "remark" || toneOf(field, doubtBelow) === "doubt";
  const shown = only ? submission.fields.filter(weak) : submission.fields;
  const general = submission.remarks.filter(
    (_, i) => !submission.fields.some((field) => field.remarks.includes(i)),
  );
  return (
    <div class="fields">
      {general.map((remark, i) => (
        <p key={i} class={`remark ${remark.severity}`}>
          {remark.label ? `${remark.label}: ` : ""}
          {remark.message}
        </p>
      ))}
      <label class="check">
        <input type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />{" "}
        {T.submission.onlyWeak(submission.fields.filter(weak).length)}
      </label>
      {sections(shown).map((section, i) => (
        <section key={i}>
          {section.title ? <h3>{section.title}</h3> : null}
          <dl>
            {section.fields.map((field) => (
              <Row
                key={field.path}
                field={field}
                remarks={field.remarks.map((n) => submission.remarks[n]).filter(Boolean)}
                current={current === field.path}
                choose={() => choose(field.path)}
                placed={hasPlace(field)}
                edit={submission.may.correct ? () => setEditing(field.path) : null}
                editing={editing === field.path}
                close={() => setEditing(null)}
                save={(value) => save(field.path, value)}
                renew={renew}
              />
            ))}
          </dl>
        </section>
      ))}
      {shown.length === 0 ? <p class="muted">{T.submission.noWeak}</p> : null}
    </div>
  );
}
