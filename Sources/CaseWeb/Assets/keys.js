// Keys. Where a key leads stands in the page: what has it in data-key is pressed. The rest moves along lists.
const rows = ".piece, .client-row, .entry-task, .rows li, .done-list li";
const cards = ".card, .client-row, .week-day";
const kept = "caseday-place";
let current = null;

const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());

function stand(one) {
  current = one;
  one.tabIndex = -1;
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: "nearest" });
}

function go(selector, by) {
  const all = seen(selector);
  if (!all.length) return;
  const from = document.activeElement.closest(selector) || (current && current.closest(selector)) ||
    (current && all.find((one) => current.contains(one)));
  const at = all.indexOf(from);
  stand(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
}

function row() {
  return document.activeElement.closest(rows) || (current && current.matches(rows) ? current : null);
}

// The page that follows stands where this one stood: on what is next in the list.
function press(button) {
  if (!button) return;
  sessionStorage.setItem(kept, location.pathname + " " + seen(rows).indexOf(row()));
  button.click();
}

function open(details, first) {
  if (!details) return;
  details.open = true;
  details.querySelector(first).focus();
}

const quick = (outcome) => row()?.querySelector(`.quick[value^=${outcome}]`);

const moves = {
  j: () => go(rows, 1),
  k: () => go(rows, -1),
  l: () => go(cards, 1),
  h: () => go(cards, -1),
  d: () => press(row()?.querySelector(".button.done")),
  o: () => open(row()?.querySelector(".outcome"), "button"),
  n: () => press(quick("no_answer")),
  e: () => press(quick("left_message")),
  b: () => quick("waiting") ? press(quick("waiting")) : open(row()?.querySelector(".outcome"), "input[type=date]"),
  y: () => open(row()?.querySelector(".why"), "summary"),
  g: () => row()?.querySelector("a.move")?.click(),
  u: () => document.querySelector(".flash form[action$='/undo'] button")?.click(),
  "?": () => import("./help.js").then((help) => help.show()),
};

function isTyped(event) {
  return event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]");
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey || isTyped(event)) return;
  if (event.ctrlKey || event.metaKey) return;
  if (!("keys" in document.body.dataset) || event.repeat && !"jkhl".includes(event.key)) return;
  const place = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  const move = moves[event.key];
  if (!place && !move) return;
  event.preventDefault();
  if (place?.matches("input")) place.focus();
  else if (place) place.click();
  else move();
}

export function listen() {
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", (event) => {
    current = event.target.closest(rows) || current;
  });
  const [path, at] = (sessionStorage.getItem(kept) || "").split(" ");
  sessionStorage.removeItem(kept);
  if (path !== location.pathname || !(at >= 0)) return;
  const all = seen(rows);
  const place = all[Math.min(at, all.length - 1)];
  if (!place) return;
  stand(place);
  // The browser takes the focus away once more when it goes to the address's #place, at the latest when all is loaded.
  addEventListener("load", () => setTimeout(() => document.activeElement === document.body && stand(place)));
}
