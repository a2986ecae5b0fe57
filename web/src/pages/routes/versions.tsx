// The versions that came for this route, any two compared.
import { useState } from "preact/hooks";
import type { Difference, Items, Route, RouteVersion } from "../../api/types";
import { when } from "../../format";
import { useOne } from "../../hooks";
import { FateState } from "../../states";
import { T } from "../../texts";
import { Loading, ProblemBox, Select } from "../../ui/basic";
import { Differences } from "../../ui/differences";

function Compare({ route, versions }: { route: number; versions: readonly RouteVersion[] }) {
  const sorted = [...versions].sort((a, b) => a.received.localeCompare(b.received));
  const [from, setFrom] = useState(sorted[sorted.length - 2].number);
  const [to, setTo] = useState(sorted[sorted.length - 1].number);
  const options = sorted.map((one) => [one.number, `${one.number}, ${when(one.received)}`] as const);
  const one = useOne<{ changes: Difference[] }>(from === to ? null : `/routes/${route}/difference`, { from, to });
  return (
    <>
      <h3>{T.routes.compare}</h3>
      <div class="filters">
        <Select label={T.routes.compareFrom} value={from} set={setFrom} options={options} />
        <Select label={T.routes.compareTo} value={to} set={setTo} options={options} />
      </div>
      {from === to ? (
        <p class="muted">{T.routes.sameVersion}</p>
      ) : one.problem ? (
        <ProblemBox problem={one.problem} retry={one.reload} />
      ) : one.data ? (
        <Differences items={one.data.changes} none={T.submission.noDifference} />
      ) : (
        <Loading rows={3} />
      )}
    </>
  );
}

export function RouteVersions({ route }: { route: Route }) {
  const list = useOne<Items<RouteVersion>>(`/routes/${route.id}/versions`);
  if (list.problem) return <ProblemBox problem={list.problem} retry={list.reload} />;
  if (!list.data) return <Loading rows={3} />;
  const versions = list.data.items;
  if (versions.length === 0) return <p class="muted">{T.routes.noVersions}</p>;
  return (
    <>
      <ul class="plain-list">
        {versions.map((one) => (
          <li key={one.number}>
            <a href={`/submissions/${one.number}`}>{one.number}</a> {T.submissions.version(one.version)}, {one.formTitle},{" "}
            {when(one.received)} <FateState state={one.state} />
          </li>
        ))}
      </ul>
      {versions.length > 1 ? <Compare route={route.id} versions={versions} /> : null}
    </>
  );
}
