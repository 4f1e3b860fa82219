"""The pictures of this repository's articles, drawn by us: flat shapes, few colours, figures out of the stories.

`stories` says what is to be drawn, `paint` draws it. After a change, in the repository's folder:

    .venv/bin/python -m seeds.pictures

writes them into content/media/. Nothing that builds a site needs this.
"""
