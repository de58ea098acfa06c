// What the pickers know on the device: one file, by what its person may read. The window keeps it sealed, as it keeps what cannot be sent; the
// browser itself keeps nothing of it.
import { Places } from "./entry-find.js";
import { askKey, openWith, sealWith } from "./entry-tab.js";

const patience = 60000;
const pause = 20000;
let current = null;
let isAsked = false;

/** The places, words, requests and convoys that are known by now; null: the file has not come yet, and the server is asked. */
export const known = () => current;

/** Puts in what another part of the page holds on the device. It stands until a later one comes. */
export function knows(reference) {
  current = { ...reference, places: new Places(reference.places, reference.requests) };
  document.documentElement.dataset.known = current.day;
  document.dispatchEvent(new CustomEvent("reference"));
}

/** Brings the file once a window: what is sealed there of the last page first, then what is newer. Nothing waits for it. */
export async function bring(form, words) {
  if (isAsked || !words.reference) {
    return;
  }
  isAsked = true;
  const name = `reference:${words.reference}`;
  const stored = read(name);
  const [kept, answer] = await Promise.all([stored && open(stored, form, words), ask(words.reference, stored?.tag)]);
  if (answer?.status === 304 && kept) {
    knows(kept);
  } else if (answer?.ok) {
    const text = await answer.text();
    knows(JSON.parse(text));
    await keep(name, text, answer.headers.get("ETag"), words);
  } else if (answer?.status === 304) {
    sessionStorage.removeItem(name);
    isAsked = false;
    await bring(form, words);
  } else {
    if (kept) {
      knows(kept);
    }
    isAsked = false;
    setTimeout(() => bring(form, words), pause);
  }
}

async function ask(address, tag) {
  try {
    return await fetch(address, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "error",
      signal: AbortSignal.timeout(patience) });
  } catch {
    return null;
  }
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

async function open(stored, form, words) {
  try {
    const answer = await askKey(stored.key, form, words);
    const { key } = answer.ok ? await answer.json() : {};
    return key ? JSON.parse(await openWith(key, stored)) : null;
  } catch {
    return null;
  }
}

async function keep(name, text, tag, words) {
  try {
    sessionStorage.setItem(name, JSON.stringify({ key: words.sealed, tag, ...await sealWith(words.seal, text) }));
  } catch {
    // A browser that seals or stores nothing asks anew with every page.
  }
}
