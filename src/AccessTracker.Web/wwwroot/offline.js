// The page on the device, and one line in the head of every other page, for somebody who enters without a line here.
import { offer } from "./offline-entry.js";
import { DeviceForm, begin } from "./offline-form.js";
import { again, empty, leave as leaving, said, watch, when } from "./offline-head.js";
import * as key from "./offline-key.js";
import { contact, keepShell, line, nameOf, register, registrations, remove, secrets, sendAll, tellEnd } from "./offline-line.js";
import { readFile, writeFile } from "./offline-file.js";
import { knows } from "./entry-reference.js";
import * as vault from "./offline-vault.js";

const words = await wordsOf();
const view = document.querySelector("main[data-device-view]");
const order = ["needs", "typing", "sending", "waiting", "accepted"];
let form = null;

// Other pages take them from the page on the device, as the browser keeps it: whoever enters with a line alone never loads them.
async function wordsOf() {
  const here = document.querySelector("template[data-device-words]");
  const kept = here ? null : await (await caches.open("shell")).match("/device");
  const page = here ? document : new DOMParser().parseFromString(await kept?.text() ?? "", "text/html");
  return page.querySelector("template[data-device-words]")?.dataset ?? {};
}

/** Before somebody signs out. */
export const leave = () => leaving(words);

// One of the boxes of the page, filled by what shows it.
function take(name) {
  const box = document.querySelector(`template[data-view="${name}"]`).content.cloneNode(true);
  if (name === "entry") {
    return box.firstElementChild;
  }
  form?.end();
  form = null;
  view.replaceChildren(box);
  const emptied = sessionStorage.getItem("device-emptied");
  const note = view.querySelector("[data-said]");
  if (emptied && note && ["off", "list", "locked"].includes(name)) {
    tell(note, words[`wiped${emptied[0].toUpperCase()}${emptied.slice(1)}`] ?? words.wipedPerson);
    sessionStorage.removeItem("device-emptied");
  }
  return view;
}

function tell(note, text) {
  note.textContent = text ?? "";
  note.hidden = !text;
}

async function showLine() {
  const texts = await said(words);
  for (const one of document.querySelectorAll("[data-line]")) {
    one.replaceChildren(...texts.flatMap((text, i) => [...(i > 0 ? [" · "] : []), link(text)]));
    one.classList.toggle("off", line.isUp === false);
  }
  if (view && form === null && view.querySelector("[data-entries]")) {
    await fillEntries();
  }
}

// What somebody is to do leads to where it is done.
function link(text) {
  const address = text === words.signedOut ? `${words.signIn}?ReturnUrl=${encodeURIComponent(words.device)}` : view ? null : words.device;
  return address ? Object.assign(document.createElement("a"), { href: address, textContent: text }) : text;
}

async function showLocked() {
  const waits = (await vault.unsent()).length;
  const box = take("locked");
  document.querySelector("[data-lock]").hidden = true;
  box.querySelector("[data-count]").textContent = words.lockedCount.replace("{0}", waits);
  const asked = box.querySelector("form");
  asked.elements.pin.focus();
  asked.addEventListener("submit", async event => {
    event.preventDefault();
    const note = asked.querySelector("[data-said]");
    tell(note, words.working);
    const remaining = await key.unlock(asked.elements.pin.value);
    asked.elements.pin.value = "";
    if (remaining === null) {
      await showWhatWasAsked();
      again();
    } else if (remaining === 0) {
      take("off");
    } else {
      tell(note, words.wrong.replace("{0}", remaining));
    }
  });
  box.querySelector("[data-wipe]").addEventListener("click", wipeNow);
}

async function wipeNow() {
  const waits = (await vault.unsent()).length;
  if (confirm(words.sureWipe.replace("{0}", waits))) {
    await empty();
    take("off");
    showLine();
  }
}

function showSetUp(code, isOn) {
  const box = take("set-up");
  const asked = box.querySelector("form");
  const note = asked.querySelector("[data-said]");
  if (isOn) {
    // The device has its PIN already: another operation goes with it.
    asked.querySelectorAll("[data-known]").forEach(one => one.remove());
  }
  asked.addEventListener("submit", async event => {
    event.preventDefault();
    const [pin, other] = [asked.elements.pin?.value, asked.elements.again?.value];
    const wrong = isOn ? null : vault.isSimple(pin) ? words.simple : pin === other ? null : words.differ;
    tell(note, wrong ?? words.working);
    if (!wrong) {
      tell(note, await turnOn(code, pin, isOn));
    }
  });
}

