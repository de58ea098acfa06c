// The line: asks the program whether this device may keep what it holds, brings the forms, and sends what waits, one after the other.
import { lock } from "./offline-key.js";
import * as vault from "./offline-vault.js";

const patience = 30000;
const shell = "shell";
const firstPause = 5000;
const longestPause = 300000;

/** What is known of the line: whether there is one, since when not, and what else is in the way ("out", "other"). */
export const line = { isUp: null, since: null, why: null };

let heard = () => {};

/** What is done when something of the line or of an entry has changed. */
export function whenHeard(run) {
  heard = run;
}

export async function ask(address, options = {}) {
  try {
    const answer = await fetch(address, { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(patience), ...options });
    return { answer, body: await answer.text() };
  } catch {
    return {};
  }
}

/** The registrations of this browser: one for each operation. */
export const secrets = async () => (await vault.plain("secrets")) ?? [];

/** Of a registration, as what belongs to it is named: it tells nothing. */
export const nameOf = secret => secret.slice(0, 8);

/** What is known here of each registration: its operation, its person, its forms. */
export async function registrations(key) {
  const found = [];
  for (const secret of await secrets()) {
    const of = nameOf(secret);
    const { code, person } = (await vault.get(key, `${of}:of`)) ?? {};
    found.push({ forms: [], ...await vault.get(key, `${of}:about`), of, code, person });
  }
  return found;
}

async function noteLine(isUp) {
  if (isUp) {
    await vault.setPlain("fresh", Date.now());
  }
  if (line.isUp !== isUp) {
    line.since = isUp ? null : (await vault.plain("fresh")) ?? Date.now();
  }
  line.isUp = isUp;
  heard();
}

/** The address of a form of an operation, as something may be sent there: whoever wrote a file chooses no other. Null: it is none. */
export function formAddress(address, code, form) {
  try {
    const { origin, pathname } = new URL(address, location.origin);
    const own = `/o/${encodeURIComponent(code)}/enter/${form.replace(/^record-/, "record/")}`;
    const isForm = (pathname === own || pathname.startsWith(`${own}/`)) && !/\.\.|%2e%2e|%5c/i.test(pathname);
    return code && origin === location.origin && isForm ? pathname : null;
  } catch {
    return null;
  }
}

/** Tells the program that there are no such registrations any more, if it can be told. */
export async function tellEnd(all, token) {
  const data = new FormData();
  all.forEach(secret => data.append("secret", secret));
  data.set("__RequestVerificationToken", token ?? "");
  await fetch("device/end", { method: "POST", body: data, keepalive: true }).catch(() => {});
}

/**
 * Returns what the program says of each registration; what must go is gone by then. Null: there is no line, or nobody is signed in, or somebody else
 * is: then it is locked at once.
 */
export async function contact(key) {
  const found = [];
  let why = null;
  for (const secret of await secrets()) {
    const begun = performance.now();
    const { answer, body } = await ask("device/contact", { headers: { "X-Device": secret, "X-Requested-With": "XMLHttpRequest" } });
    navigator.serviceWorker.controller?.postMessage({ what: "waited", wait: performance.now() - begun });
    if (!answer || answer.status >= 500) {
      await noteLine(false);
      return null;
    }
    await noteLine(true);
    const told = answer.ok ? { secret, ...JSON.parse(body) } : null;
    const isOut = answer.status === 401 || told?.asks === "nobody";
    why ??= isOut ? "out" : answer.status === 403 || told?.asks === "other" ? "other" : null;
    line.why = why;
    if (why === "other") {
      lock();
    }
    if (answer.status === 410) {
      await forget(secret, "ended");
    } else if (answer.status === 404 && key) {
      // The store was put back from an older copy: whoever is signed in and has the PIN registers this browser anew.
      await register((await vault.get(key, `${nameOf(secret)}:of`))?.code, secret);
    } else if (told?.token) {
      await vault.setPlain("skew", told.now - Date.now());
      found.push(told);
      await (told.standing === "kept" ? key && why === null && refresh(key, told).catch(() => {}) : shed(key, told));
    } else if (told) {
      // Nobody needs to be signed in to learn what must go.
      await shed(key, told);
    }
    heard();
  }
  return found.length > 0 && why !== "other" ? found : null;
}

/** Registers this browser for an operation. Returns the status of the answer; 0: there was none. */
export async function register(code, secret) {
  const { answer, body } = await ask(`o/${encodeURIComponent(code)}/enter`);
  const page = answer?.ok && new DOMParser().parseFromString(body, "text/html");
  const token = page && page.querySelector("[name=__RequestVerificationToken]")?.value;
  if (!token) {
    return answer?.status ?? 0;
  }
  const data = new FormData();
  data.set("__RequestVerificationToken", token);
  data.set("secret", secret);
  return (await ask(`o/${encodeURIComponent(code)}/device`, { method: "POST", body: data })).answer?.status ?? 0;
}

