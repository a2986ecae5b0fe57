// What has just been done, said once, for the eye and for a screen reader.
import { useEffect, useState } from "preact/hooks";

interface Toast {
  id: number;
  text: string;
}

let say: (text: string) => void = () => {};
let last = 0;

export function toast(text: string): void {
  say(text);
}

export function Toasts() {
  const [shown, setShown] = useState<Toast[]>([]);
  useEffect(() => {
    say = (text) => {
      const id = ++last;
      setShown((old) => [...old.slice(-2), { id, text }]);
      window.setTimeout(() => setShown((old) => old.filter((one) => one.id !== id)), 7000);
    };
    return () => {
      say = () => {};
    };
  }, []);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map((one) => (
        <div key={one.id} class="toast">
          {one.text}
        </div>
      ))}
    </div>
  );
}
