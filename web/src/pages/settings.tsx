// Настройки: what the service runs with. They are changed in its file, not here.
import { api } from "../api/client";
import type { Settings } from "../api/types";
import { num } from "../format";
import { useAct, useOne } from "../hooks";
import { useMay } from "../session";
import { T } from "../texts";
import { Button, Facts, Loading, ProblemBox } from "../ui/basic";
import { PageFrame, Section } from "../ui/page";
import { toast } from "../ui/toast";

export function SettingsPage() {
  const one = useOne<Settings>("/settings");
  const may = useMay("reloadSettings");
  const act = useAct();
  const reload = (): void => {
    void act.run(async () => {
      await api.post("/settings/reload");
      toast(T.settings.reloaded);
      one.reload();
    });
  };
  return (
    <PageFrame
      title={T.settings.title}
      lead={T.settings.lead}
      actions={
        may ? (
          <Button busy={act.busy} onClick={reload}>
            {T.settings.reload}
          </Button>
        ) : null
      }
    >
      <ProblemBox problem={act.problem} />
      {one.problem ? <ProblemBox problem={one.problem} retry={one.reload} /> : null}
      {one.data ? (
        <>
          <Facts
            items={[
              [T.settings.version, one.data.version],
              [T.settings.store, `${one.data.store.engine}, ${T.settings.schema} ${one.data.store.schema}`],
              [T.settings.schools, num(one.data.schools.count)],
            ]}
          />
          {one.data.groups.map((group) => (
            <Section key={group.title} title={group.title}>
              <dl class="settings">
                {group.items.map((item) => (
                  <div key={item.key}>
                    <dt>
                      {item.text}
                      <code class="sub">{item.key}</code>
                    </dt>
                    <dd>{item.value || <span class="muted">{T.settings.unset}</span>}</dd>
                  </div>
                ))}
              </dl>
            </Section>
          ))}
        </>
      ) : one.problem ? null : (
        <Loading />
      )}
    </PageFrame>
  );
}