// All of one registration; with the last of them the whole device.
async function forget(secret, reason) {
  const others = (await secrets()).filter(one => one !== secret);
  if (others.length === 0) {
    await vault.wipe(reason);
    location.assign("device");
    return;
  }
  await remove(secret);
}

/** All of one registration, without a word of it. */
export async function remove(secret) {
  await vault.setPlain("secrets", (await secrets()).filter(one => one !== secret));
  await vault.removeAll(`${nameOf(secret)}:`);
  for (const row of await vault.rows()) {
    if (row.of === nameOf(secret)) {
      await vault.throwAway(row.number);
    }
  }
}

// The forms and the places go; what was not sent goes when it has been. Of which operation it is stays as long, sealed: by that it is sent, and
// carried to another device.
async function shed(key, { secret, standing }) {
  for (const what of ["form:", "reference", "about"]) {
    await vault.removeAll(`${nameOf(secret)}:${what}`);
  }
  const waits = (await vault.rows()).some(row => row.of === nameOf(secret) && row.state !== "accepted");
  if (!waits) {
    await forget(secret, standing);
  } else {
    sessionStorage.setItem("device-emptied", standing);
  }
}

/** Brings the forms and what they choose from, where those on the device are of another build, language or day. */
async function refresh(key, told) {
  const under = nameOf(told.secret);
  const of = await vault.get(key, `${under}:of`);
  if (of && of.person !== told.person) {
    await vault.put(key, `${under}:of`, { ...of, person: told.person });
  }
  for (const name of await vault.names(`${under}:form:`)) {
    if (!told.forms.some(({ id }) => name === `${under}:form:${id}`)) {
      await vault.removeAll(name);
    }
  }
  const about = await vault.get(key, `${under}:about`);
  const mark = `${told.build} ${told.today} ${told.forms.map(form => form.id).join()}`;
  if (about?.mark !== mark) {
    await keepShell();
    for (const { id, address } of told.forms) {
      const { answer, body } = await ask(address, { headers: { "X-Entry": "device" } });
      if (!answer?.ok) {
        return;
      }
      await vault.put(key, `${under}:form:${id}`, { html: plainForm(body), today: told.today, isOver: told.isOver });
    }
  }
  const { answer, body } = await ask(told.reference, { headers: about?.tag ? { "If-None-Match": about.tag } : {} });
  if (answer?.ok) {
    await vault.put(key, `${under}:reference`, JSON.parse(body));
  }
  const tag = answer?.ok ? answer.headers.get("ETag") : about?.tag;
  await vault.put(key, `${under}:about`, { mark, tag, name: told.name, today: told.today, forms: told.forms });
  heard();
}

/** The form of a page and its heading: without scripts, what else the page shows, and what is good for one session alone. */
export function plainForm(body) {
  const page = new DOMParser().parseFromString(body, "text/html");
  const main = page.createElement("main");
  main.append(...page.querySelectorAll("main h1, main form.entry"));
  main.querySelectorAll("script, noscript").forEach(one => one.remove());
  main.querySelectorAll("[name=__RequestVerificationToken]").forEach(one => one.setAttribute("value", ""));
  for (const words of main.querySelectorAll("template[data-words]")) {
    delete words.dataset.seal;
    delete words.dataset.sealed;
    delete words.dataset.person;
  }
  return main.innerHTML;
}

