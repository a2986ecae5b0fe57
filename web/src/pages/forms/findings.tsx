import type { Finding } from "../../api/types";
import { T } from "../../texts";

export function Findings({ items }: { items: readonly Finding[] }) {
  if (items.length === 0) return <p class="muted">{T.forms.noFindings}</p>;
  return (
    <ul class="plain-list findings">
      {items.map((one, i) => (
        <li key={i}>
          <p class="remark warning">{one.message}</p>
          <span class="sub">
            {[one.marker, one.place, one.code].filter(Boolean).join(" · ")}
            {one.example ? ` · ${T.forms.example}: ${one.example}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
