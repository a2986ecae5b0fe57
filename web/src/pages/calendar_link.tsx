// The address of one's own deadlines for a calendar program.
import { useState } from "preact/hooks";
import { api } from "../api/client";
import { useAct } from "../hooks";
import { T } from "../texts";
import { Button, ProblemBox } from "../ui/basic";
import { CopyLine } from "../ui/copy";
import { Dialog } from "../ui/dialog";

export function CalendarLink({ close }: { close: () => void }) {
  const [url, setUrl] = useState("");
  const act = useAct();
  return (
    <Dialog
      title={T.deadlines.feedTitle}
      close={close}
      foot={
        <>
          <Button onClick={close}>{T.common.close}</Button>
          {url ? null : (
            <Button
              look="main"
              busy={act.busy}
              onClick={() =>
                void act.run(async () => {
                  const said = await api.post<{ url: string }>("/calendar-link");
                  setUrl(new URL(said.url, location.origin).href);
                })
              }
            >
              {T.deadlines.makeFeed}
            </Button>
          )}
        </>
      }
    >
      <p>{url ? T.deadlines.feedReady : T.deadlines.feedText}</p>
      {url ? <CopyLine label={T.deadlines.feedAddress} text={url} /> : null}
      <ProblemBox problem={act.problem} />
    </Dialog>
  );
}
