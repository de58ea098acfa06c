// What cannot be sent is sealed in the window's own storage, for its person alone: the key comes with the page and is never stored.
const beginning = "entry:";
const text = new TextEncoder();
const pause = 3000;
const patience = 15000;
const headers = { "X-Requested-With": "XMLHttpRequest" };

const bytesOf = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
const base64Of = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
const keyFrom = async key => typeof key === "string"
  ? crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"])
  : key;

/** What is sealed of a text, for the window's own storage. */
export async function sealWith(key, plain) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyFrom(key), text.encode(plain)));
  return { iv: base64Of(iv), sealed: base64Of(sealed) };
}

/** The text again; it is an error if it was sealed with another key. */
export const openWith = async (key, { iv, sealed }) => new TextDecoder().decode(
  await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv) }, await keyFrom(key), bytesOf(sealed)));

/** The answer of the server about a key that it sealed for a person: it opens it for nobody else. */
export function askKey(sealed, form, words) {
  const data = new FormData();
  data.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  data.set("sealed", sealed);
  return fetch(words.unseal, { method: "POST", body: data, redirect: "error", headers, signal: AbortSignal.timeout(patience) });
}

// A while, or until the browser says that the line is back.
const wait = () => new Promise(resolve => {
  const timer = setTimeout(resolve, pause);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

/**
 * What this window seals of one form. What it sealed before its page was loaded stays until it is opened, and what is typed meanwhile goes
 * beside it.
 */
export class Seal {
  constructor(form, words) {
    Object.assign(this, { form, words, key: null, forgotten: 0, before: 0 });
  }

  /** Whether this browser can: over plain http, elsewhere than at a desk, it cannot. */
  get isAble() {
    return this.key !== null;
  }

  async ready() {
    this.key = globalThis.crypto?.subtle ? await keyFrom(this.words.seal) : null;
  }

  nameOf(number) {
    return beginning + this.form.elements["entry.id"].value + (number === 1 ? "" : `:${number}`);
  }

  /** What waits here since before the page was loaded, the latest last: each with its window and turn, and the rest still sealed. */
  waiting() {
    const found = [];
    for (let number = 1, one; (one = read(this.nameOf(number))); number++) {
      found.push(one);
    }
    this.before = found.length;
    return globalThis.crypto?.subtle ? found : [];
  }

  /** Stores what stands in the form. Returns whether it could. */
  async store(typed) {
    if (!this.isAble) {
      return false;
    }
    const { forgotten } = this;
    try {
      const sealed = await sealWith(this.key, JSON.stringify(typed));
      if (forgotten === this.forgotten) {
        const { window: by, turn } = typed;
        const stored = { key: this.words.sealed, ...sealed, window: by, turn };
        sessionStorage.setItem(this.nameOf(this.before + 1), JSON.stringify(stored));
      }
      return true;
    } catch {
      return false;
    }
  }

  /** What was sealed is kept by the server, or done. What could not be opened, because it is somebody else's, stays. */
  forget() {
    this.forgotten++;
    try {
      sessionStorage.removeItem(this.nameOf(this.before + 1));
    } catch {
      // A browser that stores nothing has nothing to forget.
    }
  }

  /** What waited stands in the form again, or is kept elsewhere: it is removed, and what is typed from now on takes its room. */
  release() {
    this.forgotten++;
    for (let number = this.before + 1; number > 0; number--) {
      sessionStorage.removeItem(this.nameOf(number));
    }
    this.before = 0;
  }

  /**
   * What was sealed, if it was for the person who is signed in; null: it was not. "out": nobody is. While the line is down it waits, and
   * says so each time.
   */
  async open(stored, waits) {
    const key = await this.keyOf(stored.key, waits);
    if (!key || key === "out") {
      return key;
    }
    try {
      return JSON.parse(await openWith(key, stored));
    } catch {
      return null;
    }
  }

  async keyOf(sealed, waits) {
    for (;;) {
      try {
        const answer = await askKey(sealed, this.form, this.words);
        if (answer.ok || answer.status === 401) {
          return answer.ok ? (await answer.json()).key : "out";
        }
        if (answer.status < 500 && ![408, 429].includes(answer.status)) {
          return null;
        }
      } catch {
        // The line is down: the sealed text waits.
      }
      waits();
      await wait();
    }
  }
}
