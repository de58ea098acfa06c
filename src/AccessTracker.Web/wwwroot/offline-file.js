// Entries that were not sent, in a file: sealed with a passphrase of its own, to be brought in on another device of the same person.
import { formAddress, registrations } from "./offline-line.js";
import * as vault from "./offline-vault.js";

const under = "entries";
const ids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const reference = /^entry:/;

/** Hands the browser a file with all that was not sent. Nothing leaves the list. */
export async function writeFile(key, pin) {
  const entries = [];
  for (const row of await vault.unsent()) {
    const { id, of, form, name, at, address, fields } = await vault.entry(key, row);
    const { code, person } = (await vault.get(key, `${of}:of`)) ?? {};
    entries.push({ id, form, name, at, address, fields, code, person });
  }
  const text = JSON.stringify({ version: 1, ...await vault.sealWith(pin, under, entries) });
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: "entries.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return null;
}

/**
 * Brings in what is not here yet: under its own id, so that what the other device sends too is saved once. Whoever made the file can have written
 * anything: it is taken as typed and not finished, so that its person looks at each before it is sent in their name.
 */
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
  for (const { of, code, person, forms } of await registrations(key)) {
    known.set(code, { of, person, forms: forms.map(({ id }) => id.replace("/", "-")) });
  }
  if (!Array.isArray(entries)) {
    return words.badFile;
  }
  let count = 0;
  for (const one of entries) {
    const entry = taken(one, known.get(one?.code));
    if (entry && !here.has(entry.id)) {
      here.add(entry.id);
      await vault.keep(key, entry);
      count++;
    }
  }
  return words.brought.replace("{0}", count);
}

// What is known of an entry and no more: a form that lies here, its fields, no page. Null: it is none, or another person's.
function taken(one, own) {
  const { id, form, name, at, address, fields, code, person } = one ?? {};
  const isText = value => typeof value === "string";
  const isRead = own && isText(id) && ids.test(id) && own.forms.includes(form) && Array.isArray(fields)
    && fields.every(field => Array.isArray(field) && field.length === 2 && field.every(isText));
  const to = isRead && isText(address) ? formAddress(address, code, form) : null;
  if (!to || !isText(person) || person !== own.person) {
    return null;
  }
  const kept = fields.filter(([field]) => !field.startsWith("_") && !field.startsWith("entry."));
  const after = kept.filter(([, value]) => reference.test(value)).map(([, value]) => value.slice("entry:".length));
  return {
    id, form, name: isText(name) ? name : form, at: Number.isFinite(at) ? at : Date.now(), address: to, fields: kept, after, of: own.of,
    state: "typing",
  };
}
