"""The parts of a Word file: which of them is the text, and what it is related to."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from ..errors import CannotRead
from . import office


class Package(office.Package):
    """A Word file, of which parts are read by their names."""

    def related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part is related to within the file: the id, the last word of the type, and the name of the part."""
        folder = dirname(part)
        root = self.part(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"))
        for node in root.all("rel:Relationship") if root else ():
            said = node.attributes
            if said.get("TargetMode") != "External":
                target = normpath(join("/", folder, said.get("Target", ""))).lstrip("/")
                yield said.get("Id", ""), said.get("Type", "").rpartition("/")[2], target

    def main(self) -> str:
        """The name of the part with the text. Raises CannotRead where the file is no Word document."""
        for _, kind, target in self.related(""):
            if kind == "officeDocument" and target.lower() in self.names:
                return target
        raise CannotRead("this is no Word document")
