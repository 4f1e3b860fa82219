"""Texts: what codes of mistakes in articles, pages and writing blocks stand for."""

TEXTS: dict[str, str] = {
    "PF201": "A link leads to a file or an address of this site that is not there; it is shown as plain text, since "
    "a wrong link is worse than none. Link to a file by its path from where the text stands, "
    "`../drivers/gasly.md`: such a link survives a change of addresses. `check --fix` mends those whose text has "
    "moved.",
    "PF202": "The page is there, the place on it is not: no heading has that id any more. Ids are made of headings, "
    "and change with their words.",
    "PF203": "A picture, film or file that a text names does not exist; the text is shown without it. Files stand "
    "beside the text or under content/media/, and names are compared letter by letter, case too, as hosts do.",
    "PF204": "HTML in a text is cleaned: scripts, frames, forms, styles and the like are taken out, and this is what "
    "was. Write the block that the hint names, or let site.yaml vouch for the file with `markdown.html`.",
    "PF205": "Two things on a page have one id, so that a link to it can mean either. Give one of them another.",
    "PF206": "A link leads to a draft, or to an article whose time has not come or is over. It is shown as plain "
    "text until that is published, and becomes a link by itself then.",
    "PF207": "`commonmark`, the faster of the two converters, does not know a form of Markdown that this text uses, "
    "such as abbreviations or attributes in braces. Readers would see its signs. Write it otherwise, or choose "
    "`python-markdown`.",
    "PF208": "A track map holds more than lines, such as scripts, pictures or fonts. It was taken out, and the lines "
    "stay.",
    "PF209": "A picture has no text in its place. Those who cannot see it, and search engines, learn nothing of it. "
    'Say in a few words what it shows; one that only decorates has `alt: ""` in front matter and blocks.',
    "PF210": "The title of a social card has letters that no font at hand has, or runs from right to left, which "
    "needs a library that this machine lacks. The card is made without them.",
    "PF211": "`translation_of` and `language` of some articles do not fit together: two translations in one "
    "language, a circle, an original that is not there. Readers would be led to the wrong text.",
    "PF220": "A fence has a name in braces that no writing block has, so it stays code. Mostly the name is misspelt.",
    "PF221": "An entry of `{live}` or `{timeline}` has to begin with its time: `## 15:03 Red flag`.",
    "PF222": "A block is there to hold text, and holds none: readers would see an empty frame. Write it or leave it.",
    "PF223": "A block asks for something that the site has not: a driver, an edition, results that are not there "
    "yet. It shows nothing until they are.",
    "PF224": "A block has no closing line, so that all that follows would belong to it.",
    "PF225": "An entry of a live report comes after one that is later in the day: past midnight it has to name the "
    "day, `## 2024-06-16 00:12 …`, or it stands a day too early.",
}
