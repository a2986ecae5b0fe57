// What the server says: the shapes of /api/v1.

export type Role = "admin" | "operator" | "methodist" | "school" | "head";

export interface Problem {
  title: string;
  status: number;
  code: string;
  detail: string;
  where?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number | null;
}
export interface Items<T> {
  items: T[];
}

export interface Session {
  person: {
    id: number;
    login: string;
    name: string;
    role: Role;
    school: string;
    secondFactor: boolean;
    mustChangePassword: boolean;
  } | null;
  csrf: string | null;
  centre: string;
  may: string[];
  version: string;
}
export interface SessionItem {
  id: string | number;
  created: string;
  seen: string;
  origin: string;
  agent: string;
  current: boolean;
}
export interface SecondFactor {
  secret: string;
  uri: string;
  qr: string;
}

export type Counts = Record<string, number>;

export interface Change {
  kind: string;
  id: string;
}

// Inbox

export interface MessageDocument {
  id: number;
  name: string;
  form: string;
  formTitle: string;
  submission: string | null;
  state: string;
  reason: string;
  teacher: string;
  sha256?: string;
  mediaType?: string;
  size?: number;
  kept?: boolean;
  signature?: Record<string, unknown> | null;
  signs?: number | null;
}
export interface MessageReply {
  id: number;
  kind: string;
  state: string;
  recipient?: string;
  code?: string;
  tries?: number;
  messageId?: string;
}
export interface Message {
  id: number;
  received: string;
  state: string;
  reason: string;
  reasonText: string;
  source: string;
  sender: string;
  from: string;
  subject: string;
  size: number;
  school: string;
  documents: MessageDocument[];
  replies: MessageReply[];
  recipients?: string[];
  messageId?: string;
  sha256?: string;
  crashes?: number;
  tries?: number;
  stateAt?: string;
  scans?: Scan[];
}
export interface MessageText {
  headers: { name: string; value: string }[];
  text: string;
  truncated: boolean;
}
export interface DocumentView {
  pages: { number: number; width: number; height: number }[];
  places: Record<string, Place>;
}
export interface Place {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

// Submissions

export interface SubmissionItem {
  number: string;
  received: string;
  state: string;
  stateText: string;
  form: string;
  formTitle: string;
  version: number;
  teacher: string;
  school: string;
  organization: string;
  errors: number;
  warnings: number;
  confidence: number;
  route: number | null;
  routeCode: string;
  message: number;
  document: number;
  revision: number;
}
export type FieldKind = "text" | "long" | "date" | "number" | "boolean" | "choice";
export interface Field {
  path: string;
  label: string;
  section: string;
  text: string;
  value: unknown;
  raw: string;
  by: string;
  confidence: number;
  at: string;
  kind: FieldKind;
  choices: string[] | null;
  corrected: boolean;
  remarks: number[];
}
export interface Remark {
  rule: string;
  severity: string;
  path: string;
  label: string;
  message: string;
  source: string;
}
export interface Difference {
  kind: string;
  path: string;
  label: string;
  was: string;
  is: string;
  text: string;
}
export interface Submission extends SubmissionItem {
  documentName: string;
  supersedes: string | null;
  reasonText: string;
  fields: Field[];
  leftovers: { text: string; at: string }[];
  remarks: Remark[];
  difference: Difference[];
  versions: { number: string; version: number; received: string; state: string }[];
  corrections: { path: string; label: string; was: string; is: string; actor: string; at: string }[];
  history: { at: string; actor: string; action: string; text: string }[];
  may: { correct: boolean; accept: boolean; return: boolean };
  candidates: { route: number; teacher: string; organization: string; code: string; state: string }[];
}
export interface ReturnPreview {
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; size: number }[];
}
export interface ActionResult {
  number?: string;
  id?: number;
  done: boolean;
  problem: Problem | null;
}

// Routes

