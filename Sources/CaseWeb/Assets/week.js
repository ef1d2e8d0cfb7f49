// The week: a task is picked up by mouse or by key and put on another half-day. While it is held, each half-day says what that
// would mean, in the server's words; nothing changes before the yes. Touch scrolls: there, and without this, the link "Move" does it.
import { element, shown } from "./dialog.js";

// What only a held task looks like; the pages' style sheet stays small for those who never drag.
const look = new CSSStyleSheet();
look.replaceSync(`
.half.target { outline: 2px dashed var(--accent); outline-offset: 3px; border-radius: 6px; }
.entry-task.held { outline: 2px dashed var(--line-strong); outline-offset: 2px; border-radius: 4px; }
.lifts [data-task] { cursor: grab; user-select: none; }
.lifting, .lifting [data-task] { cursor: grabbing; }
.spot-note { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; margin-top: 0.375rem; padding: 0.25rem 0.5rem; border-radius: 6px; background: var(--track-wash); color: var(--track); font-size: var(--small); line-height: 1.35; }
.target .spot-note { -webkit-line-clamp: none; }
[data-held="shut"] .spot-note, [data-held="start"] .spot-note { background: var(--sunken); color: var(--ink-soft); }
.lift-ghost { position: fixed; z-index: 9; top: 0; left: 0; max-width: 15rem; padding: 0.375rem 0.625rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--surface); font-size: 0.875rem; box-shadow: 0 8px 24px rgb(0 0 0 / 0.18); pointer-events: none; }
.lift-question { width: min(28rem, calc(100vw - 2rem)); }
.lift-question > p { margin-top: 0.5rem; }
.lift-name { font-weight: 650; }
`);
document.adoptedStyleSheets = [look];

const week = document.querySelector(".week");
const halves = [...week.querySelectorAll("[data-spot]")];
const voice = element("p", { className: "unseen" });
let held = null;
let pressed = null;

function say(words) {
  voice.textContent = words;
}

async function ask(hold, query) {
  const answer = await fetch(`/api/tasks/${hold.id}/why?${query}`).catch(() => null);
  if (answer?.status === 401) location.assign("/sign-in");
  const found = await answer?.json();
  if (!answer?.ok) throw new Error(found?.detail || "The server doesn't answer. Try again in a moment.");
  return found;
}

function note(hold, half, words, kind) {
  hold.known.set(half, { words, kind });
  let place = half.querySelector(".spot-note");
  if (!place) {
    place = element("p", { className: "spot-note" });
    half.querySelector(".bars").after(place);
  }
  place.textContent = words;
  half.dataset.held = kind;
}

const price = ({ sentence, total }) => `Cost ${total > 0 ? "+" : total < 0 ? "−" : ""}${Math.abs(total)}. ${sentence}`;

// All ranked places in one question; the reason against the others is asked for where somebody wants it.
async function priceAll(hold) {
  const { places, fingerprint } = await ask(hold, "places=40");
  if (held !== hold) return;
  hold.seen = fingerprint;
  const open = new Map(places.map((option) => [`${option.place.date}/${option.place.half_day}`, option]));
  for (const half of halves) {
    const option = open.get(half.dataset.spot);
    if (half === hold.start) note(hold, half, "It stands here.", "start");
    else if (option) note(hold, half, price(option), "open");
    else note(hold, half, "Not possible.", "shut");
  }
  if (hold.half !== hold.start) mark(hold.half);
}

async function reason(hold, half) {
  const known = hold.known.get(half);
  if (known.kind !== "shut" || known.isWhole) return known;
  const [day, name] = half.dataset.spot.split("/");
  const found = await ask(hold, `not=${day}&half_day=${name}&places=1`);
  if (held !== hold) return known;
  if (found.places.length) note(hold, half, price(found.places[0]), "open");
  else note(hold, half, `Not possible. ${found.sentence}`, "shut");
  hold.known.get(half).isWhole = true;
  return hold.known.get(half);
}

function mark(half) {
  const hold = held;
  hold.half = half;
  for (const other of halves) other.classList.toggle("target", other === half);
  clearTimeout(hold.timer);
  if (!half || !hold.known.has(half)) return;
  const tell = ({ words }) => held === hold && hold.half === half && say(`${half.dataset.words}. ${words}`);
  hold.timer = setTimeout(() => reason(hold, half).then(tell).catch((fault) => letGo(fault.message)), 150);
}

function lift(task) {
  letGo();
  const start = task.closest(".half");
  const hold = { task, start, half: start, id: task.dataset.task, known: new Map() };
  held = hold;
  task.classList.add("held");
  week.classList.add("lifting");
  if (pressed) {
    hold.ghost = element("p", { className: "lift-ghost" }, name(task));
    document.body.append(hold.ghost);
  }
  for (const half of halves) half.classList.toggle("target", half === start);
  say("Picked up. Arrow keys choose a half-day, Enter puts it there, Escape puts it back.");
  hold.prices = priceAll(hold).catch((fault) => held === hold && letGo(fault.message));
}

