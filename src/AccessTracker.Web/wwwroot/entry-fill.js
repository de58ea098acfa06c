// Fills in the form of a new convoy from the request that is chosen, as the server does (ConvoyTemplate): by what is known on the device.
import { known } from "./entry-reference.js";
import { addRow } from "./entry-rows.js";

const isBlank = row => [...row.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")]
  .every(one => !one.value);

/** False: it is not known here, and the server is asked. */
export function fillFrom(form, what, dress) {
  const request = known()?.requests.find(one => one.ref === form.elements.request.value);
  const last = request?.last;
  if (!request || (what === "last" && !last)) {
    return false;
  }
  set(form, "track", what === "last" ? last.track : request.track);
  const line = what === "last" ? last.line : request.line;
  set(form, "line", line === "cross_line" ? "" : line);
  if (last) {
    suggest(form, "origin", last.origin ?? "");
    suggest(form, "agencies", last.agencies ?? "");
  }
  if (what === "last") {
    suggest(form, "trucks", last.trucks ?? "");
    suggest(form, "route", last.route ?? "");
    form.querySelector(`[name=mode][value="${last.mode}"]`).checked = true;
  }
  put(form, what === "last" ? last.stops : request.places.filter(place => place.holds).map(place => place.code), dress);
  return true;
}

function set(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field) {
    field.value = String(value);
  }
}

// What somebody typed stays; what the form began with does not.
function suggest(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field && (!field.value || field.value === field.defaultValue)) {
    field.value = String(value);
  }
}

// A place that stands there already keeps what is said of it.
function put(form, codes, dress) {
  const rows = [...form.querySelectorAll("[data-rows=stops] > .entry-row")];
  const there = rows.map(row => row.querySelector("[name$='.location.code']")?.value);
  const places = codes.filter(code => !there.includes(code)).map(code => known().places.of(code)).filter(Boolean);
  if (places.length === 0) {
    return;
  }
  rows.filter(isBlank).forEach(row => row.remove());
  for (const place of places) {
    const row = addRow(form, "stops", dress);
    row.querySelector("[name$='.location']").value = place.shown;
    row.querySelector("[name$='.location.named']").value = place.shown;
    row.querySelector("[name$='.location.code']").value = place.code;
    row.querySelector("[data-chosen]").textContent = place.line;
  }
  addRow(form, "stops", dress);
}
