// Keeps what is typed as a draft and carries out what is pressed, on a line that breaks, hangs, or comes back to somebody signed out.
import { refused } from "./entry-refused.js";
import { seal } from "./entry-tab.js";

const pause = 700;
const longestPause = 5000;
const retryAfter = 5000;
const patience = 15000;
const mostWhenLeaving = 60000;
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");

export class Keeper {
  constructor(form, words, start) {
    Object.assign(this, {
      form, words, start, window: random(), turn: 0, changes: 0, kept: 0, since: 0, timer: 0, working: null, pending: null,
      isOver: false, isOverwriting: false, isLeaving: false, isRenewed: false,
    });
    this.state = form.querySelector("[data-state]");
    const signal = (this.listening = new AbortController()).signal;
    window.addEventListener("online", () => this.again(), { signal });
    window.addEventListener("pagehide", () => this.leaving(true), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? this.leaving(false) : this.again(), { signal });
    window.addEventListener("beforeunload", event => {
      // Before the next page is asked for, which may show it.
      this.leaving(false);
      if (this.kept !== this.changes && !this.isOver && !this.isLeaving && !seal.isAble) {
        event.preventDefault();
      }
    }, { signal });
  }

  /** Something was typed. It is kept after a short pause, and at the latest after a longer one of going on. */
  changed() {
    this.changes++;
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
    this.changes++;
    this.wait(0);
  }

  /** Whether what was sealed in this window is newer than what the server has: the window may have sent more while it was leaving. */
  isNewer(typed) {
    return !(this.form.dataset.window === typed.window && Number(this.form.dataset.turn) > typed.turn);
  }

  /** It stands in the form again. What another window kept meanwhile is somebody's to choose about. */
  restored(typed) {
    const { window: by, turn } = this.form.dataset;
    if (by !== typed.window || Number(turn) !== typed.turn) {
      const revision = this.form.elements["entry.revision"];
      revision.value = String(Math.min(Number(typed.revision), Number(revision.value)));
    }
    // The same window goes on: what it sent while it was leaving is its own and older than this, and may arrive later.
    this.window = typed.window;
    this.turn = typed.turn + 1000;
    this.say(this.words.restored);
    this.changed();
  }

