// Keeps what is typed as a draft and carries out what is pressed, on a line that breaks, hangs, or comes back to somebody signed out.
import { refused } from "./entry-refused.js";
import { stop, trouble } from "./entry-trouble.js";

const pause = 700;
const longestPause = 5000;
const retryAfter = 5000;
const patience = 15000;
const mostWhenLeaving = 60000;
const isOfRow = /^[a-z]+\.\d+\./;

// Of a page only its content is wanted: the rest stands here already.
const headers = { "X-Requested-With": "XMLHttpRequest", "X-Part": "main" };
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");

export class Keeper {
  /** With a seal of the same form, and what starts the form that comes back. */
  constructor(form, words, seal, start) {
    Object.assign(this, { form, words, sealed: seal, start, window: random(), turn: 0, changes: 0, kept: 0, since: 0, timer: 0 });
    Object.assign(this, { working: null, carrying: null, pending: null, sealing: null, touched: new Set() });
    Object.assign(this, { isOver: false, isOpening: false, isOverwriting: false, isLeaving: false, isRenewed: false, isUnsealed: false });
    this.state = form.querySelector("[data-state]");
    const signal = (this.listening = new AbortController()).signal;
    window.addEventListener("online", () => this.again(), { signal });
    window.addEventListener("pagehide", () => this.leaving(true), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? this.leaving(false) : this.again(), { signal });
    window.addEventListener("beforeunload", event => {
      // Before the next page is asked for, which may show it.
      this.leaving(false);
      if (this.kept !== this.changes && !this.isOver && !this.isLeaving && !this.sealed.isAble) {
        event.preventDefault();
      }
    }, { signal });
  }

  /** Something was typed. It is sealed at once, and kept after a short pause, at the latest after a longer one of going on. */
  changed(field) {
    this.changes++;
    if (this.isOpening && field) {
      this.touched.add(field);
    }
    this.seal();
    this.since ||= Date.now();
    this.wait(Math.max(0, Math.min(pause, longestPause - (Date.now() - this.since))));
  }

  /** Tries at once what waits to be tried. */
  again() {
    if (this.kept !== this.changes || this.pending) {
      this.wait(0);
    }
  }

  /** What a button asks for. If it cannot be done now it is remembered, and done as soon as it can. */
  press(button) {
    this.pending = { name: button.name, value: button.value, text: button.textContent.trim() };
    this.changed();
    this.wait(0);
  }

  /** Whether what was sealed in this window is newer than what the server has: the window may have sent more while it was leaving. */
  isNewer(typed) {
    return !(this.form.dataset.window === typed.window && Number(this.form.dataset.turn) > typed.turn);
  }

  /** The same window goes on: what it sent while it was leaving is its own and older than what it sealed, and may arrive later. */
  goOn({ window, turn }) {
    Object.assign(this, { window, turn: turn + 1000, isOpening: true });
  }

  /** All that was sealed stands in the form again, at that revision. What another window kept meanwhile is somebody's to choose about. */
  restored(text, revision, pending, offers) {
    this.isOpening = false;
    this.form.elements["entry.revision"].value = String(revision);
    this.pending ??= pending ?? null;
    this.say(this.remembering(text), false, offers);
    this.changed();
    if (this.pending) {
      this.wait(0);
    }
  }

  /** With what was pressed and is still to be done. */
  remembering(text, words = this.words.pending) {
    return this.pending ? `${text} ${words.replace("{0}", this.pending.text)}` : text;
  }

