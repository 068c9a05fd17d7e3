"""What a run has done to the workbook, so that it can be taken back when a later part fails."""

from collections.abc import Callable

Undo = Callable[[], object]


class Journal:
    """Ways back, one for each thing done; noted before it is done."""

    def __init__(self) -> None:
        self._undos: list[Undo] = []

    def note(self, undo: Undo) -> None:
        """Remember *undo*, which takes back what is done next, whether or not it gets done."""
        self._undos.append(undo)

    def take_back(self) -> bool:
        """Take all of it back, the last first; False when some of it could not be."""
        is_whole = True
        for undo in reversed(self._undos):
            try:
                undo()
            except (
                Exception
            ):  # Excel throws what it likes; the rest must be taken back all the same
                is_whole = False
        return is_whole
