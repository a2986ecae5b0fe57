// The small things that every page is made of.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Problem } from "../api/types";
import { T } from "../texts";

export type Tone = "plain" | "good" | "warn" | "bad" | "info";

export function Badge({ tone = "plain", children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

interface ButtonProps extends Omit<JSX.HTMLAttributes<HTMLButtonElement>, "class"> {
  look?: "main" | "plain" | "danger" | "link";
  busy?: boolean;
  type?: "button" | "submit";
  disabled?: boolean;
  small?: boolean;
  form?: string;
}
export function Button({ look = "plain", busy, type = "button", disabled, small, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={`button ${look}${small ? " small" : ""}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {children}
    </button>
  );
}

export function LinkButton({ href, look = "plain", small, download, children, ...rest }: {
  href: string;
  look?: "main" | "plain";
  small?: boolean;
  download?: boolean | string;
  children: ComponentChildren;
  target?: string;
}) {
  return (
    <a {...rest} href={href} class={`button ${look}${small ? " small" : ""}`} download={download}>
      {children}
    </a>
  );
}

export function ProblemBox({ problem, retry }: { problem: Problem | null; retry?: () => void }) {
  if (!problem) return null;
  return (
    <div class="problem" role="alert">
      <strong>{problem.title}</strong>
      {problem.detail && problem.detail !== problem.title ? <p>{problem.detail}</p> : null}
      {problem.code === "stale" ? <p>{T.common.stale}</p> : null}
      {retry ? (
        <Button small onClick={retry}>
          {problem.code === "stale" ? T.common.showNew : T.common.again}
        </Button>
      ) : null}
    </div>
  );
}

export function Note({ tone = "info", children }: { tone?: Tone; children: ComponentChildren }) {
  return <div class={`note ${tone}`}>{children}</div>;
}

export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

function Skeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} class="skeleton-row" />
      ))}
    </div>
  );
}

export function Loading({ rows }: { rows?: number }) {
  return (
    <>
      <p class="hidden" role="status">
        {T.common.loading}
      </p>
      <Skeleton rows={rows} />
    </>
  );
}

interface FieldProps {
  label: string;
  hint?: string;
  error?: string;
  children: (props: { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean }) => ComponentChildren;
}
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const notes = [hint ? `${id}-h` : "", error ? `${id}-e` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": notes || undefined, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-e`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface InputProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput" | "value"> {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  set: (value: string) => void;
  // The first field of a dialog or a page whose only work it is.
  first?: boolean;
}
export function Input({ label, hint, error, value, set, first, ...rest }: InputProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) box.current?.focus();
  }, []);
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => (
        <input {...rest} {...props} ref={box} value={value} onInput={(event) => set(event.currentTarget.value)} />
      )}
    </Field>
  );
}

export function Select({ label, value, set, options, hint, quiet }: {
  label: string;
  value: string;
  set: (value: string) => void;
  options: readonly (readonly [value: string, text: string])[];
  hint?: string;
  quiet?: boolean; // the label is for screen readers
}) {
  const id = useId();
  return (
    <div class={quiet ? "field quiet" : "field"}>
      <label for={id} class={quiet ? "hidden" : undefined}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
      {hint ? <p class="hint">{hint}</p> : null}
    </div>
  );
}

export function Check({ label, checked, set }: { label: string; checked: boolean; set: (yes: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} /> {label}
    </label>
  );
}

export function Facts({ items }: { items: readonly (readonly [string, ComponentChildren] | null | false)[] }) {
  return (
    <dl class="facts">
      {items.map((item) =>
        item && item[1] !== "" && item[1] !== null && item[1] !== undefined ? (
          <div key={item[0]}>
            <dt>{item[0]}</dt>
            <dd>{item[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

export function Progress({ made, total, label }: { made: number; total: number; label: string }) {
  return <progress max={Math.max(total, 1)} value={made} aria-label={label} />;
}
