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

const given = new URLSearchParams(location.search);

let loading;
let waiting = [];
let asked = 0;

/* Pagefind, with every choice filled: loaded once, and tried again where that failed. */
function finder() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const bundle = new URL(words.bundle, location.href).href;
  const options = { baseUrl: words.root, excerptLength: 40 };
  const [pagefind, answer] = await Promise.all([import(`${bundle}pagefind.js`), fetch(`${bundle}parts.json`)]);
  await pagefind.options({ ...options });
  const { parts } = await answer.json();
  const others = Array.from({ length: parts - 1 }, (_, number) => `${bundle}${number + 1}/`);
  await Promise.all(others.map((each) => pagefind.mergeIndex(each, { ...options })));
  choose(await pagefind.filters());
  return pagefind;
}

/* Every choice gets the values that pages have, and the one that the address asks for; one without any is not shown. */
function choose(known) {
  for (const each of choices) {
    const values = Object.keys(known[each.name] || {}).sort((one, other) => one.localeCompare(other));
    if (each.name === "year") values.reverse();
    each.append(...values.map((value) => new Option(value, value)));
    each.hidden = !values.length;
    if (values.includes(given.get(each.name))) each.value = given.get(each.name);
  }
  filters.hidden = choices.every((each) => each.hidden);
}

/* What stands in the box and in the choices once all is loaded: the reader may have written meanwhile. */
async function search() {
  const number = ++asked;
  status.textContent = words.wait;
  const pagefind = await finder();
  if (number !== asked) return;
  const chosen = Object.fromEntries(choices.filter((each) => each.value).map((each) => [each.name, each.value]));
  const text = query.value.trim();
  const address = new URLSearchParams({ ...(text && { q: text }), ...chosen }).toString();
  history.replaceState(null, "", address ? `?${address}` : location.pathname);
  if (!address) return show(number, [], "");
  const answer = await pagefind.search(text || null, { filters: chosen });
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
  const text = excerpt(data.excerpt, data.meta.title || "");
  if (text.firstChild) entry.append(text);
  return entry;
}

/* Text and marks alone of what Pagefind gives as HTML, without the headline that it begins with. */
function excerpt(html, title) {
  const text = element("p", "");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    text.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  let left = repeated(text.textContent, title);
  for (const node of [...text.childNodes]) {
    const own = node.textContent;
    node.textContent = own.slice(left);
    left = Math.max(0, left - own.length);
    if (!node.textContent) node.remove();
  }
  return text;
}

/* How many letters at the beginning of a text are those of a headline, or of its end: a text may begin in it. */
function repeated(text, title) {
  const parts = title.split(/\s+/);
  const ends = parts.map((_, place) => parts.slice(place).join(" "));
  const end = ends.find((each) => text === each || text.startsWith(`${each}.`) || (/[.!?…]$/.test(each) && text.startsWith(each)));
  return end ? end.length + /^[.!?…]*\s*/.exec(text.slice(end.length))[0].length : 0;
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
/* The address fills the box only where nobody has written yet. */
if (!query.value) query.value = given.get("q") || "";
if (query.value || location.search) attempt(search);
else {
  if (document.activeElement === document.body) query.focus();
  attempt(async () => {
    await finder();
    if (query.value && !asked) await search();
  });
}
