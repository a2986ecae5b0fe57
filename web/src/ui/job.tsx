// A job that runs on the server: its progress, its remarks, its file.
import { useEffect } from "preact/hooks";
import { address, api } from "../api/client";
import type { Job } from "../api/types";
import { num, size } from "../format";
import { useAct, useLive, useOne } from "../hooks";
import { useSession } from "../session";
import { JobState } from "../states";
import { T } from "../texts";
import { Button, LinkButton, Loading, ProblemBox, Progress } from "./basic";

export const running = (job: Job): boolean => job.state === "queued" || job.state === "running";

export function JobProgress({ job }: { job: Job }) {
  return (
    <span class="job-progress">
      <JobState state={job.state} />
      {running(job) && job.total > 0 ? <Progress made={job.made + job.failed} total={job.total} label={job.title} /> : null}
      {job.total > 0 ? <span class="muted">{T.jobs.made(num(job.made), num(job.total), job.failed)}</span> : null}
    </span>
  );
}

export function JobFile({ job, small }: { job: Job; small?: boolean }) {
  if (!job.file || job.state !== "done") return null;
  return (
    <>
      <LinkButton small={small} look={small ? "plain" : "main"} href={address(`/jobs/${job.id}/file`)} download>
        {T.jobs.download(job.file.name, size(job.file.size))}
      </LinkButton>
      {job.file.mediaType === "application/pdf" ? (
        <LinkButton small={small} href={address(`/jobs/${job.id}/file`, { inline: true })} target="_blank">
          {T.jobs.open}
        </LinkButton>
      ) : null}
    </>
  );
}

function JobReport({ job }: { job: Job }) {
  if (job.report.length === 0) return null;
  return (
    <ul class="job-report">
      {job.report.slice(0, 200).map((one, i) => (
        <li key={i} class={`remark ${one.severity}`}>
          {one.where ? <strong>{one.where}: </strong> : null}
          {one.message}
        </li>
      ))}
    </ul>
  );
}

export function JobWatch({ id, onDone }: { id: number; onDone?: (job: Job) => void }) {
  const one = useOne<Job>(`/jobs/${id}`);
  const { may } = useSession();
  const act = useAct();
  const job = one.data;
  useLive(["job"], one.reload, id);
  useEffect(() => {
    if (!job || !running(job)) {
      if (job) onDone?.(job);
      return;
    }
    // Events tell most of it; this is for when they don't come through.
    const timer = window.setInterval(one.reload, 3000);
    return () => window.clearInterval(timer);
  }, [job?.state]);
  if (!job) return one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : <Loading rows={2} />;
  return (
    <div class="job">
      <p class="job-title">
        <strong>{job.title}</strong>
      </p>
      <div aria-live="polite">
        <JobProgress job={job} />
      </div>
      <ProblemBox problem={job.problem ?? act.problem} />
      <div class="actions">
        <JobFile job={job} />
        {running(job) && may("cancelJob") ? (
          <Button
            busy={act.busy}
            onClick={() =>
              void act.run(async () => {
                await api.post(`/jobs/${id}/cancel`);
                one.reload();
              })
            }
          >
            {T.jobs.cancel}
          </Button>
        ) : null}
      </div>
      <JobReport job={job} />
    </div>
  );
}
