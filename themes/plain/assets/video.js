// Films: a click on one at YouTube or Vimeo plays it in its place, from the host that sets no cookies. Till then nothing
// is loaded from there, and without this script the picture is a link.
const hosts = [
  [/^https:\/\/(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/|embed\/)([\w-]+)/, youtube],
  [/^https:\/\/youtu\.be\/([\w-]+)/, youtube],
  [/^https:\/\/(?:www\.)?vimeo\.com\/(\d+)/, (name) => `https://player.vimeo.com/video/${name}?autoplay=1&dnt=1`],
];
function youtube(name) {
  return `https://www.youtube-nocookie.com/embed/${name}?autoplay=1`;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest(".pf-video > p > a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  for (const [pattern, address] of hosts) {
    const found = pattern.exec(link.href);
    if (!found) continue;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = address(found[1]);
    frame.title = link.textContent.trim();
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    link.parentElement.replaceWith(frame);
    frame.focus();
    return;
  }
});
