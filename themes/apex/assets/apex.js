// What apex does itself, on every page; the times of the reader's clock are plain's times.js, on pages that have such.
// Everything on a page works without it; what needs it is shown by it.

const root = document.documentElement;

// ---------------------------------------------------------------- light and dark
// The reader's system says which, until the button is pressed; pressed back, the system says again.

const KEY = "pf-theme";
const night = matchMedia("(prefers-color-scheme: dark)");

const remembered = () => {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "dark" || theme === "light" ? theme : "";
  } catch {
    return ""; // the reader lets no site remember anything
  }
};

const remember = (theme) => {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // then it holds for this page alone
  }
};

const system = () => (night.matches ? "dark" : "light");
const current = () => root.dataset.theme || system();

const show = (theme) => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  document.querySelector(".pf-theme")?.setAttribute("aria-pressed", String(current() === "dark"));
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.dataset.media ||= meta.media;
    meta.media = !theme ? meta.dataset.media : meta.dataset.media.includes(theme) ? "all" : "not all";
  }
};

show(remembered()); // before the page is drawn: the script blocks rendering

const toggle = () => {
  const wanted = current() === "dark" ? "light" : "dark";
  const chosen = wanted === system() ? "" : wanted;
  remember(chosen);
  show(chosen);
};

const offerToggle = () => {
  const button = document.querySelector(".pf-theme");
  if (!button) return;
  show(remembered());
  button.hidden = false;
  button.addEventListener("click", toggle);
  night.addEventListener("change", () => show(remembered()));
  addEventListener("storage", (event) => event.key === KEY && show(remembered())); // another tab
};

// ---------------------------------------------------------------- tables that scroll inside themselves
// Where a table is not too wide there is nothing to scroll: the keyboard need not stop there.

const watchWideTables = () => {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth + 1;
      if (wide) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of document.querySelectorAll(".table[tabindex]")) watcher.observe(table);
};

// ---------------------------------------------------------------- when the page is read

const begin = () => {
  offerToggle();
  watchWideTables();
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
