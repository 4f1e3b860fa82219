// All script of apex. Everything on a page works without it; what needs it is shown by it.

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

// ---------------------------------------------------------------- timetables
// The times of a timetable as the reader's clock shows them: one more column, where that clock is another.

const isOther = (start) => {
  const offset = start?.match(/([+-])(\d\d):(\d\d)$/);
  const there = offset ? Number(`${offset[1]}1`) * (60 * offset[2] + Number(offset[3])) : 0;
  return start && -new Date(start).getTimezoneOffset() !== there;
};

const addReadersTimes = (table) => {
  const clock = new Intl.DateTimeFormat(root.lang || undefined, {
    weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const rows = [...table.tBodies[0].rows];
  const starts = rows.map((row) => row.querySelector("td time[datetime*='T']")?.getAttribute("datetime"));
  if (!starts.some(isOther)) return;
  const head = document.createElement("th");
  head.scope = "col";
  head.textContent = table.dataset.yours || "Your time";
  table.tHead.rows[0].append(head);
  rows.forEach((row, place) => {
    const cell = row.insertCell();
    if (!starts[place]) return;
    const time = document.createElement("time");
    time.dateTime = starts[place];
    time.textContent = clock.format(new Date(starts[place]));
    cell.append(time);
  });
};

// ---------------------------------------------------------------- the calendar, and the next session
// The sessions of what runs or comes next in each season lie open.

const openNext = (season) => {
  const next = [...season.querySelectorAll("details")].find((each) => {
    const end = new Date(`${each.dataset.ends}T23:59:59`); // the end of its last day, by the reader's clock
    return end >= new Date();
  });
  if (!next) return;
  next.open = true;
  next.closest("li").classList.add("pf-next");
};

const span = (kind, text = "") => {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = text;
  return element;
};

// How long it is still, in the two largest units: "3 days, 4 hr".
const distance = (start) => {
  const minutes = Math.max(0, Math.ceil((start - Date.now()) / 60000));
  const parts = [[Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"]];
  const language = root.lang || undefined;
  const shown = parts.filter(([count]) => count).slice(0, 2).map(([count, unit]) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(count));
  return new Intl.ListFormat(language, { type: "unit" }).format(shown);
};

const countDown = (time) => {
  const start = new Date(time.dateTime);
  if (Number.isNaN(start.getTime()) || start <= new Date()) return;
  const own = new Intl.DateTimeFormat(root.lang || undefined, {
    weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
  });
  const left = span("pf-countdown");
  left.setAttribute("role", "timer");
  if (isOther(time.dateTime)) time.after(" ", span("pf-yours", own.format(start)), " ", left);
  else time.after(" ", left);
  const say = () => {
    left.textContent = distance(start);
    if (start > new Date()) setTimeout(say, 60000 - (Date.now() % 60000));
  };
  say();
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
  document.querySelectorAll(".pf-timetable table").forEach(addReadersTimes);
  document.querySelectorAll(".pf-schedule").forEach(openNext);
  document.querySelectorAll("time[data-next]").forEach(countDown);
  watchWideTables();
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
