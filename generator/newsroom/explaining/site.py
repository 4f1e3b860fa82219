"""Site: what codes of mistakes about the site as a whole, its output, its theme and its language stand for."""

SITE: dict[str, str] = {
    "PF150": "`plugins` in site.yaml names a module that is neither in plugins/ beside it nor installed. Mostly it is "
    "misspelt; the file plugins/pace.py is called `pace` there.",
    "PF151": "A plug-in cannot be loaded: its code has a mistake, imports what is not there, has no hook, or says a "
    "VERSION that is no text. The message names the line.",
    "PF152": "A function of a plug-in failed. The message names the plug-in, the hook and what Python says, the hint "
    "the line of its code; where a page is spoiled by it, the place is that page's. Nothing is built until "
    "it is mended.",
    "PF153": "A function of a plug-in gives something else than its hook wants: no article back, a job without an "
    "address, a filter or a block of a name that is taken. `generator/plugin.py` says what each hook gives.",
    "PF154": "A rule that a plug-in of this site brings has found something. What it means the plug-in's makers know.",
    "PF401": "Two sources would be one file of the output, perhaps on hosts alone that know no difference between "
    "capital and small letters. One would silently replace the other. Change a slug, a permalink or an alias.",
    "PF402": "The output folder holds a file that this build did not write, where a page is to go. It may be "
    "somebody's work, so it stays. Move it away, choose another folder, or let `--adopt` replace it.",
    "PF403": "An address that a permalink, an alias or a pattern asks for cannot be used: it leaves the site, has a "
    "hidden part, or signs that mean something else in addresses.",
    "PF404": "Another build is writing into the same output folder, or another build or publish to the same store. "
    "Wait until it is done, and build again.",
    "PF405": "`.parcferme` in the output folder lists what is ours there, and cannot be read. Without it no file "
    "could be removed safely. Delete the folder if all in it is made by the build.",
    "PF406": "The output cannot be used. A folder is the site's own, a file, or may not be written to; a store cannot "
    "be reached, or refuses.",
    "PF407": "`serve` could not begin, mostly since no port near the one you named is free.",
    "PF408": "A process of the build was ended from outside, or had too little memory. Try `--jobs 1`.",
    "PF409": "`search` asks for an index, but Pagefind, the program that makes it, is not installed. The site is "
    "built without a search: `pip install 'parcferme[search]'`.",
    "PF410": "Pagefind has given up; what it said stands with the message.",
    "PF411": "There are more redirects or headers than a host takes, or longer ones. Those beyond its limit do not "
    "hold there; the pages that lead on do.",
    "PF413": "Everything was rendered, but the system stopped the build while files were put into place, so some pages "
    "are of the new site and others of the last one. Once the cause is gone, the next build puts it right.",
    "PF412": "An address that `gone` in site.yaml calls gone is made by the site all the same. Take it out of "
    "`gone`, or remove what makes it.",
    "PF420": "The scheduler that --cluster names cannot be reached, has gone away, or has no workers. The message says "
    "which; the last good site is as it was. Without --cluster this machine does all by itself.",
    "PF421": "A worker of the cluster has other versions than this machine, of Parc Fermé, of Python or of a "
    "package, and its pages might differ. Install the same on all machines, and restart the workers.",
    "PF501": "The theme that site.yaml names is neither one of ours nor a folder in themes/.",
    "PF502": "A template failed while a page was made of it: it asks for a field that its view has not, or loops "
    "over nothing. The message names template and line, and the first page that it spoiled.",
    "PF503": "A template extends or includes another by an expression. Then nobody could tell which pages change "
    "with which template. Write the name itself.",
    "PF504": "A template or theme.yaml cannot be read: a mistake of syntax, or bytes that are not UTF-8.",
    "PF505": "`theme_options` sets something that the theme does not know, or to a value of the wrong type. Its "
    "theme.yaml lists what there is.",
    "PF506": "A file in `slots/` of a theme has a name that no page shows. The places are head_end, article_end, "
    "sidebar and footer_end.",
    "PF507": "`security` in site.yaml lets pages run or load anything, for instance by `*` or 'unsafe-inline'. The "
    "policy of pages then protects nobody.",
    "PF508": "There is no catalogue of what pages say in the language of the site, so they say it in English. "
    "`parcferme new translation` begins one.",
    "PF509": "A text of a catalogue cannot be used, since it loses a value that the English one has, or has one too "
    "many. The English text is shown.",
    "PF510": "The policy of pages keeps browsers from running or loading something that a template holds: a script "
    "or a style within the page, or one from elsewhere. Put it into a file, or name its host in `security`.",
}