export interface RouteItem {
  id: number;
  code: string;
  teacher: string;
  organization: string;
  school: string;
  region: string;
  state: string;
  stateText: string;
  methodist: string;
  changed: string;
  created: string;
  period: { start: string | null; end: string | null };
  overdue: number;
  nextDeadline: { title: string; due: string; text: string } | null;
  revision: number;
}
export interface RouteField {
  path: string;
  label: string;
  section: string;
  text: string;
}
export interface Route extends RouteItem {
  data: Record<string, unknown>;
  fields: RouteField[];
  steps: { from: string; to: string; toText: string; at: string; actor: string; note: string }[];
  next: { to: string; text: string }[];
  submissions: SubmissionItem[];
  printouts: { form: string; formTitle: string; printed: string; actor: string; pages: number; current: boolean }[];
  scans: Scan[];
  deadlines: { id: string; title: string; due: string; state: "done" | "due" | "overdue"; text: string }[];
  forms: { id: string; title: string }[];
}
export interface RouteVersion {
  number: string;
  form: string;
  formTitle: string;
  version: number;
  received: string;
  state: string;
  changes: number;
}
export interface Registry {
  form: string;
  title: string;
  columns: { id: string; header: string; kind: string }[];
  rows: { route: number; cells: string[] }[];
  next: string | null;
  total: number | null;
}

// Forms and blanks

export interface FormItem {
  id: string;
  title: string;
  kind: "docx" | "xlsx";
  region: string;
  model: string;
  reads: boolean;
  source: string;
  findings: number;
}
export interface Finding {
  code: string;
  place: string;
  marker: string;
  message: string;
  example: string;
}
export interface Form extends Omit<FormItem, "findings"> {
  fields: { path: string; label: string; kind: string }[];
  findings: Finding[];
}
export interface Draft {
  id: string;
  title: string;
  region: string;
  kind: string;
  state: "draft" | "active";
  uploaded: string;
  actor: string;
  findings: Finding[];
  usable: boolean;
  revision: number;
}

// Deadlines, reports

export interface Deadline {
  route: number;
  teacher: string;
  code: string;
  organization: string;
  methodist: string;
  id: string;
  title: string;
  due: string;
  overdue: boolean;
  text: string;
}
export interface Deadlines extends Page<Deadline> {
  asOf: string;
  overdue: number;
  due: number;
}
export interface Report {
  kind: string;
  title: string;
  asOf: string;
  unit: string;
  categories: string[];
  series: { name: string; values: number[] }[];
  chart: "column" | "bar" | "stacked" | "line" | "pie";
  note: string;
}

// Jobs, scans

export interface Job {
  id: number;
  kind: string;
  title: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  made: number;
  failed: number;
  total: number;
  created: string;
  ended: string | null;
  actor: string;
  file: { name: string; mediaType: string; size: number } | null;
  report: { where: string; message: string; severity: string }[];
  problem: Problem | null;
}
export interface Scan {
  id: number;
  created: string;
  state: string;
  reason: string;
  reasonText: string;
  kind: string;
  code: string;
  form: string;
  formTitle: string;
  pages: number[];
  matches: boolean | null;
  route: number | null;
  hasImage: boolean;
  mediaType: string;
}

// Mail

export interface Mailboxes {
  items: {
    name: string;
    protocol: string;
    host: string;
    state: string;
    lastPoll: string | null;
    lastError: string;
    taken: number;
  }[];
  lmtp: Record<string, unknown> | null;
  smtp: { host: string; configured: boolean };
}
export interface Ledger {
  messages: number;
  states: Record<string, number>;
  sum: number;
  whole: boolean;
}
export interface Reply {
  id: number;
  created: string;
  kind: string;
  recipient: string;
  state: string;
  code: string;
  tries: number;
  sent: string | null;
  message: number | null;
  subject: string;
}

// People, audit, settings

export interface Person {
  id: number;
  login: string;
  name: string;
  email: string;
  role: Role;
  school: string;
  active: boolean;
  secondFactor: boolean;
  created: string;
  lastSeen: string | null;
  revision: number;
  password?: string | null;
}
export interface Token {
  id: number | string;
  name: string;
  created?: string;
  expires: string;
  lastUsed?: string | null;
  token?: string;
}
export interface AuditItem {
  at: string;
  actor: string;
  actorName: string;
  origin: string;
  action: string;
  actionText: string;
  subject: string;
  subjectText: string;
  details: unknown;
}
export interface Settings {
  groups: { title: string; items: { key: string; value: string; text: string }[] }[];
  schools: { count: number };
  store: { engine: string; schema: number | string };
  version: string;
}
