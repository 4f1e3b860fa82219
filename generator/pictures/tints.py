"""Tints: sixteen quiet colours, one of which stands where a picture is still to come."""

PALETTE = (
    "#1d1f23", "#4a4c50", "#85868a", "#c4c5c7", "#5c2a2a", "#b0605a", "#7a4a24", "#c79a5e",
    "#7d7434", "#c9c08a", "#3b5a34", "#8fae86", "#27505a", "#7fa8b4", "#2d3e6b", "#7c74a8",
)  # fmt: skip
"""From black to white, then dark and light red, orange, yellow, green, blue-green, and blue. The themes' style sheets
have them as `pf-tint-0` to `pf-tint-15`."""

Rgb = tuple[int, int, int]


def tint(colour: Rgb) -> int:
    """The place in the palette of the colour nearest to this one."""
    return min(range(len(PALETTE)), key=lambda place: _distance(colour, rgb(PALETTE[place])))


def rgb(colour: str) -> Rgb:
    """Red, green and blue of `#rrggbb`, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _distance(one: Rgb, other: Rgb) -> float:
    """How unlike two colours look: plain distance, weighted by the mean red ("redmean", a known approximation)."""
    red = (one[0] + other[0]) / 2
    r, g, b = (one[place] - other[place] for place in range(3))
    return (2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * b * b
