// The next session by the reader's own clock, and how long it is still.
const time = document.querySelector("time[data-next]");
const start = time && new Date(time.dateTime);
if (time && !Number.isNaN(start.getTime())) {
  const language = document.documentElement.lang || undefined;
  const own = new Intl.DateTimeFormat(language, {
    weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
  });
  const made = (kind, text = "") => {
    const element = document.createElement("span");
    element.className = kind;
    element.textContent = text;
    return element;
  };
  const yours = made("pf-yours", own.format(start));
  const left = made("pf-countdown");
  left.setAttribute("role", "timer");
  time.after(" ", yours, " ", left);

  const say = () => {
    const minutes = Math.ceil((start - Date.now()) / 60000);
    if (minutes <= 0) {
      left.textContent = "";
      return;
    }
    const parts = [[Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"]];
    const shown = parts.filter(([count]) => count).slice(0, 2).map(([count, unit]) =>
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(count));
    left.textContent = new Intl.ListFormat(language, { type: "unit" }).format(shown);
    setTimeout(say, 60000 - (Date.now() % 60000));
  };
  say();
}
