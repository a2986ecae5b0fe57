// What came before: the difference to the last version, the versions, the history, what was left over.
import type { Submission } from "../../api/types";
import { fullTime, when } from "../../format";
import { FateState } from "../../states";
import { T } from "../../texts";
import { Differences } from "../../ui/differences";

export function DifferenceTab({ submission }: { submission: Submission }) {
  if (!submission.supersedes) return <p class="muted">{T.submission.firstVersion}</p>;
  return (
    <>
      <p>
        {T.submission.against}{" "}
        <a href={`/submissions/${submission.supersedes}`}>{submission.supersedes}</a>
      </p>
      <Differences items={submission.difference} none={T.submission.noDifference} />
    </>
  );
}

export function HistoryTab({ submission }: { submission: Submission }) {
  return (
    <>
      <h3>{T.submission.versions}</h3>
      <ul class="plain-list">
        {submission.versions.map((version) => (
          <li key={version.number}>
            {version.number === submission.number ? (
              <strong>{version.number}</strong>
            ) : (
              <a href={`/submissions/${version.number}`}>{version.number}</a>
            )}{" "}
            {T.submissions.version(version.version)}, {when(version.received)} <FateState state={version.state} />
          </li>
        ))}
      </ul>
      {submission.corrections.length > 0 ? (
        <>
          <h3>{T.submission.corrections}</h3>
          <ul class="plain-list">
            {submission.corrections.map((one, i) => (
              <li key={i}>
                <strong>{one.label}</strong>: <del>{one.was || T.submission.emptyValue}</del> →{" "}
                <ins>{one.is || T.submission.emptyValue}</ins>
                <span class="sub">
                  {one.actor}, {fullTime(one.at)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{T.submission.history}</h3>
      <ol class="steps">
        {submission.history.map((one, i) => (
          <li key={i}>
            {one.text || one.action}
            <span class="sub">
              {[one.actor, fullTime(one.at)].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

export function LeftoversTab({ submission }: { submission: Submission }) {
  if (submission.leftovers.length === 0) return <p class="muted">{T.submission.noLeftovers}</p>;
  return (
    <>
      <p class="hint">{T.submission.leftoversText}</p>
      <ul class="plain-list">
        {submission.leftovers.map((one, i) => (
          <li key={i} class="leftover">
            {one.text}
          </li>
        ))}
      </ul>
    </>
  );
}
