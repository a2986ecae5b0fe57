// A value put right in place.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Field } from "../../api/types";
import { useAct } from "../../hooks";
import { T } from "../../texts";
import { Button, ProblemBox } from "../../ui/basic";

// What is typed, as the server wants it; nothing typed means that there is no value.
export function valueOf(kind: Field["kind"], text: string): unknown {
  const clean = text.trim();
  if (clean === "") return null;
  if (kind === "number") {
    const number = Number(clean.replace(",", "."));
    return Number.isNaN(number) ? clean : number;
  }
  if (kind === "boolean") return clean === "true";
  return clean;
}

function textOf(field: Field): string {
  if (field.value === null || field.value === undefined) return field.kind === "date" ? "" : field.text;
  if (Array.isArray(field.value)) return field.value.join("\n");
  return typeof field.value === "object" ? field.text : String(field.value);
}

export function FieldEditor({ field, save, close, renew }: {
  field: Field;
  save: (value: unknown) => Promise<void>;
  close: () => void;
  renew: () => void; // what somebody else has changed meanwhile; what is typed here stays
}) {
  const [text, setText] = useState(textOf(field));
  const act = useAct();
  const box = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null);
  const id = `edit-${field.path}`;
  useEffect(() => box.current?.focus(), []);
  const submit = async (): Promise<void> => {
    if (await act.run(() => save(valueOf(field.kind, text)))) close();
  };
  const common = {
    ref: box,
    id,
    "aria-label": field.label,
    value: text,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close();
      } else if (event.key === "Enter" && (field.kind !== "long" || event.ctrlKey)) {
        event.preventDefault();
        void submit();
      }
    },
  };
  const pick = (event: Event): void => setText((event.currentTarget as HTMLInputElement).value);
  return (
    <form
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {field.kind === "long" ? (
        <textarea {...common} rows={Math.min(10, 2 + Math.floor(text.length / 60))} onInput={pick} />
      ) : field.kind === "choice" && field.choices ? (
        <select {...common} onChange={pick}>
          <option value="">—</option>
          {text && !field.choices.includes(text) ? <option value={text}>{text}</option> : null}
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : field.kind === "boolean" ? (
        <select {...common} onChange={pick}>
          <option value="">—</option>
          <option value="true">{T.common.yes}</option>
          <option value="false">{T.common.no}</option>
        </select>
      ) : (
        <input
          {...common}
          type={field.kind === "date" ? "date" : "text"}
          inputMode={field.kind === "number" ? "decimal" : undefined}
          onInput={pick}
        />
      )}
      {field.raw && field.raw !== text ? <p class="hint">{T.submission.raw(field.raw)}</p> : null}
      <ProblemBox
        problem={act.problem}
        retry={
          act.problem?.code === "stale"
            ? () => {
                act.clear();
                renew();
              }
            : undefined
        }
      />
      <div class="actions">
        <Button look="main" small type="submit" busy={act.busy}>
          {T.common.save}
        </Button>
        <Button small onClick={close}>
          {T.common.cancel}
        </Button>
      </div>
    </form>
  );
}
