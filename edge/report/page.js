// Ties the player to the page: a time plays from there, and what is heard is marked. Without this the page still reads.
(() => {
  "use strict";
  const audio = document.querySelector("audio");
  const strip = document.querySelector(".plot");
  if (!audio || !strip) return;
  const head = strip.querySelector(".head");
  const rows = [...document.querySelectorAll("tr[data-at]")];
  const starts = rows.map((row) => Number(row.dataset.at));
  const speeches = [...document.querySelectorAll("tr [data-until]")].map((words) => ({
    words, from: Number(words.closest("tr").dataset.at), until: Number(words.dataset.until),
  }));
  const follow = document.querySelector("#follow");
  let current = null;

  const playFrom = (seconds) => {
    audio.currentTime = seconds;
    audio.play().catch(() => {});
    mark();
  };

  // The last row that has begun.
  const rowAt = (seconds) => {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= seconds) low = middle + 1; else high = middle;
    }
    return low ? rows[low - 1] : null;
  };

  const mark = () => {
    const now = audio.currentTime + 0.02;
    const left = `${Math.min(100, (100 * audio.currentTime) / Number(strip.dataset.seconds))}%`;
    head.setAttribute("x1", left);
    head.setAttribute("x2", left);
    head.removeAttribute("visibility");
    for (const { words, from, until } of speeches) words.classList.toggle("now", from <= now && now < until);
    const row = rowAt(now);
    if (row === current) return;
    current?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    current = row;
    if (row && follow.checked && !audio.paused) row.scrollIntoView({ block: "center" });
  };

  for (const button of document.querySelectorAll("button[data-from]")) {
    button.disabled = false;
    button.addEventListener("click", () => playFrom(Number(button.dataset.from)));
  }
  for (const row of rows) {
    row.addEventListener("click", (event) => {
      if (!event.target.closest("button") && !String(getSelection())) playFrom(Number(row.dataset.at));
    });
  }
  strip.addEventListener("click", (event) => {
    const box = strip.getBoundingClientRect();
    playFrom(Math.max(0, ((event.clientX - box.left) / box.width) * Number(strip.dataset.seconds)));
  });
  document.body.classList.add("plays");
  follow.closest("label").hidden = false;
  audio.addEventListener("timeupdate", mark);
  audio.addEventListener("seeking", mark);
  // "timeupdate" comes four times a second, too seldom for short words.
  const smoothly = () => {
    if (audio.paused) return;
    mark();
    requestAnimationFrame(smoothly);
  };
  audio.addEventListener("play", smoothly);
})();