function letGo(words) {
  if (!held) return;
  clearTimeout(held.timer);
  held.task.classList.remove("held");
  held.ghost?.remove();
  held = null;
  pressed = null;
  week.classList.remove("lifting");
  for (const half of halves) {
    half.classList.remove("target");
    delete half.dataset.held;
    half.querySelector(".spot-note")?.remove();
  }
  if (words) say(words);
}

const name = (task) => task.querySelector(".entry-text").textContent.trim();
const putBack = () => letGo("Put back. Nothing has changed.");

async function drop() {
  const hold = held;
  const half = hold.half;
  hold.isDropped = true;
  hold.ghost?.remove();
  await hold.prices;
  if (held !== hold) return;
  if (!half || half === hold.start) return putBack();
  try {
    const found = await reason(hold, half);
    if (held !== hold) return;
    letGo();
    confirm(hold, half, found);
  } catch (fault) {
    letGo(fault.message);
  }
}

// The question before anything changes. The form is the one of the page with all places.
function confirm(hold, half, { words, kind }) {
  const [day, part] = half.dataset.spot.split("/");
  const isOpen = kind === "open";
  const title = isOpen ? `Move it to ${half.dataset.words}?` : `Not on ${half.dataset.words}`;
  const dialog = element("dialog", { className: "lift-question", ariaLabel: title });
  const stay = element("button", { className: "button", type: "button" }, "Leave it where it is");
  stay.addEventListener("click", () => dialog.close());
  const choices = element("div", { className: "confirm" });
  let first = stay;
  if (isOpen) {
    const form = element("form", { method: "post", action: `/tasks/${hold.id}/move` });
    const token = document.querySelector("input[name=form_token]")?.value ?? "";
    const fields = { form_token: token, day, half: part, fingerprint: hold.seen, from: "week" };
    for (const [field, value] of Object.entries(fields)) form.append(element("input", { type: "hidden", name: field, value }));
    first = element("button", { className: "button primary" }, "Move it there");
    form.append(first);
    choices.append(form);
  } else {
    const query = new URLSearchParams({ from: "week", day, half: part });
    choices.append(element("a", { className: "button", href: `/tasks/${hold.id}/places?${query}` }, "See what can be done"));
  }
  choices.append(stay);
  dialog.append(element("h2", {}, title), element("p", { className: "lift-name" }, name(hold.task)), element("p", {}, words),
    element("p", { className: "soft" }, "Nothing has been changed yet."), choices);
  dialog.addEventListener("close", () => say("Put back. Nothing has changed."));
  shown(dialog, first);
}

// By key.

function beside(half, key) {
  if (!half?.dataset.spot) return halves[0];
  if (key === "ArrowUp" || key === "ArrowDown") return halves[halves.indexOf(half) + (key === "ArrowDown" ? 1 : -1)];
  const alike = halves.filter((other) => other.dataset.spot.split("/")[1] === half.dataset.spot.split("/")[1]);
  return alike[alike.indexOf(half) + (key === "ArrowRight" ? 1 : -1)];
}

function steer(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Tab") return putBack();
  if (event.key === "Escape") putBack();
  else if (event.key === "Enter" || event.key === " ") held.isDropped || drop();
  else if (event.key.startsWith("Arrow") && !held.isDropped) {
    const half = beside(held.half, event.key);
    if (half) mark(half);
    else say("The week ends here.");
    half?.scrollIntoView({ block: "nearest" });
  } else if (event.key.length > 1) return;
  event.preventDefault();
  event.stopPropagation();
}

function key(event) {
  if (held) return steer(event);
  const task = event.target.closest?.("[data-task]");
  if (!task || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const lifts = event.key === "g" ? "keys" in document.body.dataset : event.key === " " && event.target.matches("a.move");
  if (!lifts) return;
  event.preventDefault();
  event.stopPropagation();
  lift(task);
}

// By mouse or pen.

function press(event) {
  if (event.pointerType === "touch" || event.button || event.target.closest("a, summary")) return;
  const task = event.target.closest("[data-task]");
  if (task) pressed = { task, x: event.clientX, y: event.clientY, pointer: event.pointerId };
}

function drag(event) {
  if (event.pointerId !== pressed?.pointer) return;
  const { clientX: x, clientY: y } = event;
  if (!held && Math.hypot(x - pressed.x, y - pressed.y) > 6) lift(pressed.task);
  if (!held) return;
  held.ghost.style.translate = `${x + 12}px ${y + 12}px`;
  const half = document.elementFromPoint(x, y)?.closest("[data-spot]") ?? null;
  if (half !== held.half) mark(half);
  if (y < 40 || y > innerHeight - 40) scrollBy(0, y < 40 ? -24 : 24);
}

function release(event) {
  if (event.pointerId !== pressed?.pointer) return;
  pressed = null;
  if (held?.ghost) event.type === "pointerup" ? drop() : putBack();
}

export function lifts() {
  week.after(voice);
  voice.setAttribute("aria-live", "polite");
  week.classList.add("lifts");
  const hint = document.querySelector(".lift-hint");
  hint.hidden = !week.querySelector("[data-task]");
  document.addEventListener("keydown", key, true);
  week.addEventListener("pointerdown", press);
  addEventListener("pointermove", drag);
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  week.addEventListener("focusout", () => held && !held.ghost && !held.isDropped && putBack());
}
