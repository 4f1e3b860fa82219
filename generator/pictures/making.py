"""Making: a form of a picture at a place in content/, from the shelf where it is there, else encoded and kept."""

from pathlib import Path

from generator.disk import read_file
from generator.errors import SiteError, changed_meanwhile, problem
from generator.model import Digest, Location, digest_bytes
from generator.pictures.facts import FLAWS
from generator.pictures.opening import BrokenError, TooLargeError
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard, drawn


def picture_bytes(root: Path, path: str, content: Digest, recipe: Recipe) -> bytes:
    """The bytes of a form of a picture. Raises OSError, and SiteError where the picture is no longer as it was when it
    was read, or cannot be decoded."""
    from generator.pictures.shelf import Shelf, shelf_name

    shelf = Shelf(root)
    name = shelf_name(content, recipe)
    if data := shelf.get(name):
        return data
    make_all(root, path, content, (recipe,))
    if data := shelf.get(name):
        return data
    return dict(_encoded(root, path, content, (recipe,)))[recipe]  # the shelf cannot be written


def card_bytes(root: Path, card: SocialCard) -> bytes:
    """The bytes of a social card."""
    from generator.pictures.shelf import Shelf, card_name

    shelf, name = Shelf(root), card_name(card)
    if data := shelf.get(name):
        return data
    data = drawn(card)
    shelf.put(name, data)
    return data


def make_all(root: Path, path: str, content: Digest, recipes: tuple[Recipe, ...]) -> None:
    """Have these forms of a picture on the shelf. Raises as `picture_bytes` does."""
    from generator.pictures.shelf import Shelf, shelf_name

    shelf = Shelf(root)
    for recipe, data in _encoded(root, path, content, recipes).items():
        shelf.put(shelf_name(content, recipe), data)


def _encoded(root: Path, path: str, content: Digest, recipes: tuple[Recipe, ...]) -> dict[Recipe, bytes]:
    from generator.pictures.encode import encoded

    source = read_file(root / path)
    if digest_bytes(source) != content:
        raise SiteError(changed_meanwhile(path))
    try:
        return dict(encoded(source, recipes))
    except (BrokenError, TooLargeError) as error:
        code, message, hint = FLAWS["large" if isinstance(error, TooLargeError) else "broken"]
        raise SiteError(problem(code, message, Location(path), hint)) from None
