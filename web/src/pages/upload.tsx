// A document given by hand goes the same way as a letter.
import { useState } from "preact/hooks";
import { api, problemFrom } from "../api/client";
import type { Problem } from "../api/types";
import { T } from "../texts";
import { Button, ProblemBox } from "../ui/basic";
import { Dialog } from "../ui/dialog";
import { FileDrop } from "../ui/drop";
import { useSession } from "../session";

interface Sent {
  name: string;
  message: number | null;
  problem: Problem | null;
}

export function UploadBox({ done }: { done?: () => void }) {
  const { may } = useSession();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<Sent[]>([]);
  const take = async (files: File[]): Promise<void> => {
    setBusy(true);
    for (const file of files) {
      try {
        const said = await api.upload<{ message: number }>("/submissions", file);
        setSent((old) => [...old, { name: file.name, message: said.message, problem: null }]);
      } catch (error) {
        setSent((old) => [...old, { name: file.name, message: null, problem: problemFrom(error) }]);
      }
    }
    setBusy(false);
    done?.();
  };
  return (
    <>
      <FileDrop
        label={T.upload.label}
        hint={T.upload.hint}
        accept=".docx,.doc,.odt,.rtf,.pdf,.zip"
        multiple
        busy={busy}
        take={(files) => void take(files)}
      />
      <ul class="plain-list sent" aria-live="polite">
        {sent.map((one, i) => (
          <li key={i}>
            {one.problem ? (
              <>
                {one.name}
                <ProblemBox problem={one.problem} />
              </>
            ) : may("getMessage") ? (
              <a href={`/inbox/${one.message}`}>{T.upload.taken(one.name)}</a>
            ) : (
              T.upload.taken(one.name)
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function UploadButton({ done }: { done?: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{T.upload.open}</Button>
      {open ? (
        <Dialog
          title={T.upload.title}
          close={() => setOpen(false)}
          foot={<Button onClick={() => setOpen(false)}>{T.common.close}</Button>}
        >
          <p>{T.upload.text}</p>
          <UploadBox done={done} />
        </Dialog>
      ) : null}
    </>
  );
}
