// Where a static page gives way to the part of it that has a circuit.
const parts = () => [...document.querySelectorAll(".without-circuit")];

// Takes the static part away, so that nothing is there twice. Not where somebody has begun to write: that is not taken from under their hands.
export function isHeldBack() {
  const isBegun = parts().some((part) => [...part.querySelectorAll("input, textarea, select")].some(isChanged));
  if (!isBegun) {
    parts().forEach((part) => part.remove());
  }
  return isBegun;
}

function isChanged(field) {
  if (field.type === "hidden" || field.type === "submit") {
    return false;
  }
  if (field instanceof HTMLSelectElement) {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return !field.multiple && field.selectedIndex !== Math.max(chosen, 0);
  }
  return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

// The address may name a place that has only now come.
export function arrive() {
  if (location.hash.length > 1) {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
}

// The address says what a page that is loaded again begins with.
export function keepAddress(address) {
  history.replaceState(history.state, "", address);
}
