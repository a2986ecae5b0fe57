// Two panes beside each other; on a narrow screen one at a time.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export function SplitPane({ left, right, leftTitle, rightTitle, turn }: {
  left: ComponentChildren;
  right: ComponentChildren;
  leftTitle: string;
  rightTitle: string;
  turn?: string | null; // a change means: show the other side, where only one fits
}) {
  const [side, setSide] = useState<"left" | "right">("right");
  const before = useRef(turn);
  useEffect(() => {
    if (before.current === turn) return;
    before.current = turn;
    setSide((old) => (old === "left" ? "right" : "left"));
  }, [turn]);
  return (
    <>
      <div class="sides">
        <button type="button" aria-pressed={side === "right"} onClick={() => setSide("right")}>
          {rightTitle}
        </button>
        <button type="button" aria-pressed={side === "left"} onClick={() => setSide("left")}>
          {leftTitle}
        </button>
      </div>
      <div class={`split show-${side}`}>
        <section class="pane pane-left" aria-label={leftTitle} tabIndex={0}>
          {left}
        </section>
        <section class="pane pane-right" aria-label={rightTitle}>
          {right}
        </section>
      </div>
    </>
  );
}
