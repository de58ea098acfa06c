// Makes a form keep what is typed, list places, add and move rows. Without it the form is sent as it stands.
import { Keeper } from "./entry-keep.js";
import { restore } from "./entry-restore.js";
import { Seal } from "./entry-tab.js";
import { asCombobox } from "./entry-places.js";
import { addRow, asPicker, moveRow, watchRows } from "./entry-rows.js";

function start(form) {
  const words = form.querySelector("template[data-words]").dataset;
  const keeper = new Keeper(form, words, new Seal(form, words), start);
  const dress = part => {
    part.querySelectorAll("[data-place]").forEach(input => asCombobox(input, form, words, keeper));
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
      const fields = [...form.querySelectorAll("input:not([type=hidden], [tabindex='-1']), select, textarea, .entry-bar .main")]
        .filter(one => one.checkVisibility?.() ?? one.offsetParent);
      fields[fields.indexOf(event.target) + 1 || fields.length]?.focus();
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
  show(form.querySelector("[data-focus]") ?? form.querySelector("[data-first]"));

  if (form.dataset.kept) {
    keeper.name();
  }
  restore(keeper, dress);
  return keeper;
}

// Where somebody goes on is where they look: not behind the bar at the bottom, nor before what is drawn later.
function show(field) {
  if (!field) {
    return;
  }
  field.focus({ preventScroll: true });
  const bar = document.querySelector(".entry-bar")?.getBoundingClientRect().height ?? 0;
  const { top, bottom, height } = field.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - bar) {
    field.scrollIntoView({ block: height > innerHeight / 2 ? "start" : "center" });
  }
}

// A form that was left for good and comes back from the browser's memory has ended.
addEventListener("pageshow", event => event.persisted && location.reload());
start(document.querySelector("form.entry"));
