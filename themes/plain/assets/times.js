// What the reader's own clock says: in timetables, of the next session, in the calendar. Without it a page has the times
// of the circuit and of UTC.

const language = document.documentElement.lang || undefined;
const HOUR = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

// Whether the reader's clock shows another hour than the one that is written, with its offset.
const isOther = (start) => {
  const offset = start?.match(/([+-])(\d\d):(\d\d)$/);
  const there = offset ? Number(`${offset[1]}1`) * (60 * offset[2] + Number(offset[3])) : 0;
  return start && -new Date(start).getTimezoneOffset() !== there;
};

// ---------------------------------------------------------------- timetables: one more column, where that clock is another

const addReadersTimes = (table) => {
  const clock = new Intl.DateTimeFormat(language, HOUR);
  const rows = [...table.tBodies[0].rows];
  const starts = rows.map((row) => row.querySelector("td time[datetime*='T']")?.getAttribute("datetime"));
  if (!starts.some(isOther)) return;
  const head = document.createElement("th");
  head.scope = "col";
  head.textContent = table.dataset.yours;
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

// ---------------------------------------------------------------- the next session: when, and how long it is still

const span = (kind, text = "") => {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = text;
  return element;
};

// In the two largest units: "3 days, 4 hr".
const distance = (start) => {
  const minutes = Math.max(0, Math.ceil((start - Date.now()) / 60000));
  const parts = [[Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"]];
  const shown = parts.filter(([count]) => count).slice(0, 2).map(([count, unit]) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(count));
  return new Intl.ListFormat(language, { type: "unit" }).format(shown);
};

const countDown = (time) => {
  const start = new Date(time.dateTime);
  if (Number.isNaN(start.getTime()) || start <= new Date()) return;
  const left = span("pf-countdown");
  left.setAttribute("role", "timer");
  const own = new Intl.DateTimeFormat(language, { ...HOUR, timeZoneName: "short" });
  if (isOther(time.dateTime)) time.after(" ", span("pf-yours", own.format(start)), " ", left);
  else time.after(" ", left);
  const say = () => {
    left.textContent = distance(start);
    if (start > new Date()) setTimeout(say, 60000 - (Date.now() % 60000));
  };
  say();
};

// ---------------------------------------------------------------- the calendar: what runs or comes next lies open

const openNext = (season) => {
  const next = [...season.querySelectorAll("details")].find((each) => {
    const end = new Date(`${each.dataset.ends}T23:59:59`); // the end of its last day, by the reader's clock
    return end >= new Date();
  });
  if (!next) return;
  next.open = true;
  next.closest("li").classList.add("pf-next");
};

document.querySelectorAll(".pf-timetable table").forEach(addReadersTimes);
document.querySelectorAll("time[data-next]").forEach(countDown);
document.querySelectorAll(".pf-schedule").forEach(openNext);
