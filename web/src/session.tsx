// Who is signed in, and what they may do.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Counts, Session } from "./api/types";

export interface SessionState {
  session: Session;
  counts: Counts;
  may: (operation: string) => boolean;
  replace: (session: Session) => void;
}

export const SessionContext = createContext<SessionState | null>(null);

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error("no session");
  return state;
}
export function useMay(operation: string): boolean {
  return useSession().may(operation);
}
