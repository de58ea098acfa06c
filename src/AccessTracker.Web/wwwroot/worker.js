// Answers in place of the line: with the page on the device, which has words and no content. What it shows is sealed, and the key to that is held
// here only while somebody is at work: in memory, for ten minutes, so that going from page to page asks for no PIN.
const shell = "shell";
const patience = 20000;
const unused = 10 * 60 * 1000;
const longWait = 1200;
const formsHere = /^\/o\/[^/]+\/enter\/(request|convoy|record\/(incident|allegation|appeal))$/;
let held = null;
let waits = [];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(navigate(request));
  } else if (["style", "script", "image", "manifest"].includes(request.destination)) {
    event.respondWith(asset(request));
  }
});

const isHeld = () => held !== null && Date.now() < held.until && held.until - Date.now() <= unused;

// Where the program answers late, the form of a new record is not waited for: it lies here, and is sent while the next one is begun.
const opensHere = ({ pathname, searchParams }) =>
  waits.length > 1 && waits.every(wait => wait >= longWait) && isHeld() && formsHere.test(pathname)
  && [...searchParams.keys()].every(name => name === "request");

async function navigate(request) {
  const stored = async () => (await caches.open(shell)).match("/device");
  const here = opensHere(new URL(request.url)) && await stored();
  if (here) {
    return here;
  }
  const kept = async () => (await stored()) ?? Response.error();
  const slow = new Promise(resolve => setTimeout(() => resolve(kept()), patience));
  const isDevice = new URL(request.url).pathname === "/device";

  // Without a session the program leads on to the page of signing in, whose scripts ask nothing. The page on the device does, and learns that it was
  // revoked.
  const answer = fetch(request).then(async found => (isDevice && found.type === "opaqueredirect" && await stored()) || found);
  return Promise.race([answer.catch(kept), slow]);
}

async function asset(request) {
  const kept = await (await caches.open(shell)).match(request.url);
  return kept ?? fetch(request);
}

// Where the browser wakes this up when the line is back, the pages that are open send. Without one there is no key, and nothing can be.
self.addEventListener("sync", event => event.waitUntil(tell("send")));

async function tell(what) {
  for (const client of await self.clients.matchAll()) {
    client.postMessage({ what });
  }
}

self.addEventListener("message", event => {
  const { what, key } = event.data ?? {};
  if (what === "hold") {
    held = { key, until: Date.now() + unused };
  } else if (what === "drop") {
    held = null;
    event.waitUntil(tell("locked"));
  } else if (what === "ask") {
    held = isHeld() ? held : null;
    event.ports[0]?.postMessage({ key: held?.key ?? null });
  } else if (what === "waited") {
    waits = [...waits, event.data.wait].slice(-2);
  }
});
