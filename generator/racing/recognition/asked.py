"""Asked: what a scene says is found out once, however often it is asked."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from generator.racing.recognition.scene import Scene

_Answer = TypeVar("_Answer")


def kept(ask: Callable[[Scene], _Answer]) -> Callable[[Scene], _Answer]:
    """The same question, asked of each scene once; its answer must not be None."""

    @wraps(ask)
    def asked(scene: Scene) -> _Answer:
        answer = scene.kept.get(ask)
        if answer is None:
            answer = scene.kept[ask] = ask(scene)
        return cast(_Answer, answer)

    return asked
