// Makes a form keep what is typed, list places, add and move rows. Without it the form is sent as it stands.
import { Keeper } from "./entry-keep.js";
import { restore } from "./entry-restore.js";
import { Seal } from "./entry-tab.js";
import { asCombobox } from "./entry-places.js";
import { fillFrom } from "./entry-fill.js";
import { asSuggesting } from "./entry-suggest.js";
import { bring } from "./entry-reference.js";
import { texts } from "./entry-texts.js";
import { addRow, asPicker, moveRow, watchRows } from "./entry-rows.js";

function start(form) {
  const words = { ...texts, ...form.querySelector("template[data-words]").dataset };
  const keeper = new Keeper(form, words, new Seal(form, words), start);
  const dress = part => {
    part.querySelectorAll("[data-place]").forEach(input => asCombobox(input, form, words, keeper));
    part.querySelectorAll("[data-suggests]").forEach(input => asSuggesting(input, keeper));
    part.querySelectorAll("[data-picks]").forEach(picker => asPicker(picker, words));

    // Rows are moved by Alt and an arrow; from field to field the way stays short.
    part.querySelectorAll("button[aria-keyshortcuts^='Alt']").forEach(button => { button.tabIndex = -1; });
  };
  dress(form);
  watchRows(form, words, dress);

  form.addEventListener("input", event => keeper.changed(event.target.name));
  form.addEventListener("change", event => keeper.changed(event.target.name));
  form.addEventListener("submit", event => {
    event.preventDefault();
    const button = event.submitter;
    const [action, row] = (button?.name === "entry.action" ? button.value : "").split(":");
    if (action === "add") {
      addRow(form, row, dress)?.querySelector("input:not([type=hidden]), select")?.focus();
    } else if (action === "remove") {
      document.getElementById(`row-${row}`)?.remove();
      keeper.changed();
    } else if (action === "up" || action === "down") {
      moveRow(row, action);
      button.focus();
      keeper.changed();
    } else if (button?.dataset.fills && fillFrom(form, action, dress)) {
      form.querySelector("[data-rows=stops] [name$='.people_reached']")?.focus();
      keeper.changed();
    } else if (action === "stay" || action === "keep") {
      keeper.keep();
    } else {
      keeper.press(button ?? form.querySelector(".entry-bar .main"));
    }
  });

  // Enter goes on to the next field; what is half filled in is saved by the button, or by Ctrl and Enter from anywhere.
  form.addEventListener("keydown", event => {
    const row = event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key) && event.target.closest(".entry-row");
    const button = row && row.querySelector(`button[value^="${event.key === "ArrowUp" ? "up" : "down"}:"]`);
    if (button) {
      event.preventDefault();
      moveRow(button.value.split(":")[1], event.key === "ArrowUp" ? "up" : "down");
      event.target.focus();
      keeper.changed();
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".entry-bar .main"));
    } else if (form.contains(event.target) && event.target.matches("input, select") && !event.defaultPrevented) {
      event.preventDefault();
      next(form, event.target)?.focus();
      document.activeElement.select?.();
    }
  }, { signal: keeper.listening.signal });

  // From what is wrong to the field, without leaving the page.
  form.addEventListener("click", event => {
    const to = event.target.closest("a[data-to]")?.dataset.to;
    const field = to && document.getElementById(to);
    if (field) {
      event.preventDefault();
      field.closest("details")?.setAttribute("open", "");
      field.focus();
    }
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

// The field after one: of what is chosen by a button only the chosen one, and nothing of a row that is waiting to be filled in.
function next(form, field) {
  const fields = [...form.querySelectorAll("input:not([type=hidden], [tabindex='-1']), select, textarea, .entry-bar .main")]
    .filter(one => (one.checkVisibility?.() ?? one.offsetParent) && (one === field || one.type !== "radio" || one.checked));
  const row = field.closest("[data-grows] > .entry-row:last-child");
  const isWaiting = row && field.value === "" && field === fields.find(one => row.contains(one));
  return fields.slice(fields.indexOf(field) + 1).find(one => !isWaiting || !row.contains(one));
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
