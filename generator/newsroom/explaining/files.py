"""Files: what codes of mistakes in files, front matter and YAML stand for."""

FILES: dict[str, str] = {
    "PF101": "A text has bytes that are not UTF-8: an editor has saved it as Latin-1 or Windows-1252. Guessing would "
    "put wrong letters into names, so save the file as UTF-8.",
    "PF102": "A file holds nothing but blanks. Write something into it, or delete it.",
    "PF103": "A text has to begin with the line `---`, below which its front matter stands. Anything above that "
    "line, a blank line too, hides the front matter.",
    "PF104": "Front matter begins with `---` and has no second such line, so that nobody can tell where the text "
    "begins. Put the line `---` below the last key.",
    "PF105": "Front matter ends within 64 KiB, a file of YAML is no longer than 16 MiB, a raw text than 256 KiB. "
    "Mostly the second line "
    "`---` is missing, and the text itself was taken for front matter.",
    "PF106": "The YAML of front matter, of a list file or of site.yaml breaks off: a quotation mark or a bracket has "
    "no end, a line is indented by a tab, a value begins with a sign that means something to YAML. Put the value "
    "in quotes.",
    "PF107": "A key stands twice. YAML would silently take the last one, and one of both is not what you meant: keep "
    "one.",
    "PF108": "Aliases (`*name`), anchors (`&name`) and tags (`!name`) of YAML are not read: a few lines of them can "
    "fill a machine's memory. Write the value out, or put it in quotes if it begins with such a sign.",
    "PF109": "Front matter is a list of `key: value` lines. A list or a plain text there has no keys to be read.",
    "PF110": "Nobody knows this key, so what stands behind it would be lost. Mostly it is misspelt; what templates "
    "of your own need belongs under `extra`.",
    "PF111": "A value is of another type than its key wants: a list for a text, a word for a number. The reference "
    "says what each key takes.",
    "PF112": "A key is missing without which the file makes no sense, such as the title of an article or its date.",
    "PF113": "A day that the calendar has not, or a time that the clock has not, be it an hour that is left out in "
    "spring. Dates are written 2024-06-17, with a time 2024-06-17 14:00.",
    "PF114": "A file under content/ is of no kind that is read, so it is in no page. Move it to where its kind "
    "belongs; what is to be copied as it is goes to content/static/.",
    "PF115": "A link of the file system leads out of content/, back to a folder above it, or nowhere. It is not "
    "followed, so that nothing from elsewhere is published by mistake. Put the file itself there.",
    "PF116": "A value is of the right type and yet cannot be used: a slug with a space, a colour that is none, an "
    "address without https://. The message says why.",
    "PF117": "The system does not let a file be read, or it was changed while it was read. Look at its rights, and "
    "build again.",
    "PF118": "The Markdown package gives up on a text, or would take hours over it: quotations, lists or elements of "
    "HTML stand hundreds deep in each other, or one paragraph has thousands of brackets, quotes or other signs of "
    "Markdown. Blank lines between paragraphs mend the last; mostly such a text is damaged.",
    "PF119": "An SVG that a circuit names as its map holds no path, line or polygon from which a track could be drawn.",
    "PF120": "A picture is damaged, or is not what its ending says. Save it again.",
    "PF121": "A picture has more pixels than are opened: a small file can say that it is as large as a house, and "
    "take the memory of the machine. Save it smaller.",
    "PF122": "An SVG would run a script when somebody opens it. Save it without scripts and `on…` attributes, or let "
    "site.yaml vouch for it with `markdown.html`.",
    "PF123": "A file under content/static/ begins with a dot, as those of editors and of secrets do, and is left "
    "out. Name it in `dot_files` of site.yaml if readers are to have it.",
}
