// The key of this device while somebody is at work: in the memory of this page and of the worker, which hands it to the next page. After ten minutes
// without use it is gone from both.
import { open } from "./offline-vault.js";

const unused = 10 * 60 * 1000;
const noted = 20000;
let current = null;
let used = 0;
let told = 0;
let onLock = () => {};

export const key = () => current;

/** What is done when it is locked here, or in another page. */
export function whenLocked(run) {
  onLock = run;
}

/** The key that another page gave to the worker; null: none did lately. */
export async function held() {
  const worker = (await Promise.race([navigator.serviceWorker.ready, new Promise(resolve => setTimeout(resolve, 1000))]))?.active;
  if (!worker) {
    return null;
  }
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise(resolve => {
    port1.onmessage = event => resolve(event.data.key);
    setTimeout(() => resolve(null), 1000);
  });
  worker.postMessage({ what: "ask" }, [port2]);
  const found = await answer;
  if (found) {
    hold(found);
  }
  return found;
}

/** Opens with the PIN. Returns null when it is open, else how many tries remain. */
export async function unlock(pin) {
  const { key: found, remaining } = await open(pin);
  if (found) {
    hold(found);
    return null;
  }
  return remaining;
}

export function hold(found) {
  current = found;
  used = told = Date.now();
  tell({ what: "hold", key: found });
}

/** Closes it here, in the other pages and in the worker, whichever of them holds the key. */
export function lock() {
  tell({ what: "drop" });
  if (current) {
    current = null;
    onLock();
  }
}

const tell = message => navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message));

function note() {
  const now = Date.now();
  if (current && now - told > noted) {
    told = now;
    tell({ what: "hold", key: current });
  }
  used = now;
}

for (const kind of ["keydown", "pointerdown", "input"]) {
  document.addEventListener(kind, note, { passive: true });
}

// A clock that was put back does not keep it open either.
function look() {
  if (current && (Date.now() - used > unused || Date.now() < used - 60000)) {
    lock();
  }
}

setInterval(look, 5000);
document.addEventListener("visibilitychange", look);
navigator.serviceWorker?.addEventListener("message", event => {
  if (event.data?.what === "locked" && current) {
    current = null;
    onLock();
  }
});
