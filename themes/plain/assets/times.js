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

// ---------------------------------------------------------------- the next session: when, how long it is still, and the one after

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

// One line is shown: of the session that runs, the one that began last, else of the next; nothing once all are past.
const goOn = (aside) => {
  const clock = new Intl.DateTimeFormat(language, { ...HOUR, timeZoneName: "short" });
  const lines = [...aside.querySelectorAll("p")].map((line) => {
    const time = line.querySelector("time");
    const start = new Date(time.dateTime);
    const left = span("pf-countdown");
    left.setAttribute("role", "timer");
    if (isOther(time.dateTime)) time.after(" ", span("pf-yours", clock.format(start)), " ", left);
    else time.after(" ", left);
    return { line, kind: line.querySelector(".pf-kind"), left, start, end: new Date(time.dataset.end) };
  });
  const say = () => {
    const now = new Date();
    const running = lines.filter(({ start, end }) => start <= now && now < end).pop();
    const shown = running || lines.find(({ start }) => start > now);
    for (const each of lines) each.line.hidden = each !== shown;
    aside.hidden = !shown;
    if (!shown) return;
    shown.kind.textContent = running ? aside.dataset.now : aside.dataset.next;
    shown.left.hidden = Boolean(running);
    if (!running) shown.left.textContent = distance(shown.start);
    setTimeout(say, 60000 - (Date.now() % 60000));
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
document.querySelectorAll(".pf-upcoming").forEach(goOn);
document.querySelectorAll(".pf-schedule").forEach(openNext);
