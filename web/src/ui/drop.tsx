// A place to drop files on, which is a button, too.
import { useId, useRef, useState } from "preact/hooks";
import { T } from "../texts";

export function FileDrop({ label, hint, accept, multiple, take, busy }: {
  label: string;
  hint?: string;
  accept?: string;
  multiple?: boolean;
  busy?: boolean;
  take: (files: File[]) => void;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div
      class={`drop${over ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const files = Array.from(event.dataTransfer?.files ?? []);
        if (files.length > 0 && !busy) take(multiple ? files : files.slice(0, 1));
      }}
    >
      <span class="drop-label" id={`${id}-label`}>
        {label}
      </span>
      <label class="button" for={id}>
        {multiple ? T.common.chooseFiles : T.common.chooseFile}
      </label>
      <input
        ref={input}
        id={id}
        class="hidden"
        type="file"
        aria-labelledby={`${id}-label`}
        accept={accept}
        multiple={multiple}
        disabled={busy}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
          if (files.length > 0) take(files);
        }}
      />
      <p class="hint">{hint ?? T.common.dropHint}</p>
    </div>
  );
}