/** The page on the device with its style and its scripts, as they are for anybody. */
export async function keepShell() {
  const { answer, body } = await ask("device");
  if (!answer?.ok) {
    return false;
  }
  const page = new DOMParser().parseFromString(body, "text/html");
  const parts = [...page.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map(one => one.getAttribute("href"));
  const scripts = [...page.querySelectorAll("script[src]")].map(one => one.getAttribute("src"));
  const kept = await caches.open(shell);
  const all = new Map();
  for (const address of [...parts, ...scripts]) {
    await bring(new URL(address, document.baseURI).href, all);
  }
  for (const [address, { text, type }] of all) {
    await kept.put(address, new Response(text, { headers: { "Content-Type": type } }));
  }
  const type = "text/html; charset=utf-8";
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  await kept.put("/device", new Response(body, { headers: { "Content-Type": type, "Content-Security-Policy": policy } }));
  const here = new URL("/device", location.href).href;
  for (const { url } of await kept.keys()) {
    if (url !== here && !all.has(url)) {
      await kept.delete(url);
    }
  }

  // Another tab may have emptied the device while this one was bringing: the mark goes before the rest does.
  if (!localStorage.getItem("device")) {
    await caches.delete(shell);
  }
  return true;
}

// With the modules that a script imports.
async function bring(address, all) {
  if (all.has(address)) {
    return;
  }
  const { answer, body } = await ask(address);
  if (!answer?.ok) {
    throw new Error("no line");
  }
  const type = answer.headers.get("Content-Type");
  all.set(address, { text: body, type });
  if (type.includes("javascript")) {
    for (const [, path] of body.matchAll(/^(?:import|export) [^"]*from "(\.[^"]+)";$/gm)) {
      await bring(new URL(path, address).href, all);
    }
  }
}

let failures = 0;
let timer = 0;

/** Sends what waits, if no other tab does. What has no answer is tried again, after pauses that grow. */
export async function sendAll(key) {
  clearTimeout(timer);
  const rest = await navigator.locks.request("device-send", { ifAvailable: true }, lock => lock ? run(key) : "elsewhere");
  if (rest === "later") {
    const pause = Math.min(longestPause, firstPause * 2 ** failures++) * (0.8 + 0.4 * Math.random());
    timer = setTimeout(() => sendAll(key), pause);
  } else if (rest === "done") {
    failures = 0;
  }
  heard();
  return rest;
}

/** Where the browser can, it says when the line is back although no page was looked at. */
export async function askForSync() {
  try {
    await (await navigator.serviceWorker.ready).sync.register("send");
  } catch {
    // This browser cannot, or may not: it is sent when a page is opened.
  }
}

async function run(key) {
  const told = await contact(key);
  if (!told) {
    return line.isUp ? "stopped" : "later";
  }
  const tried = new Set();
  for (;;) {
    const rows = await vault.rows();
    const isOpen = id => rows.some(row => row.id === id && row.state !== "accepted");
    const entries = [];
    for (const row of rows.filter(one => ["waiting", "sending"].includes(one.state) && !tried.has(one.id))) {
      entries.push(await vault.entry(key, row));
    }
    const next = entries.find(one => told.some(({ secret }) => nameOf(secret) === one.of) && !(one.after ?? []).some(isOpen));
    if (!next) {
      await finish(key, told);
      return "done";
    }
    tried.add(next.id);
    const became = await send(key, next, told.find(({ secret }) => nameOf(secret) === next.of));
    heard();
    if (became === "later" || became === "out") {
      return became === "later" ? "later" : "stopped";
    }
  }
}

// What was only kept to be sent has been.
async function finish(key, told) {
  for (const one of told.filter(({ standing }) => standing !== "kept")) {
    await shed(key, one);
  }
}

/** One entry: returns what became of it. It leaves the list of what waits only when the program has said that it is saved. */
async function send(key, entry, registered) {
  const turn = await vault.keep(key, { ...entry, state: "sending" });
  if (turn === null) {
    return "changed";
  }
  const sent = { ...entry, state: "sending", turn: entry.turn + 1 };
  heard();
  const address = formAddress(entry.address, (await vault.get(key, `${entry.of}:of`))?.code, entry.form);
  if (!address) {
    await vault.keep(key, { ...sent, state: "needs", words: "denied" });
    return "needs";
  }
  let { answer, body } = await post(entry, address, registered.token);
  if (answer?.status === 400) {
    // The token may be of a session that has ended meanwhile. With a new one it is the entry that cannot be read, and others go on.
    const again = (await contact(null))?.find(({ secret }) => secret === registered.secret);
    if (!again) {
      return line.isUp ? "out" : "later";
    }
    registered.token = again.token;
    ({ answer, body } = await post(entry, address, again.token));
  }
  if (!answer || answer.status >= 500 || [408, 429].includes(answer.status)) {
    await noteLine(Boolean(answer) && answer.status !== 502 && answer.status !== 504);
    return "later";
  }
  const to = answer.headers.get("X-Entry-To");
  if (answer.status === 401) {
    line.why = "out";
    return "out";
  }
  const { fields, action, html, ...rest } = sent;
  const isSaved = to !== null && new URL(to, location.href).searchParams.has("saved");
  const page = to === null && answer.ok ? new DOMParser().parseFromString(body, "text/html") : null;
  const result = isSaved ? { ...rest, fields: named(fields), state: "accepted", to, words: null }
    : to !== null ? { ...sent, state: "needs", words: "goesOn", to }
    : page?.querySelector("form.entry") ? { ...sent, state: "needs", words: "needs", html: plainForm(body) }
    : { ...sent, state: "needs", words: [403, 404, 410].includes(answer.status) ? "denied" : "failed", status: answer.status };
  await vault.keep(key, result);
  return isSaved ? "accepted" : "needs";
}

function post(entry, address, token) {
  const data = new FormData();
  for (const [name, value] of entry.fields) {
    data.append(name, value);
  }
  data.set("__RequestVerificationToken", token);
  data.set("entry.action", entry.action ?? "save");
  return ask(address, { method: "POST", body: data, headers: { "X-Requested-With": "XMLHttpRequest", "X-Entry": "device" } });
}

// Of what was accepted its places are kept, for entries that refer to it.
const named = fields => fields.filter(([name]) => /^(lines|stops)\.\d+\.location(\.code)?$/.test(name));
