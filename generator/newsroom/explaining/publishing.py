"""Publishing: what codes of mistakes in publishing, and about pages elsewhere, stand for."""

PUBLISHING: dict[str, str] = {
    "PF701": "`publish` in site.yaml has no target of that name, so there is nowhere to put the site. Mostly it is "
    "misspelt.",
    "PF702": "Another publish to the same target is under way, here or on another machine.",
    "PF703": "A target's address is none that readers could use, such as localhost or example.org, so that every "
    "link of the feeds would be wrong.",
    "PF704": "The site has no article and no page. Publishing it would empty what readers see.",
    "PF705": "Something that is not published would go out: a draft, or an article whose time has not come.",
    "PF706": "Texts that have changed since the last publish have mistakes that `check` tells. Mend them first: they "
    "are what readers will look at.",
    "PF707": "More files would be removed than `--allow-deletes` lets through. It may be meant; it may also be a "
    "folder that was lost.",
    "PF708": "The target holds files that were not published to it, or others have pushed since. Nothing of it is "
    "overwritten unasked: `--adopt` takes it over.",
    "PF709": "The target has a custom domain (a file CNAME) that this publish would remove. Set `cname` in site.yaml.",
    "PF710": "A host takes no file so large, or not so many, so that the publish would fail half way. `images` and "
    "`pagination` in site.yaml make fewer.",
    "PF711": "The target cannot be reached or used; the message says what the program for it said.",
    "PF712": "There is no release to go back to: the first one, or those before were removed.",
    "PF713": "What readers get at the address of the site is not what was published: a cache that is slow, or "
    "another place that serves it.",
    "PF714": "A page for colleagues does not say that it is one, so that search engines could take it. A template of "
    "the site leaves out the head.",
    "PF720": "A page elsewhere, to which a text leads, is gone: its host answers 404 or 410. Link to where it is "
    "now, or to a copy in an archive.",
    "PF721": "A page elsewhere answers with an error. That may pass; ask again tomorrow with `--anew`.",
    "PF722": "The host of a page elsewhere does not answer, or does not exist any more.",
    "PF723": "The certificate of a page elsewhere is one that browsers refuse, so that readers get a warning.",
    "PF724": "A page elsewhere has moved for good, and says where to. Write the new address before the old one is "
    "lost.",
    "PF725": "A link leads to an address of a network of one's own, which readers cannot reach. `--allow-private` "
    "asks for such pages too.",
}
