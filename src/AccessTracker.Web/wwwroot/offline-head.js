// On every page of somebody who enters without a line here: how the line is and what waits, in one line of the head; and what waits is sent.
import * as key from "./offline-key.js";
import { askForSync, contact, line, secrets, sendAll, tellEnd, whenHeard } from "./offline-line.js";
import * as vault from "./offline-vault.js";

const every = 60000;

/** A time as people read it: the hour, and the day where it was another one. */
export function when(time, words) {
  const at = new Date(time);
  const isToday = at.toDateString() === new Date().toDateString();
  const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return at.toLocaleString(words.language, isToday ? hour : { day: "numeric", month: "short", ...hour });
}

/** The line of the head, in words. */
export async function said(words) {
  const rows = await vault.rows();
  const waits = rows.filter(row => ["waiting", "sending"].includes(row.state)).length;
  const needs = rows.filter(row => row.state === "needs").length;
  const state = line.isUp ? words.onLine : line.since ? words.noLine.replace("{0}", when(line.since, words)) : words.noLineYet;
  return [
    state, waits > 0 && words.waiting.replace("{0}", waits), needs > 0 && words.needs.replace("{0}", needs),
    line.isUp && (line.why === "out" ? words.signedOut : line.why === "other" ? words.otherPerson : null),
  ].filter(Boolean);
}

/** Sends what waits if the key is at hand; else only asks how things stand. */
export async function again() {
  if (!(await vault.isOn())) {
    return;
  }
  const found = key.key() ?? (await key.held());
  await (found ? sendAll(found) : contact(null));
}

/** Begins: looks now, when the line comes back, when somebody comes back to the page, and from time to time. */
export function watch(show) {
  whenHeard(show);
  addEventListener("online", again);
  addEventListener("offline", () => { line.isUp = false; line.since ??= Date.now(); show(); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
  navigator.serviceWorker.addEventListener("message", event => event.data?.what === "send" && again());
  setInterval(() => document.visibilityState === "visible" && again(), every);
  askForSync();
  return again();
}

/** Before somebody signs out: says what is lost, and empties the device. Returns whether they go. */
export async function leave(words) {
  if (!(await vault.isOn())) {
    return true;
  }
  const unsent = (await vault.unsent()).length;
  if (unsent > 0 && !confirm(words.sureLeave.replace("{0}", unsent))) {
    return false;
  }
  await empty();
  return true;
}

/** Empties the device, and tells the program that there is none any more, if it can be told. */
export async function empty() {
  const all = await secrets();
  const token = document.querySelector("[name=__RequestVerificationToken]")?.value ?? (await contact(null))?.[0]?.token;
  await vault.wipe("person");
  await tellEnd(all, token);
}
