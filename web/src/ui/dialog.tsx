// Dialogs by <dialog>: the browser keeps the focus in and gives it back; Escape closes.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Problem } from "../api/types";
import { useAct } from "../hooks";
import { T } from "../texts";
import { Button, ProblemBox } from "./basic";

export function Dialog({ title, close, children, foot, wide }: {
  title: string;
  close: () => void;
  children: ComponentChildren;
  foot?: ComponentChildren;
  wide?: boolean;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement as HTMLElement | null;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      if (dialog?.open) dialog.close();
      before?.focus?.();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={wide ? "dialog wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="close" aria-label={T.common.close} onClick={close}>
          ×
        </button>
      </div>
      <div class="dialog-body">{children}</div>
      {foot ? <div class="dialog-foot">{foot}</div> : null}
    </dialog>
  );
}

// A question before what sends or can't be undone.
export function Confirm({ title, children, yes, danger, close, run }: {
  title: string;
  children: ComponentChildren;
  yes: string;
  danger?: boolean;
  close: () => void;
  run: () => Promise<void>;
}) {
  const act = useAct();
  return (
    <Dialog
      title={title}
      close={close}
      foot={
        <>
          <Button onClick={close}>{T.common.cancel}</Button>
          <Button
            look={danger ? "danger" : "main"}
            busy={act.busy}
            onClick={async () => {
              if (await act.run(run)) close();
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      {children}
      <ProblemBox problem={act.problem} />
    </Dialog>
  );
}

// A form in a dialog: Enter sends it, what was typed stays when the server says no.
export function FormDialog({ title, yes, close, run, children, wide, problem, disabled, stay, renew }: {
  title: string;
  yes: string;
  close: () => void;
  run: () => Promise<void>;
  children: ComponentChildren;
  wide?: boolean;
  problem?: Problem | null;
  disabled?: boolean;
  stay?: boolean; // not the last step
  renew?: () => void; // shows what somebody else has changed meanwhile
}) {
  const act = useAct();
  const id = useId();
  return (
    <Dialog
      title={title}
      close={close}
      wide={wide}
      foot={
        <>
          <Button onClick={close}>{T.common.cancel}</Button>
          <Button look="main" type="submit" form={id} busy={act.busy} disabled={disabled}>
            {yes}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={async (event) => {
          event.preventDefault();
          if ((await act.run(run)) && !stay) close();
        }}
      >
        {children}
      </form>
      <ProblemBox
        problem={act.problem ?? problem ?? null}
        retry={act.problem?.code === "stale" && renew ? () => (close(), renew()) : undefined}
      />
    </Dialog>
  );
}
