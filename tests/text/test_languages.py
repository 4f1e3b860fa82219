"""Language tags by their form."""

import pytest

from generator.text.languages import is_tag


@pytest.mark.parametrize("tag", ["de", "en-GB", "zh-Hant", "zh-hans-cn", "es-419", "sl-rozaj-biske", "de-CH-x-phonebk"])
def test_tags_of_languages_are_taken(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("text", ["", "english", "xx-invalid-zz", 'de"><script>', "de_DE", "e", "de-", "de\n"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_tag(text)