  wait(time) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.work(), time);
  }

  // One at a time and in order.
  async work() {
    if (this.working || this.isOver) {
      return;
    }
    clearTimeout(this.timer);
    this.working = this.pending ? this.carryOut(this.pending) : this.kept === this.changes ? null : this.send();
    const next = await this.working;
    this.working = null;
    if (next === "again" || (next === "done" && (this.pending || this.kept !== this.changes))) {
      this.again();
    } else if (next === "later") {
      this.wait(retryAfter);
    }
  }

  keep() {
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
    }
    return data;
  }

  // An answer, or why there is none.
  async ask(address, options) {
    const stop = new AbortController();
    let isHung = false;
    const timer = setTimeout(() => { isHung = true; stop.abort(); }, patience);
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" }, signal: stop.signal, ...options });
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
    const { answer, body, trouble } = await this.ask(this.form.dataset.entry, { method: "POST", body: this.data(), redirect: "error" });
    if (answer?.ok) {
      const saved = JSON.parse(body);
      this.form.elements["entry.revision"].value = saved.revision;
      this.kept = now;
      this.since = this.kept === this.changes ? 0 : Date.now();
      this.isOverwriting = this.isRenewed = false;
      this.name();
      seal.forget(this.form);
      this.say(`${this.words.kept} ${saved.at}`);
      return "done";
    }
    return answer?.status === 409 ? refused(this, JSON.parse(body)) : this.trouble(answer?.status, trouble);
  }

  // The address names the draft, so that loading it again brings it back.
  name() {
    const address = new URL(location.href);
    address.searchParams.delete("saved");
    address.searchParams.set("draft", this.form.elements["entry.id"].value);
    if (address.href !== location.href) {
      history.replaceState(null, "", address);
    }
  }

  async carryOut(button) {
    const now = this.changes;
    this.say(this.words.sent);
    const { answer, body, trouble } = await this.ask(this.form.action, { method: "POST", body: this.data(button), redirect: "follow" });
    if (this.pending !== button) {
      return "again";
    }
    if (!answer?.ok) {
      return this.trouble(answer?.status, trouble);
    }
    this.kept = now;
    seal.forget(this.form);
    this.end();
    if (answer.redirected) {
      location.assign(answer.url);
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

  // The form as it comes back, with what is wrong or asked.
  show(body) {
    const page = new DOMParser().parseFromString(body, "text/html");
    page.querySelectorAll("noscript").forEach(one => one.remove());
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    scrollTo(0, 0);
    const form = document.querySelector("form.entry");
    if (form) {
      this.start(form);
    }
  }

  seal() {
    return seal.store(this.form, this.words, {
      fields: [...new FormData(this.form)].filter(([, value]) => typeof value === "string"),
      window: this.window, turn: this.turn, revision: this.form.elements["entry.revision"].value,
    });
  }

  async trouble(status, trouble) {
    const sealed = await this.seal();
    if (sealed) {
      this.name();
    }
    if (status === 400 || status === 401) {
      return status === 400 ? this.renew(sealed) : this.signedOut(sealed, this.words.out);
    }
    if (status === 403 || status === 404) {
      return this.stop(this.words.denied);
    }
    if (status === 413) {
      return this.stop(this.words.long);
    }
    if (status && ![408, 429, 502, 503, 504].includes(status)) {
      const isPressed = Boolean(this.pending);
      this.stop(this.words.failed.replace("{0}", status));
      return isPressed ? "stopped" : "later";
    }
    const said = trouble === "hung" ? this.words.hung : status ? this.words.busy : this.words.down;
    this.say(this.pending ? `${said} ${this.words.pending.replace("{0}", this.pending.text)}` : said, true);
    return "later";
  }

  // The form's token is of a session that has ended: a new one is asked for, and only taken for the same person.
  async renew(sealed) {
    if (this.isRenewed) {
      return this.stop(this.words.failed.replace("{0}", "400"));
    }
    const { answer, body, trouble } = await this.ask(this.form.dataset.address, {});
    if (!answer || answer.status >= 500) {
      this.say(this.words[trouble ?? "busy"], true);
      return "later";
    }
    const form = answer.ok && new DOMParser().parseFromString(body, "text/html").querySelector("form.entry");
    if (!form) {
      return answer.status === 401 || answer.redirected ? this.signedOut(sealed, this.words.out) : this.stop(this.words.denied);
    }
    if (form.querySelector("template[data-words]").dataset.person !== this.words.person) {
      return this.signedOut(sealed, this.words.other);
    }
    this.isRenewed = true;
    this.form.elements.__RequestVerificationToken.value = form.elements.__RequestVerificationToken.value;
    return "again";
  }

  // Where nothing can be sealed, this window stays as it is and another one leads to the sign-in page.
  signedOut(sealed, text) {
    this.pending = null;
    const address = new URL(location.href);
    address.searchParams.set("draft", this.form.elements["entry.id"].value);
    const link = document.createElement("a");
    link.href = `${this.words.signIn}?ReturnUrl=${encodeURIComponent(address.pathname + address.search)}`;
    link.textContent = this.words.signInText;
    if (sealed) {
      const goOn = async event => {
        event.preventDefault();
        this.isLeaving = true;
        await this.seal();
        location.assign(link.href);
      };
      link.addEventListener("click", goOn);

      // The page is hidden once it is known that its session has ended; the way back is the same.
      document.querySelector("#session-ended a")?.addEventListener("click", goOn, { signal: this.listening.signal });
    } else {
      link.target = "_blank";
    }
    this.say(sealed && text === this.words.out ? this.words.outSealed : text, true, [link]);
    return "stopped";
  }

  stop(text) {
    this.pending = null;
    this.say(text, true);
    return "stopped";
  }

  // Sent while the page goes; what is too long for that is sent as ever.
  leaving(isGone) {
    if (this.isOver || this.isLeaving || this.kept === this.changes) {
      return;
    }
    const now = this.changes;
    const data = this.data();
    if (isGone) {
      data.set("entry.leaving", "true");
    }
    const size = [...data].reduce((sum, [name, value]) => sum + 120 + name.length + new TextEncoder().encode(value).length, 0);
    fetch(this.form.dataset.entry, {
      method: "POST", body: data, redirect: "error", keepalive: size < mostWhenLeaving, headers: { "X-Requested-With": "XMLHttpRequest" },
    })
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
