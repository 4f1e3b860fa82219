"""What is drawn for each article: a figure of its story, as a shape that can be counted."""

from collections.abc import Callable
from math import cos, pi, sin

from seeds.pictures.paint import Disc, Fill, Line, Orders, Point, Shape, Words, along, curve

PAPER, INK, RED, PAPAYA, SUN = "#fbfaf7", "#14161a", "#d5202b", "#f58020", "#f2b632"
"""The colours that come again; each picture has few, and one that matters."""


def debut() -> Orders:
    """A helmet, and the number of a man who had an hour to learn it all."""
    head = curve([(8, 66), (5, 40), (22, 13), (52, 3), (80, 11), (95, 33), (99, 47)])
    chin = curve([(99, 60), (104, 76), (97, 89), (78, 93), (48, 90), (18, 86), (8, 66)])
    visor = (*curve([(48, 37), (74, 31), (96, 36), (100, 47), (98, 60), (74, 64), (50, 58), (46, 48), (48, 37)]),)
    band = (*curve([(5, 49), (22, 22), (54, 12), (86, 19)]), *curve([(91, 26), (58, 21), (32, 32), (13, 62)]))
    body = ((-12, 112), (2, 94), (22, 84), (80, 88), (98, 98), (108, 112))
    return (
        Fill(RED), Words("38", (420, 470), 980, "#bb1a24"), Shape(_placed(body), INK),
        Shape(_placed((*head, *chin)), PAPER), Shape(_placed(band), RED), Shape(_placed(visor), INK),
        Line(_placed(((55, 43), (69, 40))), 14, "#5b6270"), Line(_placed(((56, 77), (88, 80))), 10, "#c9c5bb"),
    )  # fmt: skip