// Returns what is wrong.
async function turnOn(code, pin, isOn) {
  const secret = vault.bytes.hex(vault.bytes.random(16));

  // A device is of one person, who has it open.
  const known = isOn ? key.key() && await contact(key.key()) : [];
  if (!known) {
    return line.why === "other" ? words.refused : words.needsContact;
  }
  const status = await register(code, secret);
  if (status !== 204) {
    return status === 0 ? words.needsContact : words.refused;
  }
  try {
    await navigator.serviceWorker.register(words.worker);
    if (!isOn) {
      await navigator.storage?.persist?.();
      key.hold(await vault.begin(pin));
    }
    await vault.put(key.key(), `${nameOf(secret)}:of`, { code });
    await vault.setPlain("secrets", [...(await secrets()), secret]);
    localStorage.setItem("device", "on");
    await keepShell();
    await contact(key.key());
  } catch (error) {
    if (!isOn) {
      await vault.wipe("person");
      return words.impossible;
    }

    // What lay here before stays: only what was begun now goes.
    await remove(secret);
    await tellEnd([secret], known[0].token);
    return error.name === "QuotaExceededError" ? words.full : words.needsContact;
  }
  history.replaceState(null, "", words.device);
  watch(showLine);
  await showList();
  return null;
}

async function showList() {
  const box = take("list");
  document.querySelector("[data-lock]").hidden = false;
  const needsLine = location.pathname !== words.device;
  box.querySelector("[data-needs-line]").hidden = !needsLine;
  const fresh = await vault.plain("fresh");
  box.querySelector("[data-fresh]").textContent = fresh ? words.fresh.replace("{0}", when(fresh, words)) : "";
  const list = box.querySelector("[data-forms]");
  const all = await registrations(key.key());
  for (const { of, name, forms } of all) {
    for (const one of forms) {
      const item = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button", className: "enter" });
      button.append(Object.assign(document.createElement("strong"), { textContent: one.text }));
      if (all.length > 1) {
        button.append(" ", Object.assign(document.createElement("span"), { textContent: name }));
      }
      button.dataset.form = one.id;
      button.addEventListener("click", () => showForm(begin(one.id, of)));
      item.append(button);
      list.append(item);
    }
  }
  box.querySelector("[data-no-forms]").hidden = list.children.length > 0;
  box.querySelector("[data-send]").addEventListener("click", () => sendAll(key.key()));
  box.querySelector("[data-clear]").addEventListener("click", clearAccepted);
  box.querySelector("[data-wipe]").addEventListener("click", wipeNow);
  box.querySelector("[data-file]").addEventListener("submit", useFile);
  await fillEntries();
}

async function useFile(event) {
  event.preventDefault();
  const asked = event.currentTarget;
  const note = asked.querySelector("[data-said]");
  const pin = asked.elements.pin.value;
  const isSaving = event.submitter.value === "save";
  const isRefused = isSaving && vault.isSimple(pin);
  tell(note, isRefused ? words.simple : words.working);
  if (!isRefused) {
    tell(note, isSaving ? await writeFile(key.key(), pin) : await readFile(key.key(), pin, asked.elements.file.files[0], words));
    await showLine();
  }
}

async function clearAccepted() {
  for (const row of (await vault.rows()).filter(one => one.state === "accepted")) {
    await vault.throwAway(row.number);
  }
  await fillEntries();
}

async function entries() {
  const found = [];
  for (const row of await vault.rows()) {
    found.push(await vault.entry(key.key(), row));
  }
  return found;
}

let filling = null;

// One after the other, or two would list everything twice.
function fillEntries() {
  filling = (filling ?? Promise.resolve()).then(fillNow).catch(() => {});
  return filling;
}

async function fillNow() {
  const list = view.querySelector("[data-entries]");
  if (!list || !key.key()) {
    return;
  }
  const all = (await entries()).sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.number - b.number);
  list.replaceChildren(...all.map(entry => item(entry, all)));
  view.querySelector("[data-none]").hidden = all.length > 0;
  view.querySelector("[data-clear]").hidden = !all.some(one => one.state === "accepted");
  view.querySelector("[data-send]").hidden = !all.some(one => ["waiting", "sending"].includes(one.state));
}

