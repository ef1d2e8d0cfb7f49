// The line between what should be behind and what is ahead goes on each minute, from the server's clock when the page was made.
const strip = document.querySelector(".day-strip");
const made = Date.now();
const slots = [...strip.querySelectorAll("[data-ends]")];

function words({ dataset }, now) {
  const piece = document.querySelector(`.piece [action^="/tasks/${dataset.task}/"]`).closest(".piece");
  const [time, text, client] = [piece, piece, piece.closest(".card")].map((from, at) =>
    from.querySelector([".time", ".piece-name", "h3"][at]).textContent.trim());
  const [hour, minute] = time.split(":").map(Number);
  return `${hour * 60 + minute <= now ? "On now" : "Next"}: ${time} ${text}, ${client}`;
}

function move() {
  const now = Math.min(Number(strip.dataset.now) + Math.floor((Date.now() - made) / 60000), 1439);
  const late = slots.filter((slot) => slot.dataset.ends <= now);
  for (const slot of slots) slot.setAttribute("class", late.includes(slot) ? "wait" : "used");
  const next = slots.find((slot) => slot.dataset.ends > now);
  const [, , width] = strip.getAttribute("viewBox").split(" ");
  strip.querySelector(".now").setAttribute("x", Math.min(now - strip.dataset.opens, width - 3));
  const put = (name, words) => (document.querySelector(name).textContent = words);
  put(".now-time", [Math.floor(now / 60), now % 60].map((part) => String(part).padStart(2, "0")).join(":"));
  put(".now-standing", late.length > 1 ? `${late.length} tasks should be behind you` :
    late.length ? "1 task should be behind you" : "you are on time");
  put(".now-coming", next ? words(next, now) : "Nothing else has a time");
}

export function tick() {
  setInterval(move, 10000);
  document.addEventListener("visibilitychange", () => document.hidden || move());
}
