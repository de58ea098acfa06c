// What lies on the device, all of it sealed: AES-GCM with a random key, which is itself sealed with one that is made of the PIN. In plain text stand
// the numbers that are needed before anybody opens it: how many tries remain, which states entries have, by what the program knows this browser.
const name = "device";
const rounds = 600000;
const mostTries = 10;
const longestClearing = 5000;
const text = new TextEncoder();
const said = new TextDecoder();
let opening = null;

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// All of a transaction is on the disk, or none of it.
const ended = change => new Promise((resolve, reject) => {
  change.oncomplete = () => resolve();
  change.onabort = change.onerror = () => reject(change.error ?? new DOMException("full", "QuotaExceededError"));
});

function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("plain");
      request.result.createObjectStore("sealed");
      request.result.createObjectStore("entries", { keyPath: "number", autoIncrement: true }).createIndex("id", "id", { unique: true });
    };
    request.onsuccess = () => {
      // Another tab empties the device: nothing here holds it up.
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      request.result.onclose = () => { opening = null; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function change(store, work) {
  const transaction = (await database()).transaction(store, "readwrite", { durability: "strict" });
  const finished = ended(transaction);
  const result = work(transaction.objectStore(store));
  await finished;
  return result?.result;
}

const look = async (store, work) => done(work((await database()).transaction(store).objectStore(store)));

export const bytes = {
  random: size => crypto.getRandomValues(new Uint8Array(size)),
  hex: array => Array.from(array, byte => byte.toString(16).padStart(2, "0")).join(""),
  to64: array => btoa(Array.from(array, byte => String.fromCharCode(byte)).join("")),
  of64: base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)),
};

/** Of a person's name, as the program tells whose device it is. */
export const digest = async name => bytes.hex(new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(name))));

const aes = (raw, uses) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, uses);

async function fromPin(pin, salt, iterations) {
  const base = await crypto.subtle.importKey("raw", text.encode(pin.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations }, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** What is sealed opens only under the name that it was sealed with. */
export async function seal(key, under, object) {
  const iv = bytes.random(12);
  const plain = text.encode(JSON.stringify(object));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(under) }, key, plain);
  return { iv, data: new Uint8Array(data) };
}

export async function unseal(key, under, { iv, data }) {
  return JSON.parse(said.decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: text.encode(under) }, key, data)));
}

/** Seals with a passphrase alone: for a file. */
export async function sealWith(pin, under, object) {
  const salt = bytes.random(16);
  const { iv, data } = await seal(await fromPin(pin, salt, rounds), under, object);
  return { iterations: rounds, salt: bytes.to64(salt), iv: bytes.to64(iv), data: bytes.to64(data) };
}

export async function openWith(pin, under, { iterations, salt, iv, data }) {
  if (!(iterations >= rounds && iterations <= 10 * rounds)) {
    throw new Error("not ours");
  }
  return unseal(await fromPin(pin, bytes.of64(salt), iterations), under, { iv: bytes.of64(iv), data: bytes.of64(data) });
}

/** Whether this browser can keep anything safely. */
export const isAble = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB && navigator.serviceWorker && navigator.locks);

export const isOn = async () => isAble() && Boolean(await plain("lock"));

export const plain = key => look("plain", store => store.get(key));

export const setPlain = (key, value) => change("plain", store => store.put(value, key));

/** Whether somebody guesses it at once: it is short, repeats or counts up, or is of digits as dates and telephones' own locks are. */
export function isSimple(pin) {
  const letters = [...pin];
  const steps = new Set(letters.slice(1).map((letter, i) => letter.codePointAt(0) - letters[i].codePointAt(0)));
  const half = letters.length / 2;
  const isTwice = letters.slice(0, half).join() === letters.slice(half).join();
  const digits = /^[\p{Nd}\s./:_-]+$/u.test(pin) ? pin.replace(/[\s./:_-]/g, "").length : null;
  return letters.length < 8 || new Set(letters).size < 4 || steps.size === 1 || isTwice || (digits !== null && digits < 10);
}

