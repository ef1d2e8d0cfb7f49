// Says when the plan was changed elsewhere: in another tab, by a program, by the night.
// The stream carries a number and a time of day, nothing of anybody's. It runs only while somebody can see the page.
import { element } from "./dialog.js";

let stream = null;
let timer = 0;

function say(words, address, label = "Show it") {
  let bar = document.querySelector(".live");
  if (!bar) {
    bar = element("div", { className: "live" });
    bar.setAttribute("role", "status");
    document.querySelector("main").prepend(bar);
  }
  bar.replaceChildren(element("p", {}, words), element("a", { href: address, className: "button on-flash" }, label));
}

function here() {
  // Without what the last form said: it has been read.
  const address = new URL(location.href);
  for (const name of ["done", "undone", "tried", "noted", "recorded"]) address.searchParams.delete(name);
  address.hash = "";
  return address.pathname + address.search;
}

function start() {
  const mark = document.body.dataset.live;
  if (!mark || stream || document.hidden) return;
  stream = new EventSource("/live?since=" + mark);
  stream.addEventListener("plan", (event) => {
    const { mark, at } = JSON.parse(event.data);
    document.body.dataset.live = mark;
    const time = new Date(at * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    say(`The plan changed at ${time}.`, here());
  });
  stream.addEventListener("end", ended);
  // An answer that is no stream: the way to the sign-in page.
  stream.addEventListener("error", () => stream?.readyState === EventSource.CLOSED && ended());
}

function ended() {
  stop();
  say("You were signed out. What you typed stays here.", "/sign-in?next=" + encodeURIComponent(here()), "Sign in");
}

function stop() {
  stream?.close();
  stream = null;
}

export function watch() {
  start();
  addEventListener("pagehide", stop);
  addEventListener("pageshow", start);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => (document.hidden ? stop() : start()), document.hidden ? 5000 : 0);
  });
}
