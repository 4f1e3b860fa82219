"""Moving in: what codes of what `parcferme import` tells of an old site stand for."""

MOVING: dict[str, str] = {
    "PF140": "The old site has something that has no twin here: a shortcode, a block or a tag of a plug-in. It stays "
    "in the text as it was written, so that nothing is lost, and readers would see it. Write what it showed, or "
    "the block that does the same.",
    "PF141": "The old site keeps something that a site of files has no place for, such as comments, menus of a theme "
    "or widgets. It did not come over; the export keeps it.",
    "PF142": "What was named is no export and no folder of the kind that was asked for, or holds nothing. Name the "
    "file or the folder that the message asks for.",
    "PF143": "A file of the old site is damaged: it ends too early, or holds signs that its format does not allow. "
    "It was read as far as it goes, or by its single fields. Compare the text with the old one.",
    "PF144": "A picture or a film lies on the old site and was not among its files, so that the text names its old "
    "address. Bring it beside the text before the old site is switched off.",
    "PF145": "A value of the old site cannot be used as it is: a title that is missing or too long, a date that is "
    "none, a text that only readers with a password saw. The message says what stands in its place.",
    "PF146": "An address that the old site had cannot be kept, or a link leads to one that did not come over. "
    "Readers and search engines who know it would find nothing. Choose which text has it: `permalink:` or "
    "`aliases:`.",
    "PF147": "Something in a text cannot stand in a page here, such as a frame or a script of others. It was left "
    "out, or will be, and a link may stand in its place. Look at the text.",
    "PF148": "A text was changed in the old site after it was imported, and here as well or already. Nothing was "
    "overwritten. Compare the two, and take over what is new.",
}