function item(entry, all) {
  const box = take("entry");
  box.dataset.entry = entry.id;
  box.querySelector("[data-name]").textContent = entry.name;
  const state = box.querySelector("[data-state]");
  state.textContent = words[`state${entry.state[0].toUpperCase()}${entry.state.slice(1)}`];
  state.dataset.state = entry.state;
  box.querySelector("[data-at]").textContent = when(entry.at, words);
  const before = all.find(one => (entry.after ?? []).includes(one.id) && one.state !== "accepted");
  const text = entry.state === "needs" ? words[`words${entry.words[0].toUpperCase()}${entry.words.slice(1)}`].replace("{0}", entry.status ?? "")
    : entry.state === "waiting" && before ? words.wordsAfter.replace("{0}", before.name)
    : words[`words${entry.state[0].toUpperCase()}${entry.state.slice(1)}`];
  tell(box.querySelector("[data-words]"), text);
  const isDone = entry.state === "accepted";
  const open = box.querySelector("[data-open]");
  open.hidden = isDone;
  open.addEventListener("click", () => showForm(entry));
  const away = box.querySelector("[data-throw]");
  away.hidden = isDone;
  away.addEventListener("click", async () => {
    if (confirm(words.sureThrow)) {
      await vault.throwAway(entry.number);
      await showLine();
    }
  });
  const to = box.querySelector("[data-to]");
  to.hidden = !entry.to;
  to.href = entry.to ?? "";
  return box;
}

async function showForm(entry) {
  const about = (await registrations(key.key())).find(one => one.of === entry.of);
  const id = entry.form.replace(/^record-/, "record/");
  const stored = await vault.get(key.key(), `${entry.of}:form:${id}`);
  if (!entry.html && !stored) {
    tell(view.querySelector("[data-said]"), words.formGone);
    return;
  }
  const reference = await vault.get(key.key(), `${entry.of}:reference`);
  if (reference) {
    knows(reference);
  }
  const others = (await entries()).filter(one => one.of === entry.of);
  view.replaceChildren();
  form = new DeviceForm(view, words, key.key(), reference, others, text => tell(view.querySelector("[data-state]"), text));
  await form.show(entry, stored ?? {}, about?.forms.find(one => one.id === id)?.text ?? entry.name ?? "");
  scrollTo(0, 0);
}

// The address says which form was asked for, where the line would have brought its page.
async function showWhatWasAsked() {
  const asked = new URL(location.href);
  const all = await registrations(key.key());
  const [, code, path] = asked.pathname.match(/^\/o\/([^/]+)\/enter\/(.+)$/) ?? [];
  const of = path ? all.find(one => one.code === decodeURIComponent(code)) : all.find(one => one.forms.length > 0);
  const wanted = path ?? asked.searchParams.get("form");
  const found = wanted && of?.forms.find(({ id }) => wanted === id || wanted.startsWith(`${id}/`));
  const record = found && wanted.length > found.id.length ? decodeURIComponent(wanted.slice(found.id.length + 1)) : null;
  if (found && (record === null || ["log", "answer", "clearance"].includes(found.id))) {
    await showForm(begin(found.id, of.of, record ?? asked.searchParams.get("request")));
  } else if (asked.searchParams.has("on")) {
    showSetUp(asked.searchParams.get("on"), true);
  } else if (path && navigator.onLine && !asked.searchParams.has("line")) {
    // It came in place of a page that was only slow, and has no such form: that page is waited for.
    asked.searchParams.set("line", "");
    location.replace(asked);
  } else {
    await showList();
  }
}

async function startPage() {
  document.querySelector("[data-lock]").addEventListener("click", () => key.lock());
  document.addEventListener("entry-finished", async () => {
    history.replaceState(null, "", words.device);
    await showList();
    again();
  });
  key.whenLocked(async () => {
    await form?.keepTyped();
    await showLocked();
  });
  const code = new URL(location.href).searchParams.get("on");
  if (!vault.isAble()) {
    tell(take("off").querySelector("[data-said]"), words.impossible);
    return;
  }
  if (!(await vault.isOn())) {
    if (code) {
      showSetUp(code, false);
    } else {
      take("off");
    }
    return;
  }
  await (await key.held() ? showWhatWasAsked() : showLocked());
  watch(showLine);
}

async function startHead() {
  if (!(await vault.isOn())) {
    return;
  }
  const place = document.createElement("p");
  Object.assign(place, { className: "line-now" });
  place.dataset.line = "";
  place.setAttribute("role", "status");
  document.querySelector(".site-header .brand")?.append(place);

  // Of several messages the others go along with the form, and would be lost with it.
  document.addEventListener("entry-waits", ({ detail: { keeper, offers } }) => {
    if (!keeper.form.elements._rest?.value) {
      offers.push(offer(keeper, words));
    }
  });
  watch(showLine);
}

// Another tab has emptied the device.
addEventListener("storage", ({ key: name, newValue }) => {
  if (name === "device" && newValue === null) {
    document.querySelectorAll("[data-line]").forEach(one => one.replaceChildren());
    if (view) {
      take("off");
    }
  }
});

await (view ? startPage() : startHead());