def _placed(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Points of a square of a hundred, on the sheet."""
    return tuple((560 + 8 * x, 36 + 8 * y) for x, y in points)


def stitches() -> Orders:
    """Sixteen stitches on the way to a chequered flag."""
    way = curve([(-80, 640), (180, 600), (430, 320), (720, 330), (900, 560), (1130, 560), (1260, 330)])
    marks = [along(way, 0.13 + 0.78 * number / 15) for number in range(16)]
    return (
        Fill("#e9cfae"),
        Line(way, 16, INK),
        *(Line(((x + 54 * v, y - 54 * u), (x - 54 * v, y + 54 * u)), 18, RED) for (x, y), (u, v) in marks),
        Line(((1260, 330), (1260, 860)), 16, INK),
        *(
            Fill(
                INK if (row + column) % 2 else PAPER,
                (1260 + 62 * column, 90 + 62 * row),
                (1322 + 62 * column, 152 + 62 * row),
            )
            for row in range(4)
            for column in range(5)
        ),
    )


def strokes() -> Orders:
    """A hundred and nine starts, and one more."""
    every = [(number % 22, number // 22) for number in range(110)]
    marks = [Line(((65 + 70 * x, 82 + 162 * y), (65 + 70 * x, 166 + 162 * y)), 20, "#0d7c86") for x, y in every[:-1]]
    return (Fill("#f6ccd2"), *marks, Line(((1535, 730), (1535, 814)), 44, PAPAYA))


def procession() -> Orders:
    """Ten cars through a hairpin, in the order in which they came."""
    way = curve([(-60, 230), (500, 200), (980, 190), (1170, 330), (1060, 500), (740, 540), (500, 640), (440, 960)])
    places = [along(way, 0.87 - 0.068 * number)[0] for number in range(10)]
    return (
        Fill("#1d6a86"),
        Line(way, 176, PAPER),
        *(
            order
            for number, place in enumerate(places, 1)
            for order in (
                Disc(place, 54, RED if number == 1 else INK),
                Words(str(number), place, 62, PAPER),
            )
        ),
    )


def twice() -> Orders:
    """One time, twice."""
    return (
        Fill("#cfe6e4"), Shape(((0, 900), (1600, 900), (1600, 330), (0, 570)), INK),
        Words("1:12.000", (800, 250), 252, INK), Words("1:12.000", (800, 650), 252, "#7fd4cf"),
    )  # fmt: skip


def collision() -> Orders:
    """Two lines meet in a corner; a third goes through."""
    one = curve([(420, 960), (470, 660), (560, 470), (760, 380)])
    other = curve([(250, 960), (290, 560), (470, 330), (760, 340)])
    third = curve([(620, 960), (690, 720), (860, 590), (1150, 540), (1440, 520)])
    return (
        Fill("#e6e3d6"), Line(other, 92, PAPAYA), Line(one, 92, "#1c2a5c"), _star((800, 350), 190, 96, RED),
        Line(third, 92, "#0e9a92"), Shape(((1420, 410), (1580, 515), (1430, 630)), "#0e9a92"),
    )  # fmt: skip


def _star(centre: Point, outer: float, inner: float, colour: str) -> Shape:
    x, y = centre
    rays = [(pi * number / 9, outer if number % 2 else inner) for number in range(18)]
    return Shape(tuple((x + far * cos(angle), y + far * sin(angle)) for angle, far in rays), colour)


def rain() -> Orders:
    """Nine hundred and forty-five days of rain, and then one without."""
    drops = [(20 + 35.4 * (number % 45), 24 + 42 * (number // 45)) for number in range(945)]
    last = 45 * 10 + 22
    return (
        Fill("#22303f"),
        *(Line(((x + 9, y - 12), (x - 9, y + 12)), 5, "#5f7b93") for x, y in drops),
        Disc(drops[last], 104, "#22303f"),
        Line(((drops[last][0] + 36, drops[last][1] - 48), (drops[last][0] - 36, drops[last][1] + 48)), 44, SUN),
    )


def board() -> Orders:
    """A pit board: second, and seven points fewer."""
    rows = (("NOR", 250, PAPER), ("P2", 460, SUN), ("–7", 670, SUN))
    return (
        Fill(PAPAYA),
        Line(((800, 780), (800, 1000)), 60, INK),
        Fill(INK, (470, 110), (1130, 810)),
        *(Fill("#33363c", (500, top), (1100, top + 6)) for top in (354, 564)),
        *(Words(text, (800, y), 236, colour) for text, y, colour in rows),
    )


def scales() -> Orders:
    """A car on the scales, a kilogram and a half too light."""
    return (
        Fill("#d9e6ea"),
        Shape(((800, 520), (640, 900), (960, 900)), INK),
        Line(((480, 620), (1120, 420)), 30, INK),
        Line(((360, 606), (600, 606)), 26, INK),
        Line(((1000, 406), (1240, 406)), 26, INK),
        Fill(INK, (366, 300), (594, 590)),
        Fill("#0e9a92", (1006, 100), (1234, 390)),
        Words("798.0", (480, 448), 82, PAPER),
        Words("796.5", (1120, 248), 82, PAPER),
    )


def tyre() -> Orders:
    """A tyre that lasts thirty-eight laps."""
    ticks = [2 * pi * number / 38 - pi / 2 for number in range(38)]
    return (
        Fill(RED),
        Disc((800, 450), 500, INK),
        *(
            Line(((800 + 352 * cos(a), 450 + 352 * sin(a)), (800 + 424 * cos(a), 450 + 424 * sin(a))), 20, PAPER)
            for a in ticks
        ),
        Disc((800, 450), 268, RED),
        Words("38", (800, 452), 330, PAPER),
    )


def seventeenth() -> Orders:
    """A grid, and the way from its ninth row to the front."""
    slots = [(1380 - 66 * number, 330 if number % 2 else 570) for number in range(20)]
    start = slots[16]
    way = curve([start, (440, 560), (620, 380), (820, 540), (1010, 340), (1190, 520), (1560, 450)])
    return (
        Fill("#12233f"),
        *(Line(((x, y - 62), (x + 40, y - 62), (x + 40, y + 62), (x, y + 62)), 12, "#7f93b3") for x, y in slots),
        Line(way, 40, SUN),
        Shape(((1480, 350), (1600, 450), (1480, 550)), SUN),
        Disc(start, 62, SUN),
        Words("17", start, 76, "#12233f"),
    )


def harvest() -> Orders:
    """The points of twenty races, and of one."""
    points = (0, 0, 0, 0, 0, 1, 0, 1, 3, 3, 1, 0, 0, 2, 2, 0, 0, 0, 0, 1)
    few = [
        Fill("#f3a6bd", (60 + 58 * number, 806 - 22 * each), (98 + 58 * number, 812))
        for number, each in enumerate(points)
    ]
    return (
        Fill("#16255c"), *few, Fill("#ff5c9a", (1240, 86), (1500, 812)), Words("33", (1370, 190), 190, "#16255c"),
    )  # fmt: skip


def lights() -> Orders:
    """A five in light bulbs."""
    five = ("#####", "#....", "####.", "....#", "....#", "#...#", ".###.")

    def is_lit(x: int, y: int) -> bool:
        """Each point of the figure is three bulbs wide and high."""
        return 0 <= x - 12 < 15 and y < 21 and five[y // 3][(x - 12) // 3] == "#"

    bulbs = [(x, y) for y in range(22) for x in range(40)]
    lit = [Disc((20 + 40 * x, 30 + 40 * y), 15, SUN) for x, y in bulbs if is_lit(x, y)]
    dark = [Disc((20 + 40 * x, 30 + 40 * y), 7, "#43325f") for x, y in bulbs if not is_lit(x, y)]
    return (Fill("#150f24"), *dark, *lit)


def years() -> Orders:
    """Twenty-seven seasons; two of them count."""
    bars = [Line(((459 + 26.2 * number, 640), (459 + 26.2 * number, 660)), 13, "#4d7380") for number in range(1, 26)]
    towers = [Fill(PAPAYA, (left, 70), (left + 84, 666)) for left in (380, 1136)]
    labels = [Words(year, (x, 770), 116, PAPER) for year, x in (("1998", 462), ("2024", 1138))]
    return (Fill("#173a45"), *bars, *towers, *labels)


def winners() -> Orders:
    """Who won how often, a disc for each."""
    wins = (
        ("VER", 9, "#1c2a5c"), ("NOR", 4, PAPAYA), ("LEC", 3, RED), ("PIA", 2, PAPAYA), ("SAI", 2, RED),
        ("RUS", 2, "#0e9a92"), ("HAM", 2, "#0e9a92"),
    )  # fmt: skip
    codes = [Words(code, (434 + 122 * column, 836), 52, INK) for column, (code, _, _) in enumerate(wins)]
    discs = [
        Disc((434 + 122 * column, 740 - 82 * number), 37, colour)
        for column, (_, count, colour) in enumerate(wins)
        for number in range(count)
    ]
    return (Fill("#dcd6ea"), *discs, *codes)


def vacancy() -> Orders:
    """Two cars from above, one of which is there."""
    return (Fill(SUN), *_car(560, "#1c2a5c"), *_car(1040, "#d99a14"), Words("?", (1040, 540), 300, "#1c2a5c"))


def _car(x: float, colour: str) -> Orders:
    """A racing car from above, its nose upwards, around this middle line."""
    side = ((14, 60), (34, 330), (84, 420), (84, 640), (40, 760))
    body: tuple[Point, ...] = (*side, *((-right, y) for right, y in reversed(side)))
    wheels = ((-150, 190, 56, 120), (94, 190, 56, 120), (-166, 620, 76, 140), (90, 620, 76, 140))
    return (
        Shape(tuple((x + right, y) for right, y in body), colour),
        Fill(colour, (x - 150, 70), (x + 150, 118)),
        Fill(colour, (x - 128, 790), (x + 128, 846)),
        Fill(colour, (x - 18, 740), (x + 18, 800)),
        Line(((x - 120, 250), (x + 120, 250)), 14, colour),
        Line(((x - 120, 690), (x + 120, 690)), 16, colour),
        *(Fill(colour, (x + left, top), (x + left + wide, top + high)) for left, top, wide, high in wheels),
    )


STORIES: dict[str, Callable[[], Orders]] = {
    "bearman-jeddah": debut,
    "sainz-melbourne": stitches,
    "norris-miami": strokes,
    "leclerc-monaco": procession,
    "montreal-qualifying": twice,
    "russell-austria": collision,
    "hamilton-silverstone": rain,
    "piastri-hungary": board,
    "russell-disqualified-spa": scales,
    "leclerc-monza": tyre,
    "verstappen-sao-paulo": seventeenth,
    "alpine-double-podium": harvest,
    "verstappen-title-las-vegas": lights,
    "mclaren-constructors-title": years,
    "seven-winners": winners,
    "second-red-bull": vacancy,
}
"""What draws the picture of each article that has one, by its slug."""
