"""What all structs of what people write are made of."""

from msgspec import Meta, Struct


def says(text: str) -> Meta:
    """The description of a key, as the reference prints it."""
    return Meta(description=text)


class Written(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The base of every kind of file."""
