// Entries that were not sent, in a file: sealed with a passphrase of its own, to be brought in on another device of the same person.
import { nameOf, secrets } from "./offline-line.js";
import * as vault from "./offline-vault.js";

const under = "entries";

/** Hands the browser a file with all that was not sent. Nothing leaves the list. */
export async function writeFile(key, pin) {
  const entries = [];
  for (const row of await vault.rows()) {
    if (row.state !== "accepted") {
      const { number, turn, of, ...entry } = await vault.entry(key, row);
      entries.push({ ...entry, code: (await vault.get(key, `${of}:of`))?.code });
    }
  }
  const text = JSON.stringify({ version: 1, ...await vault.sealWith(pin, under, entries) });
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: "entries.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return null;
}

/** Brings in what is not here yet, to be sent from here: under its own id, so that what the other device sends too is saved once. */
export async function readFile(key, pin, file, words) {
  if (!file) {
    return words.noFile;
  }
  let entries;
  try {
    entries = await vault.openWith(pin, under, JSON.parse(await file.text()));
  } catch {
    return words.badFile;
  }
  const here = new Set((await vault.rows()).map(row => row.id));
  const known = new Map();
  for (const secret of await secrets()) {
    known.set((await vault.get(key, `${nameOf(secret)}:of`))?.code, nameOf(secret));
  }
  let count = 0;
  for (const { code, ...entry } of entries) {
    if (known.has(code) && !here.has(entry.id)) {
      await vault.keep(key, { ...entry, of: known.get(code) });
      count++;
    }
  }
  return words.brought.replace("{0}", count);
}
