// Сканы: paper that came back; what the machine could not file is settled here.
import { useState } from "preact/hooks";
import { address, api } from "../api/client";
import type { Page, Scan } from "../api/types";
import { fullTime, when } from "../format";
import { useAct, useLive, useMany } from "../hooks";
import { usePlace } from "../router";
import { useSession } from "../session";
import { T } from "../texts";
import { Badge, Button, EmptyState, Input, LinkButton, Loading, ProblemBox } from "../ui/basic";
import { Confirm, Dialog } from "../ui/dialog";
import { FileDrop } from "../ui/drop";
import { LinkTabs } from "../ui/filters";
import { PageFrame } from "../ui/page";
import { Pager } from "../ui/table";
import { toast } from "../ui/toast";

const states = ["unsettled", "filed", "dropped"] as const;

function Picture({ scan }: { scan: Scan }) {
  const pages = scan.pages.length > 0 ? scan.pages : [1];
  const [at, setAt] = useState(0);
  const [lost, setLost] = useState(false);
  if (!scan.hasImage || lost) return <p class="muted">{T.scans.noImage}</p>;
  return (
    <div class="scan-image">
      <a href={address(`/scans/${scan.id}/image`)} download>
        <img
          src={address(`/scans/${scan.id}/pages/${at + 1}`)}
          alt={T.submission.pageOf(at + 1, pages.length)}
          loading="lazy"
          width="350"
          height="495"
          onError={() => setLost(true)}
        />
      </a>
      {pages.length > 1 ? (
        <div class="actions">
          <Button small disabled={at === 0} onClick={() => setAt(at - 1)}>
            ←
          </Button>
          <span>{T.submission.pageOf(at + 1, pages.length)}</span>
          <Button small disabled={at + 1 >= pages.length} onClick={() => setAt(at + 1)}>
            →
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Settle({ scan, done }: { scan: Scan; done: () => void }) {
  const { may } = useSession();
  const [code, setCode] = useState(scan.code);
  const [drops, setDrops] = useState(false);
  const act = useAct();
  return (
    <>
      {may("fileScan") ? (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            void act.run(async () => {
              await api.post(`/scans/${scan.id}/file`, { code: code.trim() });
              toast(T.scans.filedToast);
              done();
            });
          }}
        >
          <Input label={T.scans.code} hint={T.scans.codeHint} required value={code} set={setCode} />
          <Button look="main" type="submit" busy={act.busy}>
            {T.scans.file}
          </Button>
          {may("dropScan") ? <Button onClick={() => setDrops(true)}>{T.scans.drop}</Button> : null}
        </form>
      ) : null}
      <ProblemBox problem={act.problem} />
      {drops ? (
        <Confirm
          danger
          title={T.scans.dropTitle}
          yes={T.scans.drop}
          close={() => setDrops(false)}
          run={async () => {
            await api.post(`/scans/${scan.id}/drop`);
            toast(T.scans.dropped);
            done();
          }}
        >
          <p>{T.scans.dropText}</p>
        </Confirm>
      ) : null}
    </>
  );
}

function Card({ scan, done }: { scan: Scan; done: () => void }) {
  return (
    <li class="card scan">
      <Picture scan={scan} />
      <div>
        <div class="card-head">
          <h2>{scan.formTitle || T.scans.one}</h2>
          {scan.matches === true ? <Badge tone="good">{T.scans.matches}</Badge> : null}
          {scan.matches === false ? <Badge tone="warn">{T.scans.differs}</Badge> : null}
        </div>
        <p>{scan.reasonText}</p>
        <p class="sub">
          {[scan.code, when(scan.created)].filter(Boolean).join(" · ")} <span class="hidden">{fullTime(scan.created)}</span>
        </p>
        {scan.route ? <a href={`/routes/${scan.route}`}>{T.scans.toRoute}</a> : null}
        {scan.state === "unsettled" ? <Settle scan={scan} done={done} /> : null}
        {scan.hasImage ? (
          <LinkButton small href={address(`/scans/${scan.id}/image`)} download>
            {T.common.download}
          </LinkButton>
        ) : null}
      </div>
    </li>
  );
}

function UploadScan({ close }: { close: () => void }) {
  const act = useAct();
  return (
    <Dialog title={T.scans.upload} close={close} foot={<Button onClick={close}>{T.common.close}</Button>}>
      <p>{T.scans.uploadText}</p>
      <FileDrop
        label={T.scans.dropFile}
        accept=".pdf,.tif,.tiff,.png,.jpg,.jpeg"
        busy={act.busy}
        take={([file]) =>
          void act.run(async () => {
            await api.upload<{ message: number }>("/scans", file);
            toast(T.upload.taken(file.name));
            close();
          })
        }
      />
      <ProblemBox problem={act.problem} />
    </Dialog>
  );
}

export function ScansPage() {
  const { query } = usePlace();
  const { counts, may } = useSession();
  const [open, setOpen] = useState(false);
  const state = states.find((name) => name === query.get("state")) ?? "unsettled";
  const list = useMany<Scan, Page<Scan>>("/scans", { state });
  useLive(["scan"], list.reload);
  return (
    <PageFrame
      title={T.scans.title}
      actions={may("uploadScan") ? <Button onClick={() => setOpen(true)}>{T.scans.upload}</Button> : null}
    >
      <LinkTabs
        label={T.scans.tabs}
        items={states.map((name) => ({
          href: name === "unsettled" ? "/scans" : `/scans?state=${name}`,
          text: T.scans.stateNames[name],
          count: name === "unsettled" ? counts.unsettledScans : undefined,
          current: name === state,
        }))}
      />
      <ProblemBox problem={list.problem} retry={list.reload} />
      {list.loading && list.items.length === 0 ? <Loading /> : null}
      {!list.loading && !list.problem && list.items.length === 0 ? (
        <EmptyState title={state === "unsettled" ? T.scans.allSettled : T.common.nothingHere} />
      ) : null}
      <ul class="cards">
        {list.items.map((scan) => (
          <Card key={scan.id} scan={scan} done={list.reload} />
        ))}
      </ul>
      {list.items.length > 0 ? <Pager list={list} shown={T.common.shown(list.items.length, list.total)} /> : null}
      {open ? <UploadScan close={() => setOpen(false)} /> : null}
    </PageFrame>
  );
}
