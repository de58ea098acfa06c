// Shows how far the job of a sheet is, and the next page when it is done.
const box = document.querySelector("[data-progress]");

async function look() {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    location.reload();
    return;
  }
  const { state, rows, total, text } = await answer.json();
  if (state !== box.dataset.state) {
    location.reload();
    return;
  }
  const bar = box.querySelector("progress");
  bar.max = Math.max(total, 1);
  bar.value = Math.min(rows, bar.max);
  const status = box.querySelector("[role=status]");
  if (status.textContent !== text) {
    status.textContent = text;
  }
  setTimeout(() => look().catch(again), 1000);
}

// The line is bad; the job goes on without it.
function again() {
  setTimeout(() => look().catch(again), 5000);
}

if (box) {
  look().catch(again);
}