  wait(time) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.work(), time);
  }

  // One at a time and in order. What is pressed waits for no draft that is on its way: the draft comes to nothing, for what is saved ends it.
  async work() {
    if (this.isOver || this.isOpening || this.carrying || (this.working && !this.pending)) {
      return;
    }
    clearTimeout(this.timer);
    const button = this.pending;
    this.carrying = button;
    const mine = this.working = button ? this.carryOut(button) : this.kept === this.changes ? null : this.send();
    const next = await mine;
    if (this.working !== mine) {
      return;
    }
    this.working = this.carrying = null;
    if (next === "again" || (next === "done" && (this.pending || this.kept !== this.changes))) {
      this.again();
    } else if (next === "later") {
      this.wait(retryAfter);
    }
  }

  /** Keeps it at once, instead of whatever was pressed before. */
  keep() {
    this.pending = null;
    this.changed();
    this.wait(0);
  }

  /** What stands here is to stand, whatever another window kept. */
  overwrite() {
    this.isOverwriting = true;
    this.changed();
    this.wait(0);
  }

  data(button) {
    const data = new FormData(this.form);
    data.delete("entry.action");
    data.set("entry.form", this.form.dataset.form);
    data.set("entry.key", this.form.dataset.key ?? "");
    data.set("entry.window", this.window);
    data.set("entry.turn", String(++this.turn));
    if (this.isOverwriting) {
      data.set("entry.overwrite", "true");
    }
    if (button) {
      data.set(button.name, button.value);
      data.set("entry.direct", "true");
    }
    return data;
  }

  // As it is sent: on a slow line every empty field of a row is waited for.
  body(button) {
    return new URLSearchParams([...this.data(button)].filter(([name, value]) => typeof value === "string" && (value || !isOfRow.test(name))));
  }

  // An answer, or why there is none.
  async ask(address, options) {
    const stop = new AbortController();
    let isHung = false;
    const timer = setTimeout(() => { isHung = true; stop.abort(); }, patience);
    try {
      const answer = await fetch(address, { headers, signal: stop.signal, ...options });
      return { answer, body: await answer.text() };
    } catch {
      return { trouble: isHung ? "hung" : "down" };
    } finally {
      clearTimeout(timer);
    }
  }

  async send() {
    const now = this.changes;
    this.say(this.words.keeping);
    const { answer, body, trouble: why } = await this.ask(this.form.dataset.entry, { method: "POST", body: this.body(), redirect: "error" });
    if (this.carrying) {
      return "done";
    }
    if (answer?.ok) {
      const saved = JSON.parse(body);
      this.form.elements["entry.revision"].value = saved.revision;
      this.kept = now;
      this.since = this.kept === this.changes ? 0 : Date.now();
      this.isOverwriting = this.isRenewed = false;
      this.name();
      if (this.kept === this.changes) {
        this.sealed.forget();
      }
      this.say(`${this.words.kept} ${saved.at}`);
      return "done";
    }
    return answer?.status === 409 ? refused(this, JSON.parse(body)) : trouble(this, answer?.status, why);
  }

  // The address names the draft, so that loading it again brings it back.
  name() {
    const address = new URL(location.href);
    address.searchParams.delete("saved");
    address.searchParams.delete("last");
    address.searchParams.set("draft", this.form.elements["entry.id"].value);
    if (address.href !== location.href) {
      history.replaceState(history.state, "", address);
    }
  }

  async carryOut(button) {
    const now = this.changes;
    this.say(this.words.sent);
    const { answer, body, trouble: why } = await this.ask(this.form.action, { method: "POST", body: this.body(button), redirect: "follow" });
    if (this.pending !== button) {
      return "again";
    }
    if (!answer?.ok) {
      return trouble(this, answer?.status, why);
    }
    this.kept = now;
    this.sealed.forget();
    this.end();
    const to = answer.headers.get("X-Location") ?? (answer.redirected ? answer.url : null);
    if (to) {
      location.assign(to);
    } else {
      this.show(body);
    }
    return "over";
  }

  end() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.listening.abort();
  }

  // The form as it comes back, with what is wrong or asked; or the next one, with what was saved.
  show(body) {
    const page = new DOMParser().parseFromString(body, "text/html");
    page.querySelectorAll("noscript").forEach(one => one.remove());
    document.title = page.title;
    const done = page.querySelector("main [data-done]");
    if (done) {
      // To load the page again, or to go back to the one before, asks for what was saved; nothing is sent a second time.
      this.name();
      history.replaceState({ entry: "saved" }, "");
      history.pushState({ entry: "next" }, "", done.dataset.done);
    }
    document.querySelector("main").replaceWith(page.querySelector("main"));
    scrollTo(0, 0);
    const form = document.querySelector("form.entry");
    if (form) {
      this.start(form);
    }
    // What is put into a region that speaks is read aloud; what comes with it is not.
    const said = document.querySelector("main [data-done]");
    said?.replaceChildren(...[...said.childNodes]);
  }

  /** Seals what stands in the form, one after the other: what is typed meanwhile is sealed after it. Returns whether the last of it is. */
  seal() {
    this.isUnsealed = true;
    this.sealing ??= this.sealOn().finally(() => { this.sealing = null; });
    return this.sealing;
  }

  async sealOn() {
    let isSealed = false;
    while (this.isUnsealed && !this.isOver) {
      this.isUnsealed = false;
      isSealed = await this.sealed.store({
        fields: this.fields(), window: this.window, turn: this.turn, revision: this.form.elements["entry.revision"].value, pending: this.pending,
        touched: this.isOpening ? [...this.touched] : null,
      });
    }
    return isSealed;
  }

  fields() {
    return [...new FormData(this.form)].filter(([, value]) => typeof value === "string");
  }

  stop(text) {
    return stop(this, text);
  }

  // Sent while the page goes; what is too long for that is sent as ever.
  leaving(isGone) {
    if (this.isOver || this.isLeaving || this.kept === this.changes) {
      return;
    }
    this.seal();
    if (this.isOpening) {
      return;
    }
    const now = this.changes;
    const data = this.data();
    if (isGone) {
      data.set("entry.leaving", "true");
    }
    const size = [...data].reduce((sum, [name, value]) => sum + 120 + name.length + new TextEncoder().encode(value).length, 0);
    const keepalive = size < mostWhenLeaving;
    fetch(this.form.dataset.entry, { method: "POST", body: data, redirect: "error", keepalive, headers: { "X-Requested-With": "XMLHttpRequest" } })
      .then(async answer => {
        if (answer.ok) {
          this.form.elements["entry.revision"].value = (await answer.json()).revision;
          this.kept = Math.max(this.kept, now);
          this.name();
        }
      })
      .catch(() => this.again());
  }

  say(text, isBad = false, offers = []) {
    this.state.replaceChildren(text, ...offers.flatMap(offer => [" ", offer]));
    this.state.classList.toggle("bad", isBad);
  }
}
