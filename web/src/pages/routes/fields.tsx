// What is in the route, by sections; put right in place by who may.
import { useState } from "preact/hooks";
import { api } from "../../api/client";
import type { Field, Route, RouteField } from "../../api/types";
import { useSession } from "../../session";
import { T } from "../../texts";
import { toast } from "../../ui/toast";
import { FieldEditor } from "../submission/editor";

// The value that stands at a JSON pointer.
export function valueAt(data: unknown, path: string): unknown {
  let at: unknown = data;
  for (const key of path.split("/").slice(1)) {
    if (at === null || typeof at !== "object") return undefined;
    at = (at as Record<string, unknown>)[key.replace(/~1/g, "/").replace(/~0/g, "~")];
  }
  return at;
}

function kindOf(value: unknown): Field["kind"] {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return "number";
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return "date";
  return typeof value === "string" && value.length > 80 ? "long" : "text";
}

function asField(field: RouteField, value: unknown): Field {
  return {
    ...field,
    value: value ?? null,
    raw: "",
    by: "",
    confidence: 1,
    at: "",
    kind: kindOf(value),
    choices: null,
    corrected: false,
    remarks: [],
  };
}

export function RouteFields({ route, etag, done }: { route: Route; etag: string | null; done: () => void }) {
  const { may } = useSession();
  const [editing, setEditing] = useState<string | null>(null);
  const titles = [...new Set(route.fields.map((field) => field.section))];
  const save = async (path: string, value: unknown): Promise<void> => {
    await api.patch(`/routes/${route.id}`, { changes: [{ path, value }] }, etag);
    toast(T.submission.saved);
    done();
  };
  return (
    <div class="fields">
      {titles.map((title) => (
        <section key={title}>
          {title ? <h3>{title}</h3> : null}
          <dl>
            {route.fields
              .filter((field) => field.section === title)
              .map((field) => {
                const value = valueAt(route.data, field.path);
                const plain = value === undefined || value === null || typeof value !== "object";
                return (
                  <div key={field.path} class="read">
                    <dt>{field.label}</dt>
                    <dd>
                      {editing === field.path ? (
                        <FieldEditor
                          field={asField(field, value)}
                          save={(next) => save(field.path, next)}
                          close={() => setEditing(null)}
                          renew={done}
                        />
                      ) : (
                        <div class="value">
                          <span class={field.text ? "said" : "said muted"}>
                            {field.text || T.submission.emptyValue}
                          </span>
                          {may("changeRoute") && plain ? (
                            <button
                              type="button"
                              class="edit"
                              aria-label={`${T.submission.edit}: ${field.label}`}
                              onClick={() => setEditing(field.path)}
                            >
                              {T.submission.edit}
                            </button>
                          ) : null}
                        </div>
                      )}
                    </dd>
                  </div>
                );
              })}
          </dl>
        </section>
      ))}
    </div>
  );
}
