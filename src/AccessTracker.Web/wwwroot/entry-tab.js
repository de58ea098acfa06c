// What cannot be sent is sealed in the window's own storage, for its person alone: the key comes with the page and is never stored.
const beginning = "entry:";
const text = new TextEncoder();
const pause = 3000;
let key = null;
let isOpening = false;

const bytesOf = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
const import_ = base64 => crypto.subtle.importKey("raw", bytesOf(base64), "AES-GCM", false, ["encrypt", "decrypt"]);
const nameOf = form => beginning + form.elements["entry.id"].value;

export const seal = {
  /** Whether this browser can: over plain http, elsewhere than at a desk, it cannot. */
  get isAble() {
    return key !== null && !isOpening;
  },

  async ready(words) {
    key = globalThis.crypto?.subtle ? await import_(words.seal) : null;
  },

  /** Stores what stands in the form. Returns whether it could. */
  async store(form, words, typed) {
    if (!this.isAble) {
      return false;
    }
    try {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text.encode(JSON.stringify(typed))));
      const base64 = btoa(Array.from(sealed, byte => String.fromCharCode(byte)).join(""));
      sessionStorage.setItem(nameOf(form), JSON.stringify({ key: words.sealed, iv: btoa(String.fromCharCode(...iv)), sealed: base64 }));
      return true;
    } catch {
      return false;
    }
  },

  forget(form) {
    try {
      sessionStorage.removeItem(nameOf(form));
    } catch {
      // A browser that stores nothing has nothing to forget.
    }
  },
};

/** What was sealed of this form in this window, if it was for the person who is signed in; null: nothing. */
export async function open(form, words) {
  let stored;
  try {
    stored = JSON.parse(sessionStorage.getItem(nameOf(form)));
  } catch {
    return null;
  }
  if (!stored || !globalThis.crypto?.subtle) {
    return null;
  }
  const opened = await keyOf(stored.key, form, words);
  if (!opened) {
    return null;
  }
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(stored.iv) }, await import_(opened), bytesOf(stored.sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

// Until it is known, nothing may be stored over what waits there.
async function keyOf(sealed, form, words) {
  isOpening = true;
  try {
    for (;;) {
      try {
        const data = new FormData();
        data.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
        data.set("sealed", sealed);
        const answer = await fetch(words.unseal, { method: "POST", body: data, redirect: "error" });
        if (answer.status < 500) {
          return answer.ok ? (await answer.json()).key : null;
        }
      } catch {
        // The line is down: the sealed text waits.
      }
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  } finally {
    isOpening = false;
  }
}
