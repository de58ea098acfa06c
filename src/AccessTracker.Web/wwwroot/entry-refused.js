// What somebody may choose when a draft is not taken: it was changed, thrown away or saved elsewhere, or there are too many.
const button = (text, run) => Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: run });
const link = (text, address) => Object.assign(document.createElement("a"), { href: address, textContent: text, target: "_blank" });

/** Says why, with what can be done. Returns when it is tried again. */
export function refused(keeper, { why, to }) {
  const { words } = keeper;
  const keepThis = () => button(words.keepThis, () => keeper.overwrite());
  const [text, offers] = {
    changed_elsewhere: () => [words.changedElsewhere, [keepThis(), button(words.showOther, () => { keeper.name(); location.reload(); })]],
    discarded: () => [words.discarded, [keepThis()]],
    saved: () => [words.saved, [...(to ? [link(words.see, to)] : []), button(words.keepAnother, () => becomeAnother(keeper))]],
    full: () => [words.full, [link(words.seeDrafts, words.drafts)]],
  }[why]();
  keeper.say(text, true, offers);
  return why === "full" ? "later" : "stopped";
}

/** A new id of a form, over plain http too. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// What stands here is another record than the one that was saved.
function becomeAnother(keeper) {
  const { form } = keeper;
  const id = newId();
  keeper.sealed.forget();
  form.elements["entry.id"].value = id;
  form.elements["entry.revision"].value = "0";
  form.dataset.entry = form.dataset.entry.replace(/[^/]+$/, id);
  keeper.keep();
}
