"""The parts of an office file, opened as if it came from somebody who means harm.

A file is a zip of XML parts. No part is unpacked to disk, none is read beyond a limit, and XML with a document type is
refused, so that no entity is ever expanded or fetched. Nodes know where in the bytes of their part they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from ..errors import CannotRead

LARGEST = 100_000_000
"""In bytes of the file: a pack with pictures may be large, and only its text is unpacked."""

LARGEST_PART = 64_000_000
"""In bytes: some ten times what 500 pages take."""

LARGEST_TREE = 2_000_000
"""In nodes."""

DEEPEST = 400
DEEPEST_MIXED = 120
MOST_PARTS = 10_000
SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Names of namespaces, those of Word transitional and strict, as this program writes them."""

LOCKED = "the document is encrypted; save it without a password"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORD = "Word document"
OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"<", "a web page or another text"),
)


class Node:
    """An XML element: its name such as "w:p", attributes by names such as "w:val", children, and its own text.

    `start` and `end` are where it stands in the bytes of its part. Where text stands among elements, as in an ODF file,
    each stretch of it is a child without a name.
    """

    __slots__ = ("attributes", "children", "end", "start", "tag", "text")

    def __init__(self, tag: str, attributes: Mapping[str, str], start: int) -> None:
        self.tag, self.attributes, self.start, self.end = tag, attributes, start, start
        self.children: list[Node] = []
        self.text = ""

    def get(self, *path: str) -> Node | None:
        """The first element at the end of a path of names below this one."""
        node: Node | None = self
        for name in path:
            node = next((child for child in node.children if child.tag == name), None) if node else None
        return node

    def all(self, name: str) -> Iterator[Node]:
        """The children of a name."""
        return (child for child in self.children if child.tag == name)

    def below(self, *names: str) -> Iterator[Node]:
        """All elements of these names below this one, in order."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            if node.tag in names:
                yield node
            waiting += node.children[::-1]

    def value(self, *path: str) -> str | None:
        """The attribute `w:val` of the element at the end of a path; None where either is missing."""
        node = self.get(*path)
        return node.attributes.get("w:val") if node else None

    def on(self, *path: str) -> bool:
        """Whether a switch such as `w:vanish` is there and on."""
        node = self.get(*path)
        return node is not None and node.attributes.get("w:val", "true") not in ("0", "false", "off", "none")


def tree(content: bytes, what: str = WORD, mixed: bool = False) -> Node:
    """The root element of an XML part of a file that is `what`; `mixed` keeps text where it stands among elements.

    Raises CannotRead for what is no XML, has a document type, or is too large.
    """
    from xml.parsers import expat

    deepest = DEEPEST_MIXED if mixed else DEEPEST
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    root = Node("", {}, 0)
    open_nodes = [root]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > LARGEST_TREE or len(open_nodes) > deepest:
            raise CannotRead("the document is larger or deeper than minutes are, so it was not read")
        node = Node(short(name), {short(key): value for key, value in attributes.items()}, parser.CurrentByteIndex)
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(_: str) -> None:
        node = open_nodes.pop()
        at = parser.CurrentByteIndex  # that of the end tag, or where an empty element has ended
        empty = content.startswith(b"/>", at - 2) and not node.children and not node.text
        node.end = at if empty else content.find(b">", at) + 1

    def data(text: str) -> None:
        if mixed:
            open_nodes[-1].children.append(node := Node("", {}, parser.CurrentByteIndex))
            node.text = text
        else:
            open_nodes[-1].text += text

    def doctype(*_: object) -> None:
        raise CannotRead(f"the document declares XML entities, which no {what} does, so it was not read")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = data, doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise CannotRead(f"the document is damaged: {problem}") from None
    except (LookupError, ValueError):
        raise CannotRead("the document is written in an encoding that XML does not have, so it was not read") from None
    return root.children[0]


def short(name: str) -> str:
    """A name with the short name of its namespace; those of other namespaces begin with a colon."""
    space, _, local = name.rpartition(" ")
    return f"{SPACES.get(space, '')}:{local}" if space else local


class Package:
    """An office file, of which parts are read by their names."""

    what, article = WORD, "a"
    """What it is, in sentences."""

    def __init__(self, content: bytes) -> None:
        """Raises CannotRead where the bytes are no such file, or it is encrypted."""
        if len(content) > LARGEST:
            raise CannotRead(f"{len(content) // 1_000_000} MB is more than any minutes take, so it was not read")
        if content.startswith(OLD):
            raise CannotRead(
                LOCKED if ENCRYPTED in content else "this is a document of Word 97 to 2003; save it as .docx"
            )
        for opening, what in OTHERS:
            if content.lstrip()[:8].startswith(opening):
                raise CannotRead(f"this is {what} under the name of {self.article} {self.what}")
        try:
            self.zip = ZipFile(BytesIO(content))
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError):
            torn = content.startswith(b"PK\3\4")
            raise CannotRead(
                "the document is damaged or was cut short" if torn else f"this is no {self.what}"
            ) from None
        if len(self.zip.namelist()) > MOST_PARTS:
            raise CannotRead(f"the document has more parts than any {self.what}, so it was not read")
        self.names = {name.lstrip("/").lower(): name for name in self.zip.namelist()}

    def content(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is none. Raises CannotRead where it is damaged or too large."""
        from lzma import LZMAError
        from zlib import error

        name = self.names.get(part.lower())
        if name is None:
            return None
        try:
            with self.zip.open(name) as file:
                content = file.read(LARGEST_PART + 1)
        except (BadZipFile, error, LZMAError, EOFError, OSError, RuntimeError, ValueError) as problem:
            locked = isinstance(problem, RuntimeError) and not isinstance(problem, NotImplementedError)
            raise CannotRead(LOCKED if locked else "the document is damaged or was cut short") from None
        if len(content) > LARGEST_PART:
            most = LARGEST_PART // 1_000_000
            raise CannotRead(f"a part of the document unpacks to more than {most} MB, so it was not read")
        return content

    def part(self, name: str) -> Node | None:
        """The root element of a part, None where there is none."""
        content = self.content(name)
        return None if content is None else tree(content)
