/* The page to search. The index is Pagefind's, made by `parcferme build --search`; all that is seen is ours. The address
   holds what was asked, so that it can be sent to someone. Words come from search.html. */

const form = document.querySelector(".pf-search");
const query = form.querySelector("[type=search]");
const filters = form.querySelector(".pf-filters");
const choices = [...filters.querySelectorAll("select")];
const status = document.querySelector(".pf-status");
const found = document.querySelector(".pf-found");
const more = document.querySelector(".pf-more-found");
const words = form.dataset;
const STEP = 10;

let pagefind;
let waiting = [];
let asked = 0;

/* Pagefind, loaded when it is first needed. */
async function finder() {
  if (!pagefind) {
    pagefind = await import(new URL(`${words.bundle}pagefind.js`, location.href).href);
    await pagefind.options({ baseUrl: words.root, excerptLength: 30 });
  }
  return pagefind;
}

/* What the address asks for. */
function read() {
  const given = new URLSearchParams(location.search);
  query.value = given.get("q") || "";
  for (const each of choices) each.value = given.get(each.name) || "";
}

/* Every choice gets the values that pages have; one without any is not shown. */
async function choose() {
  const known = await (await finder()).filters();
  for (const each of choices) {
    const values = Object.keys(known[each.name] || {}).sort((one, other) => one.localeCompare(other));
    if (each.name === "year") values.reverse();
    each.append(...values.map((value) => new Option(value, value)));
    each.hidden = !values.length;
  }
  filters.hidden = choices.every((each) => each.hidden);
}

async function search() {
  const number = ++asked;
  const chosen = Object.fromEntries(choices.filter((each) => each.value).map((each) => [each.name, each.value]));
  const text = query.value.trim();
  const address = new URLSearchParams({ ...(text && { q: text }), ...chosen }).toString();
  history.replaceState(null, "", address ? `?${address}` : location.pathname);
  if (!address) return show(number, [], "");
  status.textContent = words.wait;
  const answer = await (await finder()).search(text || null, { filters: chosen });
  const count = answer.results.length;
  const said = count > 1 ? words.many.replace("#", count) : count ? words.one : words.none;
  return show(number, answer.results, said);
}

/* What was found, unless something else was asked for meanwhile. */
async function show(number, results, said) {
  const first = await Promise.all(results.slice(0, STEP).map((each) => each.data()));
  if (number !== asked) return;
  waiting = results.slice(STEP);
  found.replaceChildren(...first.map(item));
  more.hidden = !waiting.length;
  status.textContent = said;
}

async function showMore() {
  const next = await Promise.all(waiting.splice(0, STEP).map((each) => each.data()));
  const items = next.map(item);
  found.append(...items);
  more.hidden = !waiting.length;
  items[0]?.querySelector("a").focus();
}

function item(data) {
  const link = element("a", "", data.meta.title || data.url);
  link.href = data.url;
  const about = [...(data.filters.kind || []), data.meta.date].filter(Boolean).join(" · ");
  const entry = element("li", "");
  entry.append(link);
  if (about) entry.append(element("p", "pf-meta", about));
  entry.append(excerpt(data.excerpt));
  return entry;
}

/* Text and marks alone of what Pagefind gives as HTML. */
function excerpt(html) {
  const text = element("p", "");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    text.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  return text;
}

function element(name, classes, text = "") {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.textContent = text;
  return made;
}

/* Arrow keys go through what is found, Escape comes back to the words, / begins. */
function steer(event) {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const inside = at >= 0 || document.activeElement === query;
  if (event.key === "/" && !/^(input|select|textarea)$/i.test(document.activeElement?.tagName)) query.focus();
  else if (event.key === "Escape" && at >= 0) query.focus();
  else if (event.key === "ArrowDown" && inside && links[at + 1]) links[at + 1].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || query).focus();
  else return;
  event.preventDefault();
}

function attempt(work) {
  return work().catch(() => {
    status.textContent = words.off;
  });
}

let pause;
query.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => attempt(search), 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(search);
});
filters.addEventListener("change", () => attempt(search));
more.addEventListener("click", () => attempt(showMore));
document.addEventListener("keydown", (event) => {
  if (!event.altKey && !event.ctrlKey && !event.metaKey) steer(event);
});
attempt(async () => {
  await choose();
  read();
  if (location.search) await search();
  else query.focus();
});
