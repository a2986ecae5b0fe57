import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Job, Route } from "../../api/types";
import { T } from "../../texts";
import { Button, Input, ProblemBox, Select } from "../../ui/basic";
import { Dialog, FormDialog } from "../../ui/dialog";
import { JobWatch } from "../../ui/job";
import { toast } from "../../ui/toast";
import { useAct } from "../../hooks";

export function MoveDialog({ route, etag, step, close, done }: {
  route: Route;
  etag: string | null;
  step: { to: string; text: string };
  close: () => void;
  done: () => void;
}) {
  const [note, setNote] = useState("");
  const [region, setRegion] = useState("");
  const givesCode = step.to === "registered";
  return (
    <FormDialog
      title={step.text}
      yes={step.text}
      close={close}
      renew={done}
      run={async () => {
        await api.post(
          `/routes/${route.id}/move`,
          { to: step.to, ...(note ? { note } : {}), ...(givesCode && region.trim() ? { region: region.trim() } : {}) },
          { ifMatch: etag },
        );
        toast(T.routes.movedOne);
        done();
      }}
    >
      <p>{T.routes.moveOne(route.teacher, T.routeStates[step.to] ?? step.to)}</p>
      {givesCode ? (
        <Input label={T.routes.codeRegion} hint={T.routes.codeRegionHint} value={region} set={setRegion} />
      ) : null}
      <Input label={T.routes.note} value={note} set={setNote} />
    </FormDialog>
  );
}

export function PrintDialog({ route, close }: { route: Route; close: () => void }) {
  const [form, setForm] = useState(route.forms[0].id);
  const [job, setJob] = useState<number | null>(null);
  const act = useAct();
  return (
    <Dialog
      title={T.routes.printTitle}
      close={close}
      foot={
        <>
          <Button onClick={close}>{job === null ? T.common.cancel : T.common.close}</Button>
          {job === null ? (
            <Button
              look="main"
              busy={act.busy}
              onClick={() =>
                void act.run(async () => {
                  const made = await api.post<Job>("/print-jobs", { form, routes: [route.id] });
                  setJob(made.id);
                })
              }
            >
              {T.print.start}
            </Button>
          ) : null}
        </>
      }
    >
      {job === null ? (
        <Select
          label={T.print.form}
          value={form}
          set={setForm}
          options={route.forms.map((one) => [one.id, one.title] as const)}
        />
      ) : (
        <JobWatch id={job} />
      )}
      <ProblemBox problem={act.problem} />
    </Dialog>
  );
}