/** Makes the key of this device, sealed with the PIN. Returns it, for use alone. */
export async function begin(pin) {
  const raw = bytes.random(32);
  const salt = bytes.random(16);
  const iv = bytes.random(12);
  const wrapping = await fromPin(pin, salt, rounds);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, wrapping, raw));
  const key = await aes(raw, ["encrypt", "decrypt"]);
  raw.fill(0);
  await setPlain("lock", { salt, iv, wrapped, iterations: rounds, tries: 0 });
  return key;
}

/** The key, or how many tries remain: 0 means that the device has been emptied. A try counts before it is made. */
export async function open(pin) {
  return navigator.locks.request("device-pin", async () => {
    const lock = await plain("lock");
    if (!lock || lock.tries >= mostTries) {
      await wipe("tries");
      return { remaining: 0 };
    }
    await setPlain("lock", { ...lock, tries: lock.tries + 1 });
    const wrapping = await fromPin(pin, lock.salt, lock.iterations);
    try {
      const raw = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: lock.iv }, wrapping, lock.wrapped));
      const key = await aes(raw, ["encrypt", "decrypt"]);
      raw.fill(0);
      await setPlain("lock", { ...lock, tries: 0 });
      return { key };
    } catch {
      const remaining = mostTries - lock.tries - 1;
      if (remaining <= 0) {
        await wipe("tries");
      }
      return { remaining: Math.max(0, remaining) };
    }
  });
}

async function clear(name) {
  try {
    await change(name, store => store.clear());
  } catch {
    // It cannot be opened, or is closed already: it is deleted next.
  }
}

/** Empties the device: what was sealed, the page, the worker, the mark. The reason is a word, for the page that says so. */
export async function wipe(reason) {
  localStorage.removeItem("device");
  navigator.serviceWorker?.controller?.postMessage({ what: "drop" });

  // Another tab can hold up that the whole is deleted; that its stores are cleared, it cannot. The sealed key goes first.
  for (const store of ["plain", "sealed", "entries"]) {
    await Promise.race([clear(store), new Promise(resolve => setTimeout(resolve, longestClearing))]);
  }
  try {
    (await opening)?.close();
  } catch {
    // It could not be opened: it is deleted all the same.
  }
  opening = null;
  await new Promise(resolve => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
  await Promise.all((await caches.keys()).map(one => caches.delete(one)));
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    await one.unregister();
  }
  sessionStorage.setItem("device-emptied", reason);
}

/** Reads what was sealed under a name; null: nothing was. */
export async function get(key, under) {
  const stored = await look("sealed", store => store.get(under));
  return stored ? unseal(key, under, stored) : null;
}

export async function put(key, under, object) {
  const sealed = await seal(key, under, object);
  await change("sealed", store => store.put(sealed, under));
}

const beginningWith = beginning => IDBKeyRange.bound(beginning, `${beginning}\uffff`);

/** Under which names that begin so something was sealed. */
export const names = beginning => look("sealed", store => store.getAllKeys(beginningWith(beginning)));

/** Removes all whose name begins so. */
export async function removeAll(beginning) {
  await change("sealed", store => store.delete(beginningWith(beginning)));
}

/** The entries as they can be seen without a key: number, id, state, turn, and of which registration. In the order in which they were begun. */
export const rows = () => look("entries", store => store.getAll());

/** Those that the program has not said that it saved. */
export const unsent = async () => (await rows()).filter(row => row.state !== "accepted");

/** Opens what rows hold. */
export async function entry(key, row) {
  const { number, id, state, turn, of } = row;
  return { ...await unseal(key, `entry:${id}`, row), number, id, state, turn, of };
}

/**
 * Keeps an entry, new or changed. Returns its number; null: somebody changed or threw it away since it was read at that turn, and it stays as it is.
 */
export async function keep(key, { number, id, state, turn = 0, of, ...rest }) {
  const row = { ...await seal(key, `entry:${id}`, rest), id, state, of, turn: turn + 1 };
  const transaction = (await database()).transaction("entries", "readwrite", { durability: "strict" });
  const finished = ended(transaction);
  const store = transaction.objectStore("entries");
  let kept = null;
  if (number === undefined) {
    store.add(row).onsuccess = event => { kept = event.target.result; };
  } else {
    store.get(number).onsuccess = event => {
      if (event.target.result?.turn === turn) {
        store.put({ ...row, number });
        kept = number;
      }
    };
  }
  await finished;
  return kept;
}

export const throwAway = number => change("entries", store => store.delete(number));
