// Tabs of one page, by the pattern of the ARIA guide: arrows change the tab.
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

export interface Tab {
  id: string;
  title: string;
  count?: number;
  body: () => ComponentChildren;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [current, setCurrent] = useState(tabs[0].id);
  const prefix = useId();
  const shown = tabs.find((tab) => tab.id === current) ?? tabs[0];
  const step = (by: number): void => {
    const at = tabs.indexOf(shown);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    setCurrent(next.id);
    document.getElementById(`${prefix}-${next.id}`)?.focus();
  };
  return (
    <div class="tab-box">
      <div
        class="tabs"
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key === "ArrowRight") step(1);
          else if (event.key === "ArrowLeft") step(-1);
        }}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${prefix}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab === shown}
            aria-controls={`${prefix}-panel`}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => setCurrent(tab.id)}
          >
            {tab.title}
            {tab.count ? <span class="count">{tab.count}</span> : null}
          </button>
        ))}
      </div>
      <div id={`${prefix}-panel`} role="tabpanel" aria-labelledby={`${prefix}-${shown.id}`} tabIndex={0}>
        {shown.body()}
      </div>
    </div>
  );
}
