// The document as its writer sees it, with the places from which the fields were read.
import { useEffect, useRef } from "preact/hooks";
import { address } from "../../api/client";
import type { DocumentView, Field, Place } from "../../api/types";
import type { One } from "../../hooks";
import { T } from "../../texts";
import { EmptyState, Loading, ProblemBox } from "../../ui/basic";

// A place may be known only by what it lies in: «body/tbl[1]/tr[2]/tc[1]/p[1]» → its cell, its row.
export function placeOf(places: Record<string, Place>, at: string): Place | null {
  for (let key = at; key; key = key.slice(0, Math.max(0, key.lastIndexOf("/")))) {
    if (places[key]) return places[key];
  }
  return null;
}

export function toneOf(field: Field, doubt: number): string {
  if (field.remarks.length > 0) return "remark";
  if (field.corrected) return "mended";
  return field.confidence < doubt ? "doubt" : "sure";
}

function Box({ field, place, page, current, choose, doubt }: {
  field: Field;
  place: Place;
  page: { width: number; height: number };
  current: boolean;
  choose: () => void;
  doubt: number;
}) {
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) box.current?.scrollIntoView({ block: "center", behavior: "auto" });
  }, [current]);
  const part = (n: number, of: number): string => `${(100 * n) / of}%`;
  return (
    <button
      ref={box}
      type="button"
      class={`place ${toneOf(field, doubt)}${current ? " current" : ""}`}
      aria-label={`${field.label}: ${field.text || T.submission.emptyValue}`}
      aria-pressed={current}
      style={{
        left: part(place.x, page.width),
        top: part(place.y, page.height),
        width: part(place.width, page.width),
        height: part(place.height, page.height),
      }}
      onClick={choose}
    />
  );
}

export function DocumentPane({ document, view, fields, current, choose, doubt }: {
  document: number;
  view: One<DocumentView>;
  fields: readonly Field[];
  current: string | null;
  choose: (path: string) => void;
  doubt: number;
}) {
  if (view.problem) {
    return (
      <>
        <ProblemBox problem={view.problem} retry={view.reload} />
        <EmptyState title={T.submission.noView}>
          <a href={address(`/documents/${document}`)} download>
            {T.common.download}
          </a>
        </EmptyState>
      </>
    );
  }
  if (!view.data) return <Loading rows={6} />;
  const { pages, places } = view.data;
  const placed = fields
    .map((field) => ({ field, place: placeOf(places, field.at) }))
    .filter((one): one is { field: Field; place: Place } => one.place !== null);
  return (
    <div class="pages">
      {pages.map((page) => (
        <figure key={page.number} class="sheet" style={{ aspectRatio: `${page.width} / ${page.height}` }}>
          <img
            src={address(`/documents/${document}/pages/${page.number}`, { width: 900 })}
            alt={T.submission.pageOf(page.number, pages.length)}
            width={Math.round(page.width)}
            height={Math.round(page.height)}
            loading={page.number > 1 ? "lazy" : undefined}
          />
          {placed
            .filter((one) => one.place.page === page.number)
            .map(({ field, place }) => (
              <Box
                key={field.path}
                field={field}
                place={place}
                page={page}
                current={current === field.path}
                choose={() => choose(field.path)}
                doubt={doubt}
              />
            ))}
        </figure>
      ))}
    </div>
  );
}
