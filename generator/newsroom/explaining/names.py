"""Names: what codes of mistakes about drivers, teams, events and other entities stand for."""

NAMES: dict[str, str] = {
    "PF301": "Two entities have one name or alias, so that it leads to neither. Give the name to one of them; a text "
    "can still mean the other by its full name or its slug.",
    "PF302": "A name in front matter or in results is known to nobody, but one that is close to it is. Left as it "
    "is, it would get a page of its own. Write the known name, or give the new one a file.",
    "PF303": "A name in front matter can mean several entities, and neither teams nor the date decide. Write the "
    "slug of the one you mean.",
    "PF304": "An edition names a layout that its circuit does not list under `layouts`.",
    "PF305": "A name in the words of an article stays between several that it may mean, so it is no link. Name the "
    "one you mean in front matter, or write the name in full where it stands first.",
    "PF306": "With `tagging: suggest`, an article is about someone whom its front matter does not name: title, "
    "summary or two paragraphs name him. Add those that are right; the article then stands on their pages.",
    "PF307": "Two facts exclude each other: two editions of a season with one round, rules that overlap, a spell or "
    "an event that ends before it begins. One of them is wrong.",
    "PF308": "A decision of stewards or a court names a driver or a team that no results of that season have, so it "
    "changes nothing. Mostly the slug is misspelt.",
}
