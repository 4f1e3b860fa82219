// The times of a timetable as the reader's clock shows them: one more column, where that clock is another.
for (const table of document.querySelectorAll(".pf-timetable table")) {
  const language = document.documentElement.lang || undefined;
  const clock = new Intl.DateTimeFormat(language, {
    weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const rows = [...table.tBodies[0].rows];
  const starts = rows.map((row) => row.querySelector("td time[datetime*='T']")?.getAttribute("datetime"));
  const isOther = (start) => {
    const offset = start?.match(/([+-])(\d\d):(\d\d)$/);
    const there = offset ? Number(`${offset[1]}1`) * (60 * offset[2] + Number(offset[3])) : 0;
    return start && -new Date(start).getTimezoneOffset() !== there;
  };
  if (!starts.some(isOther)) continue;
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
}
