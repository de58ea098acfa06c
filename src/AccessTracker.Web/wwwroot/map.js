// The replay of the map: the slider shows its meeting at once, and "play" goes on from meeting to meeting. Without script the form is sent.
const form = document.querySelector("form[data-replay]");
const content = document.getElementById("map-content");
if (form && content) {
  const slider = form.elements.step;
  const words = JSON.parse(slider.dataset.words);
  const output = form.querySelector("output");
  const play = form.querySelector("[data-play]");
  const playText = play.textContent;
  let timer = 0;
  let asked = 0;

  const address = () => `${form.action}?${new URLSearchParams(new FormData(form))}`;

  async function show() {
    const mine = ++asked;
    slider.setAttribute("aria-valuetext", words[slider.value]);
    output.textContent = words[slider.value];
    const url = address();
    try {
      const response = await fetch(url);
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      const next = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("map-content");
      if (mine === asked && next) {
        content.replaceChildren(...next.childNodes);
        history.replaceState(null, "", url);
      }
    } catch {
      // The line is down, or the session over: what the browser says then is clearer than anything here.
      if (mine === asked) location.assign(url);
    }
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    play.textContent = playText;
  }

  async function step() {
    if (Number(slider.value) >= Number(slider.max)) return stop();
    slider.stepUp();
    await show();
    if (timer) timer = setTimeout(step, 900);
  }

  slider.addEventListener("input", () => { stop(); show(); });
  play.hidden = false;
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(slider.value) >= Number(slider.max)) slider.value = slider.min;
    play.textContent = play.dataset.pauseText;
    timer = setTimeout(step, 0);
  });
}
