// Films: a click on one at YouTube or Vimeo plays it in its place, from the host that sets no cookies. Till then nothing
// is loaded from there, and without this script the picture is a link.
const hosts = [
  [/^https:\/\/(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/|embed\/)([\w-]+)/, youtube],
  [/^https:\/\/youtu\.be\/([\w-]+)/, youtube],
  [/^https:\/\/(?:www\.)?vimeo\.com\/(\d+)/, vimeo],
];
function youtube(name, start) {
  return `https://www.youtube-nocookie.com/embed/${name}?autoplay=1${start ? `&start=${start}` : ""}`;
}
function vimeo(name, start) {
  return `https://player.vimeo.com/video/${name}?autoplay=1&dnt=1${start ? `#t=${start}s` : ""}`;
}
// Where an address says to begin, in seconds: t=90, t=90s, t=1m30s, start=90, after ? or #.
function begins(address) {
  const said = /[?&#](?:t|start)=(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?(?:[&#]|$)/.exec(address) || [];
  const [hours, minutes, seconds] = said.slice(1).map((each) => Number(each || 0));
  return (hours || 0) * 3600 + (minutes || 0) * 60 + (seconds || 0);
}
document.addEventListener("click", (event) => {
  const link = event.target.closest(".pf-video > p > a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  for (const [pattern, address] of hosts) {
    const found = pattern.exec(link.href);
    if (!found) continue;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = address(found[1], begins(link.href));
    frame.title = link.textContent.trim();
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    if (link.href.includes("/shorts/")) frame.className = "pf-upright";
    link.parentElement.replaceWith(frame);
    frame.focus();
    return;
  }
});
