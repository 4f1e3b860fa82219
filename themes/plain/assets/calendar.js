// On the page of the calendar, the sessions of what runs or comes next in each season lie open.
for (const season of document.querySelectorAll(".pf-schedule")) {
  const next = [...season.querySelectorAll("details")].find((each) => {
    const end = new Date(`${each.dataset.ends}T23:59:59`); // the end of its last day, by the reader's clock
    return end >= new Date();
  });
  if (!next) continue;
  next.open = true;
  next.closest("li").classList.add("pf-next");
}
