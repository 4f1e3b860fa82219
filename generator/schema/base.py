"""What all structs of what people write are made of."""

from msgspec import Meta, Struct


def says(text: str, *, of: str = "", amount: bool = False, example: str = "") -> Meta:
    """The description of a key, as the reference prints it. `of`: the kind of entity that the key names; `amount`: the
    number is never less than nothing; `example`: a value as YAML, where the text does not show one."""
    more = {"of": of, "amount": amount, "example": example}
    return Meta(description=text, extra=more if any(more.values()) else None)


class Written(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The base of every kind of file."""
