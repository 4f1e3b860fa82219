"""The language of a text, by its small words."""

import re
from collections import Counter

_SMALL = {
    "en": "the and of to in is was for that with on at his he has have but from by as it who after will they "
    "were this not",
    "de": "der die das und ist nicht mit dem den ein eine von auf im für zu sich er hat war nach als auch bei "
    "wird noch aus wie",
    "fr": "le la les et des du est dans une un pour que qui sur avec pas au aux ce cette il son sa ses mais plus "
    "par été a",
    "es": "el la los las y de que en un una del por con para se su es al lo como más pero fue ha sus este tras le",
    "it": "il la di e che in un una per con del della non è si al nel dei da ha sono alla più dopo gli anche suo le lo "
    "nella dello delle degli sul sulla dal dalla ma perché stato questo detto",
    "pt": "o a os as de e que em um uma do da no na para com não por mais dos se foi ao seu sua após como pelo ele",
    "nl": "de het een en van in is dat op te met voor niet zijn aan er hij maar ook was naar bij om door heeft na als",
    "sv": "och att det i som en på är av för med han den till inte har de ett om var men efter sig hans från vid",
    "pl": "i w na z się że do nie jest to po za jak od o był przez jego ale już po oraz dla także przed który",
}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _SHARE, _AHEAD = 8, 0.16, 1.4
_FEW, _LARGE_SHARE, _FAR_AHEAD = 5, 0.25, 2.5
"""What fewer words must be to tell as much."""

_FEWEST_SIGNS = 6
"""Signs of a script that one language alone is written in."""

_LETTER, _JAPANESE = re.compile(r"[^\W\d_]"), re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_KANA, _HANGUL = re.compile("[\u3040-\u30ff]"), re.compile("[\uac00-\ud7af]")


def language(text: str) -> str:
    """The code of a text's language; "" where it is too short to tell, or none of those that are known."""
    letters = max(len(_WORD.findall(text)), 1)
    most_of_all = len(_LETTER.findall(text)) / 2
    for code, own, script in (("ja", _KANA, _JAPANESE), ("ko", _HANGUL, _HANGUL)):
        if len(own.findall(text)) >= _FEWEST_SIGNS and len(script.findall(text)) > most_of_all:
            return code
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = Counter({code: sum(word in small for word in words) for code, small in _sets().items()})
    (best, most), (_, second) = counts.most_common(2)
    is_long = most >= _FEWEST and most / letters >= _SHARE and most >= _AHEAD * second
    is_short = most >= _FEW and most / letters >= _LARGE_SHARE and most >= _FAR_AHEAD * second
    return best if is_long or is_short else ""


def _sets() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _SMALL.items()}
