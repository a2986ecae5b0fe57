import type { Difference } from "../api/types";
import { T } from "../texts";

export function Differences({ items, none }: { items: readonly Difference[]; none: string }) {
  if (items.length === 0) return <p class="muted">{none}</p>;
  return (
    <ul class="plain-list differences">
      {items.map((one, i) => (
        <li key={i}>
          <strong>{one.label || one.path}</strong>
          {one.was || one.is ? (
            <p>
              <del>{one.was || T.submission.emptyValue}</del> → <ins>{one.is || T.submission.emptyValue}</ins>
            </p>
          ) : (
            <p>{one.text}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
