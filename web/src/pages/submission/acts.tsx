// Accepting and returning: what will be sent is shown before it goes.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { ReturnPreview, Submission } from "../../api/types";
import { size } from "../../format";
import { useAct } from "../../hooks";
import { T } from "../../texts";
import { Button, Field, Note, ProblemBox } from "../../ui/basic";
import { Dialog, FormDialog } from "../../ui/dialog";
import { toast } from "../../ui/toast";

interface ActProps {
  submission: Submission;
  etag: string | null;
  close: () => void;
  done: () => void;
}

export function AcceptDialog({ submission, etag, close, done }: ActProps) {
  const { candidates } = submission;
  const [choice, setChoice] = useState(candidates.length > 0 ? "" : "auto");
  const body =
    choice === "auto" ? {} : choice === "new" ? { newRoute: true } : { route: Number(choice) };
  return (
    <FormDialog
      title={T.submission.acceptTitle}
      yes={T.submission.accept}
      close={close}
      disabled={choice === ""}
      renew={done}
      run={async () => {
        await api.post(`/submissions/${submission.number}/accept`, body, { ifMatch: etag });
        toast(T.submission.accepted(submission.number));
        done();
      }}
    >
      <p>{T.submission.acceptText(submission.teacher || submission.number)}</p>
      {submission.errors > 0 ? <Note tone="warn">{T.submission.acceptErrors(submission.errors)}</Note> : null}
      {candidates.length > 0 ? (
        <fieldset>
          <legend>{T.submission.whichRoute}</legend>
          {candidates.map((one) => (
            <label key={one.route} class="check">
              <input
                type="radio"
                name="route"
                value={one.route}
                checked={choice === String(one.route)}
                onChange={() => setChoice(String(one.route))}
              />{" "}
              <span>
                {one.teacher}, {one.organization}{" "}
                <span class="sub">
                  {[one.code, T.routeStates[one.state] ?? one.state].filter(Boolean).join(", ")}
                </span>
              </span>
            </label>
          ))}
          <label class="check">
            <input type="radio" name="route" value="new" checked={choice === "new"} onChange={() => setChoice("new")} />{" "}
            {T.submission.newRoute}
          </label>
        </fieldset>
      ) : null}
    </FormDialog>
  );
}

function Letter({ preview }: { preview: ReturnPreview }) {
  return (
    <div class="preview">
      <dl class="facts">
        <div>
          <dt>{T.letter.to}</dt>
          <dd>{preview.to}</dd>
        </div>
        <div>
          <dt>{T.letter.subject}</dt>
          <dd>{preview.subject}</dd>
        </div>
        <div>
          <dt>{T.letter.attachments}</dt>
          <dd>{preview.attachments.map((one) => `${one.name} (${size(one.size)})`).join(", ") || T.common.none}</dd>
        </div>
      </dl>
      <pre class="letter" tabIndex={0}>
        {preview.text}
      </pre>
    </div>
  );
}

// First the words, then the letter as it will go; only then it can be sent.
export function ReturnDialog({ submission, etag, close, done }: ActProps) {
  const [words, setWords] = useState("");
  const [preview, setPreview] = useState<ReturnPreview | null>(null);
  const act = useAct();
  const look = (): Promise<boolean> =>
    act.run(async () => {
      setPreview(await api.post<ReturnPreview>(`/submissions/${submission.number}/return-preview`, { words }));
    });
  const sendIt = async (): Promise<void> => {
    const sent = await act.run(async () => {
      await api.post(`/submissions/${submission.number}/return`, { words }, { ifMatch: etag });
    });
    if (!sent) return;
    toast(T.submission.returned(submission.number));
    close();
    done();
  };
  return (
    <Dialog
      wide
      title={preview ? T.submission.letterTitle : T.submission.returnTitle}
      close={close}
      foot={
        <>
          <Button onClick={preview ? () => setPreview(null) : close}>
            {preview ? T.submission.changeWords : T.common.cancel}
          </Button>
          <Button look="main" busy={act.busy} onClick={() => void (preview ? sendIt() : look())}>
            {preview ? T.submission.sendLetter : T.submission.showLetter}
          </Button>
        </>
      }
    >
      {preview ? (
        <Letter preview={preview} />
      ) : (
        <>
          <p>{T.submission.returnText}</p>
          <Field label={T.submission.words} hint={T.submission.wordsHint}>
            {(props) => (
              <textarea {...props} rows={6} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
            )}
          </Field>
        </>
      )}
      <ProblemBox
        problem={act.problem}
        retry={act.problem?.code === "stale" ? () => (close(), done()) : undefined}
      />
    </Dialog>
  );
}
