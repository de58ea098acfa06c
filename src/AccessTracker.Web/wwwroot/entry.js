// Makes a form keep what is typed, list places, add and move rows. Without it the form is sent as it stands.
import { Keeper } from "./entry-keep.js";
import { restore } from "./entry-restore.js";
import { Seal } from "./entry-tab.js";
import { fillFrom } from "./entry-fill.js";
import { bring } from "./entry-reference.js";
import { texts } from "./entry-texts.js";
import { actOnRow, dresser, goThrough } from "./entry-manners.js";
import { watchRows } from "./entry-rows.js";

function start(form) {
  const words = { ...texts, ...form.querySelector("template[data-words]").dataset };
  const keeper = new Keeper(form, words, new Seal(form, words), start);
  const dress = dresser(form, words, keeper);
  dress(form);
  watchRows(form, words, dress);

  form.addEventListener("input", event => keeper.changed(event.target.name));
  form.addEventListener("change", event => keeper.changed(event.target.name));
  form.addEventListener("submit", event => {
    event.preventDefault();
    const button = event.submitter;
    const action = button?.name === "entry.action" ? button.value : "";
    if (actOnRow(form, button, dress, () => keeper.changed())) {
      return;
    }
    if (button?.dataset.fills && fillFrom(form, action, dress)) {
      form.querySelector("[data-rows=stops] [name$='.people_reached']")?.focus();
      keeper.changed();
    } else if (action === "stay" || action === "keep") {
      keeper.keep();
    } else {
      keeper.press(button ?? form.querySelector(".entry-bar .main"));
    }
  });

  goThrough(form, {
    changed: () => keeper.changed(), save: () => form.requestSubmit(form.querySelector(".entry-bar .main")), signal: keeper.listening.signal,
  });

  // The browser may have gone to the first field already, and somebody typed into it. What stands there by itself is typed over.
  const begun = form.contains(document.activeElement) ? document.activeElement : null;
  show(document.querySelector("main [data-focus]") ?? (begun ? null : form.querySelector("[data-first]")));
  if (begun && begun.value === begun.defaultValue) {
    begun.select?.();
  }

  if (form.dataset.kept) {
    keeper.name();
  }
  restore(keeper, dress);
  bring(form, words);
  return keeper;
}

// Where somebody goes on is where they look: not behind the bar at the bottom, nor before what is drawn later.
function show(field) {
  if (!field) {
    return;
  }
  field.focus({ preventScroll: true });
  field.select?.();
  const bar = document.querySelector(".entry-bar")?.getBoundingClientRect().height ?? 0;
  const { top, bottom, height } = field.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - bar) {
    field.scrollIntoView({ block: height > innerHeight / 2 ? "start" : "center" });
  }
}

// What was saved and the form after it have addresses of their own in this window; to go back or on is to ask anew.
addEventListener("popstate", event => event.state?.entry && location.reload());

// A form that was left for good and comes back from the browser's memory has ended.
addEventListener("pageshow", event => event.persisted && location.reload());
start(document.querySelector("form.entry"));
