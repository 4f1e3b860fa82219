from generator.plugin import Block, Keys


class Gap(Keys, frozen=True, kw_only=True):
    seconds: float


def make(keys, lines):
    return {}[keys.seconds]


def blocks():
    return [Block("pace-gap", Gap, make)]
