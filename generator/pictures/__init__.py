"""Pictures: what is known of one, the forms in which pages show it, and how these are encoded (Pillow).

Nothing here is imported by a site without pictures, and Pillow only by what reads or encodes one.
"""
