// A page: its title, its acts, the focus when it opens.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { T } from "../texts";

let first = true;

export function PageFrame({ title, lead, actions, back, wide, children }: {
  title: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  back?: readonly [href: string, text: string];
  wide?: boolean;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} — ${T.name}`;
  }, [title]);
  useEffect(() => {
    // The first page opens where the browser puts the focus; each next one at its heading.
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  return (
    <div class={wide ? "page wide" : "page"}>
      {back ? (
        <a class="back" href={back[0]}>
          ← {back[1]}
        </a>
      ) : null}
      <header class="page-head">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {lead ? <div class="lead">{lead}</div> : null}
        </div>
        {actions ? <div class="actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

export function Section({ title, children, actions }: {
  title: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{title}</h2>
        {actions ? <div class="actions">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
