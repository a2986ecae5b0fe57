// Something to be taken elsewhere: an address, a password, a token.
import { useId, useRef, useState } from "preact/hooks";
import { T } from "../texts";
import { Button } from "./basic";

export function CopyLine({ label, text }: { label: string; text: string }) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      // Without the right to the clipboard the text is at least selected.
    }
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input ref={box} id={id} readOnly value={text} />
        <Button onClick={() => void copy()}>{done ? T.common.copied : T.common.copy}</Button>
      </div>
    </div>
  );
}
