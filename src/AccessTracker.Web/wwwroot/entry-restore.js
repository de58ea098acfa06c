// Puts back what this window sealed and could not send, before its page was loaded again. What is typed while it cannot be opened yet stays.
import { newId } from "./entry-refused.js";
import { fill } from "./entry-rows.js";
import { signedOut } from "./entry-trouble.js";

// With a place goes what was chosen for it.
const isOf = (name, touched) => touched.some(one => name === one || name.startsWith(`${one}.`));
const over = (fields, later, touched) => [...fields.filter(([name]) => !isOf(name, touched)), ...later.filter(([name]) => isOf(name, touched))];

// Something else was typed into a field into which something had been typed before.
const differs = (fields, later, touched, shown) => fields.some(([name, value]) =>
  value && touched.includes(name) && shown.get(name) !== value && !later.some(other => other[0] === name && other[1] === value));

/** Returns once everything that is sealed of the form stands in it, or never will for this person. */
export async function restore(keeper, dress) {
  const { form, words, sealed: seal } = keeper;
  const waiting = seal.waiting();
  const shown = new Map(keeper.fields());
  if (waiting.length > 0 && !keeper.isNewer(waiting.at(-1))) {
    seal.release();
  } else if (waiting.length > 0) {
    keeper.goOn(waiting.at(-1));
  }
  await seal.ready();
  if (!keeper.isOpening) {
    if (keeper.kept !== keeper.changes) {
      await keeper.seal();
    }
    return;
  }

  const said = keeper.state.textContent;
  keeper.say(words.opening);
  const opened = [];
  for (const one of waiting) {
    const typed = await seal.open(one, () => keeper.say(keeper.remembering(words.openingWaits), true));
    if (typed === "out") {
      signedOut(keeper, true, words.out);
      return;
    }
    opened.push(typed);
  }
  const readable = opened.filter(Boolean);
  if (readable.length === 0) {
    keeper.isOpening = false;
    keeper.say(said);
    keeper.again();
    return;
  }

  const mine = [...keeper.touched];
  let { fields } = readable[0];
  const others = [];
  for (const [later, touched] of [...readable.slice(1).map(typed => [typed.fields, typed.touched ?? []]), [keeper.fields(), mine]]) {
    if (differs(fields, later, touched, shown)) {
      others.push(fields);
    }
    fields = over(fields, later, touched);
  }
  let isKept = true;
  for (const other of others) {
    isKept = await aside(keeper, other) && isKept;
  }
  const active = document.activeElement;
  fill(form, fields, dress);
  if (form.contains(active) && document.activeElement !== active) {
    active.focus();
  }
  if (isKept && readable.length === waiting.length) {
    seal.release();
  }
  const revision = Math.min(Number(form.elements["entry.revision"].value), ...readable.map(typed => Number(typed.revision)));
  const drafts = Object.assign(document.createElement("a"), { href: words.drafts, target: "_blank", textContent: words.seeDrafts });
  const text = others.length === 0 ? words.restored : isKept ? words.restoredAside : words.full;
  keeper.restored(text, revision, readable.at(-1).pending, others.length > 0 ? [drafts] : []);
}

// Two texts for one field: the one that was sealed becomes a draft of its own.
async function aside(keeper, fields) {
  const { form } = keeper;
  for (;;) {
    const data = new FormData();
    fields.filter(([name]) => name !== "entry.action").forEach(([name, value]) => data.append(name, value));
    data.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    data.set("entry.form", form.dataset.form);
    data.set("entry.key", form.dataset.key ?? "");
    data.set("entry.revision", "0");
    const { answer } = await keeper.ask(form.dataset.entry.replace(/[^/]+$/, newId()), { method: "POST", body: data, redirect: "error" });
    if (answer?.ok || (answer && answer.status < 500 && ![408, 429].includes(answer.status))) {
      return answer.ok;
    }
    keeper.say(keeper.words.openingWaits, true);
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
}
