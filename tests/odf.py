"""ODF texts for tests: the parts of one as XML, and a zip of them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from word import zipped

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
OPEN = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())


def p(text: str = "", style: str = "Standard", *, raw: str = "") -> str:
    """A paragraph of a text, or of markup as it is."""
    return f'<text:p text:style-name="{style}">{raw or escape(text)}</text:p>'


def h(text: str, level: int = 1, style: str = "Heading") -> str:
    """A heading."""
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(text)}</text:h>'


def span(text: str, style: str) -> str:
    """Words in a style."""
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span>'


def listed(*entries: str, style: str = "L1", more: str = "") -> str:
    """A list; an entry that does not begin with "<" is its text."""
    made = (entry if entry.startswith("<") else p(entry) for entry in entries)
    items = "".join(f"<text:list-item>{entry}</text:list-item>" for entry in made)
    return f'<text:list text:style-name="{style}" {more}>{items}</text:list>'


def table(*rows: list[str], head: int = 0) -> str:
    """A table, of which the first rows are header cells; a cell that does not begin with "<" is its text."""
    cells = [[cell if cell.startswith("<table:") else tc(cell) for cell in row] for row in rows]
    made = [f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells]
    heads = f"<table:table-header-rows>{''.join(made[:head])}</table:table-header-rows>" if head else ""
    return f"<table:table>{heads}{''.join(made[head:])}</table:table>"


def tc(content: str, more: str = "") -> str:
    """A cell of a table."""
    return f"<table:table-cell {more}>{content if content.startswith('<text:') else p(content)}</table:table-cell>"


def look(name: str, properties: str, family: str = "text", more: str = "") -> str:
    """A style of words, or of paragraphs."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def numbers(name: str, *levels: str) -> str:
    """A list style of levels, each the attributes of its numbers."""
    made = "".join(f'<text:list-level-style-number text:level="{at}" {level}/>' for at, level in enumerate(levels, 1))
    return f'<text:list-style style:name="{name}">{made}</text:list-style>'


LISTS = numbers(
    "L1",
    'style:num-format="1" style:num-suffix="."',
    'style:num-format="1" style:num-suffix="." text:display-levels="2"',
    'style:num-format="a" style:num-prefix="(" style:num-suffix=")"',
) + (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>'
    "</text:list-style>"
)


def odt(*body: str, automatic: str = LISTS, common: str = "", masters: str = "", aside: str = "", **more: str) -> bytes:
    """An ODF text; `automatic` and `common` are styles, `aside` those of what pages repeat, `more` further parts."""
    content = (
        f"<office:document-content {OPEN}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {OPEN}><office:styles>{common}</office:styles>"
        f"<office:automatic-styles>{aside}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": styles}
    return zipped(parts | more)
