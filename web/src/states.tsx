// The colours of states; their words come from the server or from the catalogue.
import { T } from "./texts";
import { Badge, type Tone } from "./ui/basic";

const messageTones: Record<string, Tone> = {
  received: "info",
  filed: "good",
  returned: "warn",
  duplicate: "plain",
  "not-a-submission": "plain",
  quarantined: "bad",
};
const fateTones: Record<string, Tone> = {
  accepted: "good",
  review: "info",
  returned: "warn",
  apart: "info",
  unreadable: "bad",
  "wrong-kind": "bad",
  kept: "plain",
  duplicate: "plain",
};
const routeTones: Record<string, Tone> = {
  submitted: "info",
  returned: "warn",
  agreed: "info",
  approved: "info",
  registered: "good",
  in_progress: "good",
  completed: "plain",
  prolonged: "warn",
};
const jobTones: Record<string, Tone> = { running: "info", done: "good", failed: "bad", cancelled: "plain" };
const replyTones: Record<string, Tone> = { sent: "good", failed: "bad", held: "warn", queued: "info" };

export function MessageState({ state }: { state: string }) {
  return <Badge tone={messageTones[state]}>{T.messageStates[state] ?? state}</Badge>;
}
export function FateState({ state, text }: { state: string; text?: string }) {
  return <Badge tone={fateTones[state]}>{text || (T.fates[state] ?? state)}</Badge>;
}
export function RouteState({ state, text }: { state: string; text?: string }) {
  return <Badge tone={routeTones[state]}>{text || (T.routeStates[state] ?? state)}</Badge>;
}
export function JobState({ state }: { state: string }) {
  return <Badge tone={jobTones[state]}>{T.jobStates[state] ?? state}</Badge>;
}
export function ReplyState({ state }: { state: string }) {
  return <Badge tone={replyTones[state]}>{T.replyStates[state] ?? state}</Badge>;
}
