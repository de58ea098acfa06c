// How a form is gone through, and what the buttons of its rows do: the same on its page and on a device without a line.
import { asCombobox } from "./entry-places.js";
import { addRow, asPicker, moveRow } from "./entry-rows.js";
import { asSuggesting } from "./entry-suggest.js";

/** What makes fields of a form list what they choose from; also those that come later. */
export const dresser = (form, words, keeper) => part => {
  part.querySelectorAll("[data-place]").forEach(input => asCombobox(input, form, words, keeper));
  part.querySelectorAll("[data-suggests]").forEach(input => asSuggesting(input, keeper));
  part.querySelectorAll("[data-picks]").forEach(picker => asPicker(picker, words));

  // Rows are moved by Alt and an arrow; from field to field the way stays short.
  part.querySelectorAll("button[aria-keyshortcuts^='Alt']").forEach(button => { button.tabIndex = -1; });
};

/** Does what a button asks of a row. False: it asks for something else. */
export function actOnRow(form, button, dress, changed) {
  const [action, row] = (button?.name === "entry.action" ? button.value : "").split(":");
  if (action === "add") {
    addRow(form, row, dress)?.querySelector("input:not([type=hidden]), select")?.focus();
  } else if (action === "remove") {
    document.getElementById(`row-${row}`)?.remove();
    changed();
  } else if (action === "up" || action === "down") {
    moveRow(row, action);
    button.focus();
    changed();
  } else {
    return false;
  }
  return true;
}

/** Enter goes on to the next field; what is half filled in is saved by the button, or by Ctrl and Enter from anywhere. */
export function goThrough(form, { changed, save, signal }) {
  form.addEventListener("keydown", event => {
    const row = event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key) && event.target.closest(".entry-row");
    const button = row && row.querySelector(`button[value^="${event.key === "ArrowUp" ? "up" : "down"}:"]`);
    if (button) {
      event.preventDefault();
      moveRow(button.value.split(":")[1], event.key === "ArrowUp" ? "up" : "down");
      event.target.focus();
      changed();
    }
  }, { signal });
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      save();
    } else if (form.contains(event.target) && event.target.matches("input, select") && !event.defaultPrevented) {
      event.preventDefault();
      next(form, event.target)?.focus();
      document.activeElement.select?.();
    }
  }, { signal });

  // From what is wrong to the field, without leaving the page.
  form.addEventListener("click", event => {
    const to = event.target.closest("a[data-to]")?.dataset.to;
    const field = to && document.getElementById(to);
    if (field) {
      event.preventDefault();
      field.closest("details")?.setAttribute("open", "");
      field.focus();
    }
  }, { signal });
}

// The field after one: of what is chosen by a button only the chosen one, and nothing of a row that is waiting to be filled in.
function next(form, field) {
  const fields = [...form.querySelectorAll("input:not([type=hidden], [tabindex='-1']), select, textarea, .entry-bar .main")]
    .filter(one => (one.checkVisibility?.() ?? one.offsetParent) && (one === field || one.type !== "radio" || one.checked));
  const row = field.closest("[data-grows] > .entry-row:last-child");
  const isWaiting = row && field.value === "" && field === fields.find(one => row.contains(one));
  return fields.slice(fields.indexOf(field) + 1).find(one => !isWaiting || !row.contains(one));
}
