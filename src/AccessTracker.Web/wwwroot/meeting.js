// The board in a meeting: from place to place by the arrow keys, in the direction of the script, or by the keys of a presenter; and the whole screen.
// Its links and buttons do the same without it, but for the whole screen, which only a script can ask for.
const root = document.documentElement;
root.classList.add("scripted");

function way(key) {
  const [forward, back] = root.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const fits = root.scrollHeight <= innerHeight;
  if (key === forward || (fits && key === "PageDown")) return "next";
  return key === back || (fits && key === "PageUp") ? "prev" : null;
}

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, select, textarea")) return;
  const rel = way(event.key);
  const link = rel && document.querySelector(`.meeting-ways a[rel=${rel}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});

addEventListener("click", (event) => {
  if (!event.target.closest("[data-full-screen]")) return;
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => {});
});
