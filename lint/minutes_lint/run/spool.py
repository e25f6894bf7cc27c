"""What was understood of documents, from the first pass of a run to the second: some in memory, the rest in a file."""

from __future__ import annotations

from ..model.meeting import Pack
from ..values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

ROOM = 2_000_000
"""In characters of documents: what was understood of this much text is held in memory, at 18 times its size."""


class Spool:
    """Packs by path, each to be taken once. The file is this process's own, has no name, and goes with it."""

    def __init__(self) -> None:
        self._room = ROOM
        self._packs: dict[str, Pack] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._file: IO[bytes] | None = None

    def keep(self, pack: Pack) -> None:
        """Keep what was understood of a document, unless it has to go to the file and holds a value that cannot."""
        path, size = pack.document.path, len(pack.document.text)
        if size <= self._room:
            self._room -= size
            self._packs[path] = pack
            return
        import pickle
        import zlib
        from tempfile import TemporaryFile

        try:
            content = zlib.compress(pickle.dumps(pack, pickle.HIGHEST_PROTOCOL), 1)
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - it is closed when nobody has the spool any longer
            self._places[path] = self._file.seek(0, 2), len(content)
            self._file.write(content)
        except (OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError):
            self._places.pop(path, None)

    def take(self, path: str) -> Pack | None:
        """What was kept of a document; None where nothing was."""
        if path in self._packs:
            return self._packs.pop(path)
        if path not in self._places or self._file is None:
            return None
        import pickle
        import zlib

        start, size = self._places.pop(path)
        self._file.seek(start)
        pack: Pack = pickle.loads(zlib.decompress(self._file.read(size)))
        return pack
