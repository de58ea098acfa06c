// A form on the device: the one that the server made, as it was sealed here, or as it came back with what is wrong. What is typed is sealed as it is
// typed, so that a tab that is closed loses nothing.
import { fillFrom } from "./entry-fill.js";
import { actOnRow, dresser, goThrough } from "./entry-manners.js";
import { newId } from "./entry-refused.js";
import { fill, watchRows } from "./entry-rows.js";
import * as vault from "./offline-vault.js";

const pause = 250;
const reference = /^entry:/;

// Fields by which forms say which record they are about, and the forms that make such a record.
const makers = { of: { log: "convoy", answer: "request", clearance: "request" }, request: { convoy: "request" } };

const two = number => String(number).padStart(2, "0");

/** The day as forms write it. */
const shown = (iso, words) => {
  const [year, month, day] = iso.split("-");
  return `${Number(day)} ${words.months.split(",")[Number(month) - 1]} ${year}`;
};

// Today by the program's clock, as it was compared at the last contact: the device's own may be wrong by a day. An operation that is over stays at
// its last day.
export async function today(made, isOver) {
  if (isOver) {
    return made;
  }
  const now = new Date(Date.now() + ((await vault.plain("skew")) ?? 0));
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export class DeviceForm {
  /** With what shows it: its view, words, key and where to say something; and what is known of places, and which other entries there are. */
  constructor(view, words, key, known, others, say) {
    Object.assign(this, { view, words, key, known, others, say, timer: 0, working: null, isOver: false, listening: new AbortController() });
  }

  /** Shows an entry. Its form is the one that came back with it, else the one of its kind. */
  async show(entry, stored, title) {
    this.entry = entry;
    const holder = document.createElement("div");
    holder.innerHTML = entry.html ?? stored.html;
    this.view.replaceChildren(...holder.childNodes);
    this.form = this.view.querySelector("form.entry");
    this.title = title;
    const { form } = this;
    form.elements["entry.id"].value = entry.html ? form.elements["entry.id"].value : entry.id;
    if (!entry.html) {
      // It may change a record that is there: then its address says which.
      form.setAttribute("action", entry.address ?? form.getAttribute("action"));
      form.elements["entry.revision"].value = "0";
      await this.freshDays(stored);
    }
    const keeper = { changed: () => this.changed(), listening: this.listening };
    const words = { ...form.querySelector("template[data-words]").dataset, ...this.words };
    const dress = this.dress = dresser(form, words, keeper);
    this.offer();
    dress(form);
    watchRows(form, words, dress);
    if (!entry.html && entry.fields) {
      fill(form, entry.fields, dress);
    }
    form.querySelector(".entry-bar button[value=discard]")?.remove();
    for (const needless of form.querySelectorAll("button[value=split], noscript")) {
      needless.remove();
    }
    this.listen();
    (form.querySelector("[data-focus]") ?? form.querySelector("[data-first]"))?.focus();
  }

  // A form that lay here since the day before yesterday begins with today all the same.
  async freshDays({ today: made, isOver }) {
    const [then, now] = [shown(made, this.words), shown(await today(made, isOver), this.words)];
    for (const day of this.form.querySelectorAll("input[data-day]")) {
      day.value = day.value === then ? now : day.value;
    }
  }

  // Which records can be chosen: those of the reference, which may lie here, and those that were begun here and are not saved yet.
  offer() {
    const put = (select, text, value) => [...select.options].some(one => one.value === value) || select.append(new Option(text, value));
    const typed = new Map(this.entry.fields ?? []);
    for (const [field, forms] of Object.entries(makers)) {
      const select = this.form.elements[field];
      const kind = forms[this.form.dataset.form];
      if (!kind || !select || select.tagName !== "SELECT") {
        continue;
      }
      for (const one of this.known?.[`${kind}s`] ?? []) {
        put(select, this.textOf(one), one.ref);
      }
      const chosen = typed.get(field);
      const isOffered = one => one.state !== "typing" || chosen === `entry:${one.id}`;
      for (const other of this.others.filter(one => one.form === kind && one.id !== this.entry.id && isOffered(one))) {
        put(select, `${other.name} (${this.words.onThisDevice})`, `entry:${other.id}`);
      }
      // What is not offered any more stays chosen: it was carried here, or has left the list since.
      for (const one of [chosen, this.entry.about].filter(Boolean)) {
        put(select, reference.test(one) ? "…" : one, one);
      }
      if (this.entry.about) {
        select.value = this.entry.about;
        this.listPlaces(select.value);
      }
    }
    const route = this.form.elements.route;
    for (const code of [typed.get("route"), ...(this.known?.requests ?? []).map(one => one.last?.route)]) {
      if (code && route?.tagName === "SELECT") {
        put(route, code, code);
      }
    }
  }

  // A request or convoy of the reference, in words.
  textOf({ ref, authority, submitted, departed, stops }) {
    const named = new Map((this.known?.places ?? []).map(place => [place.code, place.name]));
    const day = submitted ?? departed;
    const parts = [ref, authority, day && shown(day, this.words), ...(stops ?? []).map(code => named.get(code) ?? code)];
    return new Intl.ListFormat(this.words.language, { type: "unit", style: "short" }).format(parts.filter(Boolean));
  }

  /** The places of what was chosen, as rows: none of them has to be typed. */
  listPlaces(chosen) {
    const list = this.form.querySelector('[data-rows="lines"]');
    const places = list && this.placesOf(chosen);
    const isTyped = list && [...list.querySelectorAll("input:not([type=hidden])")].some(one => one.value);
    if (!places?.length || isTyped) {
      return;
    }
    const fields = new Map([...new FormData(this.form)]);
    places.forEach(({ name, code }, i) => {
      const row = `lines.${i + 1}`;
      for (const [end, value] of [["location", name], ["location.named", name], ["location.code", code ?? ""]]) {
        fields.set(`${row}.${end}`, value);
      }
    });
    fill(this.form, [...fields], this.dress);
  }

  placesOf(chosen) {
    if (reference.test(chosen)) {
      const fields = new Map(this.others.find(one => `entry:${one.id}` === chosen)?.fields ?? []);
      return [...fields].filter(([name, value]) => /^lines\.\d+\.location$/.test(name) && value)
        .map(([name, value]) => ({ name: value, code: fields.get(`${name}.code`) }));
    }
    const request = this.known?.requests?.find(one => one.ref === chosen);
    const named = new Map((this.known?.places ?? []).map(place => [place.code, place.name]));
    return (request?.places ?? []).map(({ code }) => ({ name: named.get(code) ?? code, code }));
  }

  listen() {
    const { form } = this;
    const { signal } = this.listening;
    form.addEventListener("input", () => this.changed(), { signal });
    form.addEventListener("change", event => {
      if (event.target.name === "of") {
        this.listPlaces(event.target.value);
      }
      this.changed();
    }, { signal });
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.press(event.submitter);
    }, { signal });
    goThrough(form, { changed: () => this.changed(), save: () => this.finish("save"), signal });
    addEventListener("pagehide", () => this.keepTyped(), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.keepTyped(), { signal });
  }

  press(button) {
    const action = button?.name === "entry.action" ? button.value : "save";
    if (actOnRow(this.form, button, this.dress, () => this.changed())) {
      return;
    }
    if (action === "stay" || action === "keep") {
      this.keep();
    } else if (button?.dataset.fills) {
      fillFrom(this.form, action, this.dress);
      this.changed();
    } else if (["save", "use", "amend"].includes(action.split(":")[0])) {
      this.finish(action);
    }
  }

  changed() {
    this.isTouched = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), pause);
  }

  /** What was only looked at stays as it was: one that waits to be sent goes on waiting. */
  keepTyped() {
    return this.isTouched ? this.keep() : this.working;
  }

  /** What the entry is called in a list: its form, and its first places. */
  name() {
    const places = [...this.form.querySelectorAll("[data-place]")].map(one => one.value.trim()).filter(Boolean);
    const of = this.form.elements.of;
    const chosen = of?.tagName === "SELECT" && of.value && !reference.test(of.value) ? [of.selectedOptions[0].textContent] : [];
    return [this.title, ...new Set([...chosen, ...places].slice(0, 3))].join(" – ");
  }

  // What goes along with a form and is no field of it, as the message it was filled in from, is not kept; by its handler the program knows the form.
  read() {
    return [...new FormData(this.form)]
      .filter(([field, value]) => typeof value === "string" && field !== "entry.action" && !/^_(?!handler$)/.test(field));
  }

  // One after the other: what is typed meanwhile is kept after it.
  keep(state = "typing", action = undefined) {
    this.working = (this.working ?? Promise.resolve()).then(() => this.isOver ? null : this.keepNow(state, action));
    return this.working;
  }

  async keepNow(state, action) {
    clearTimeout(this.timer);
    const fields = this.read();
    const after = fields.filter(([, value]) => reference.test(value)).map(([, value]) => value.slice("entry:".length));
    const isAnswered = state === "typing" && this.entry.state === "needs";
    const kept = {
      ...this.entry, id: this.form.elements["entry.id"].value, fields, after, action, name: this.name(), at: Date.now(), form: this.form.dataset.form,
      address: this.form.getAttribute("action"), state: isAnswered ? "needs" : state, html: isAnswered ? this.entry.html : undefined,
      words: isAnswered ? this.entry.words : undefined,
    };
    try {
      const number = await vault.keep(this.key, kept);
      if (number === null) {
        this.say(this.words.formGone, true);
        return false;
      }
      this.entry = { ...kept, number, turn: (kept.turn ?? 0) + 1 };
      const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
      this.said(this.words.keptHere.replace("{0}", new Date().toLocaleTimeString(this.words.language, hour)));
      return true;
    } catch (error) {
      this.said(error.name === "QuotaExceededError" ? this.words.full : `${this.words.full} (${error.name})`, true);
      return false;
    }
  }

  said(text, isBad = false) {
    const state = this.form.querySelector("[data-state]");
    state.textContent = text;
    state.classList.toggle("bad", isBad);
  }

  /** It is to be sent. Stays open where it could not be kept. */
  async finish(action) {
    if (await this.keep("waiting", action)) {
      this.end();
      document.dispatchEvent(new CustomEvent("entry-finished"));
    }
  }

  end() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.listening.abort();
  }
}

/** An entry that begins now. */
export const begin = (form, of, about) => ({ id: newId(), form, of, about, state: "typing" });
