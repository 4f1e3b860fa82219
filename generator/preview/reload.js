// The preview: keeps a page that is open like the site. It is added to pages as they are shown, and no file has it.
(() => {
  "use strict";

  const page = JSON.parse(document.currentScript.dataset.page);
  let seen = page.build; // the build that this page is like
  let stream = null;
  let leaving = false;

  // ---------------------------------------------------------------- the stream of builds

  // A browser keeps six connections to a host, so pages that nobody sees give theirs up and catch up when shown.
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.hidden || leaving) return;
    const known = new URLSearchParams({ build: seen, page: pathOf(location), digest: page.digest });
    const opened = (stream = new EventSource(`/.parcferme/events?${known}`));
    opened.addEventListener("build", (event) => follow(JSON.parse(event.data)));
    opened.addEventListener("error", () => {
      // Some browsers give up for good when something else answered on this port for a while.
      if (opened === stream && opened.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    });
  };

  const follow = (news) => {
    if (leaving) return;
    if (news.root !== page.root) return reload();
    const changed = new Set(news.changed);
    const sheets = styleSheets().filter((each) => news.unsure || changed.has(addressOf(each.href)));
    const swapped = new Set(sheets.map((each) => addressOf(each.href)));
    if (concerned([...changed].filter((address) => !swapped.has(address)))) return reload();
    sheets.forEach((each) => swap(each, news.build));
    seen = news.build;
    panel.show(news.mistakes, news.more);
  };

  // The browser puts the page back to where it was scrolled to.
  const reload = () => {
    leaving = true;
    stream?.close();
    location.reload();
  };

  // ---------------------------------------------------------------- what this page uses

  const pathOf = (url) => {
    try {
      return decodeURIComponent(url.pathname);
    } catch {
      return url.pathname;
    }
  };

  const root = pathOf(new URL(page.root, location));

  // The address on the site, as the server names it; "" for what is not of this site.
  const addressOf = (text) => {
    let url;
    try {
      url = new URL(text, document.baseURI);
    } catch {
      return "";
    }
    const path = pathOf(url);
    if (url.origin !== location.origin || !path.startsWith(root)) return "";
    return `/${path.slice(root.length)}`.replace(/\/index\.html$/, "/");
  };

  const isPage = (address) => /(\/|\.html?)$/i.test(address);

  const concerned = (changed) => {
    if (!changed.length) return false;
    if (page.addresses.includes("*")) return true;
    const used = new Set([...page.addresses, ...loaded(), ...named()]);
    return changed.some((address) => used.has(address));
  };

  // What the browser took for this page: pictures, scripts, fonts, what style sheets name. Pages among it were only
  // fetched ahead.
  const loaded = () =>
    performance
      .getEntriesByType("resource")
      .map((each) => addressOf(each.name))
      .filter((address) => !isPage(address));

  const NAMING =
    "[src], [poster], object[data], image[href], use[href], link[rel~=icon][href], link[rel~=manifest][href], img[srcset]";

  // What the page names, whether it was found or not.
  const named = () =>
    [...document.querySelectorAll(NAMING)].flatMap((each) =>
      ["src", "poster", "data", "href"]
        .map((name) => each.getAttribute(name))
        .concat(each.currentSrc)
        .filter(Boolean)
        .map(addressOf),
    );

  // ---------------------------------------------------------------- style sheets

  const replaced = new Map(); // a style sheet that is on its way: those that stay until it is there

  const styleSheets = () => {
    const going = new Set([...replaced.values()].flat());
    return [...document.querySelectorAll("link[rel~=stylesheet][href]")].filter(
      (each) => addressOf(each.href) && !going.has(each),
    );
  };

  // The old one stays until the new one is there, so that nothing flashes.
  const swap = (old, build) => {
    const next = old.cloneNode();
    const url = new URL(old.href);
    url.searchParams.set("parcferme", build);
    next.href = url.href;
    replaced.set(next, [...(replaced.get(old) ?? []), old]);
    next.addEventListener("load", () => {
      replaced.get(next)?.forEach((each) => each.remove());
      replaced.delete(next);
    });
    next.addEventListener("error", () => {
      replaced.delete(next);
      next.remove();
    });
    replaced.delete(old);
    old.after(next);
  };

  // ---------------------------------------------------------------- what is laid over the page

  const STYLE = `
    :host {
      all: initial !important;
      display: block !important;
      color-scheme: light dark !important;
    }
    .panel, .mark {
      --ground: #ffffff; --ink: #1b1b1f; --soft: #55555f; --code: #f3f2f5; --accent: #b3001b; --line: #d9d7de;
      position: fixed; z-index: 2147483647; box-sizing: border-box;
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      color: var(--ink); background: var(--ground);
    }
    @media (prefers-color-scheme: dark) {
      .panel, .mark {
        --ground: #1d1e23; --ink: #f1f0f4; --soft: #b3b1bd; --code: #2a2b32; --accent: #ff7b84; --line: #45454f;
      }
    }
    @media print { .panel, .mark { display: none; } }
    .panel {
      inset: auto 0 0; max-height: 85vh; max-height: 85dvh; overflow: auto; overscroll-behavior: contain;
      border-top: 4px solid var(--accent); box-shadow: 0 0 2rem rgb(0 0 0 / 35%);
      padding: 0 max(1rem, calc((100% - 60rem) / 2)) calc(1rem + env(safe-area-inset-bottom, 0px));
    }
    header {
      position: sticky; top: 0; z-index: 1; padding: 1rem 0 .75rem; background: inherit;
      display: flex; gap: 1rem; align-items: start; justify-content: space-between;
    }
    h2 { margin: 0; font-size: 1.125rem; line-height: 1.4; color: var(--accent); }
    p { margin: 0; overflow-wrap: anywhere; }
    .after { color: var(--soft); font-size: .875rem; }
    ol { list-style: none; margin: 0; padding: 0; }
    li { border-top: 1px solid var(--line); padding: .75rem 0; }
    .place { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--soft); }
    .text { font-weight: 600; }
    pre {
      position: relative; margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; tab-size: 4;
      font: .875rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; background: var(--code);
    }
    .caret { color: var(--accent); font-weight: 700; }
    .hint { color: var(--soft); }
    button {
      flex: none; min-height: 2.75rem; padding: .25rem .75rem; font: inherit; font-size: .875rem; cursor: pointer;
      color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .375rem;
    }
    button:hover { border-color: currentColor; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .mark {
      left: .75rem; bottom: .75rem; padding: .25rem .75rem; font-size: .875rem; font-weight: 600;
      color: var(--accent); border: 2px solid currentColor; border-radius: 2rem; pointer-events: none;
    }
  `;

  // Made when there is something to show, in a tree of its own that no style of the page reaches.
  const over = () => {
    const host = document.createElement("parcferme-preview");
    const tree = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    tree.adoptedStyleSheets = [sheet];
    document.documentElement.append(host);
    return tree;
  };

  let tree = null;
  const lay = (element) => (tree ??= over()).append(element);

  // Text is only ever set as text: a source line may hold anything.
  const made = (name, kind, text, ...inside) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    element.append(...inside);
    return element;
  };

  const panel = {
    told: "",
    element: null,

    show(mistakes, more) {
      const told = JSON.stringify([mistakes, more]);
      if (told === this.told) return;
      this.close();
      this.told = told;
      if (!mistakes.length) return;
      this.element = made("div", "panel");
      this.element.setAttribute("role", "alert");
      this.element.tabIndex = 0;
      lay(this.element);
      this.element.append(this.head(mistakes.length + more), this.list(mistakes));
      if (more) this.element.append(made("p", "after", `The terminal shows ${more} more.`));
      this.element.querySelectorAll(".caret").forEach(intoView);
      addEventListener("keydown", this.onKey, true);
    },

    close() {
      this.element?.remove();
      this.element = null;
      removeEventListener("keydown", panel.onKey, true);
    },

    onKey(event) {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      panel.close();
    },

    head(count) {
      const button = made("button", "", "Close (Esc)");
      button.type = "button";
      button.addEventListener("click", () => this.close());
      const title = made("h2", "", count === 1 ? "Not built: a mistake" : `Not built: ${count} mistakes`);
      return made("header", "", "", made("div", "", "", title, made("p", "after", "The last good page stays.")), button);
    },

    list(mistakes) {
      return made("ol", "", "", ...mistakes.map((each) => made("li", "", "", ...parts(each))));
    },
  };

  const parts = ({ place, text, source, hint }) => [
    ...(place ? [made("p", "place", place)] : []),
    made("p", "text", text),
    ...(source ? [excerpt(source)] : []),
    ...(hint ? [made("p", "hint", `Hint: ${hint}`)] : []),
  ];

  // The line, and below it the caret, which is brought into view on a narrow screen.
  const excerpt = (source) => {
    const start = source.lastIndexOf("^", source.length) < 0 ? source.length : source.search(/\^+$/);
    const element = made("pre", "", source.slice(0, start), made("span", "caret", source.slice(start)));
    element.tabIndex = 0;
    return element;
  };

  const intoView = (caret) => {
    const box = caret.parentElement;
    const beyond = caret.offsetLeft + caret.offsetWidth + 16 - box.clientWidth;
    if (beyond > 0) box.scrollLeft = Math.min(beyond, caret.offsetLeft);
  };

  const MARKS = { draft: "Draft: not published", future: "Not published yet" };
  if (page.mark) {
    const mark = made("div", "mark", MARKS[page.mark] ?? page.mark);
    mark.setAttribute("role", "note");
    lay(mark);
  }

  // ----------------------------------------------------------------

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("pagehide", () => stream?.close());
  listen();
})();
