"""Word documents for tests: the parts of one as XML, and a zip of them."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OPEN = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """A run of text; tabs and line ends become what Word has for them."""
    pieces = escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    pieces = pieces.replace("<w:t>", '<w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{pieces}</w:t></w:r>'


def p(text: str = "", properties: str = "", *, runs: str = "") -> str:
    """A paragraph of a text, or of runs as they are; `properties` is what stands in its `w:pPr`."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs or run(text)}</w:p>"


def listed(text: str, outline: int = 1, level: int = 0) -> str:
    """A paragraph that Word numbers."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{outline}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    """A table; a cell that does not begin with "<" is its text."""
    cells = [[cell if cell.startswith("<w:") else p(cell) for cell in row] for row in rows]
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr><w:tblBorders/></w:tblPr>{made}</w:tbl>"


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def numbering(*outlines: str, lists: str = "") -> str:
    """The numbering part: the levels of each outline; `lists` are further `w:num`."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{i}">{o}</w:abstractNum>' for i, o in enumerate(outlines, 1))
    numbers = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(outlines) + 1)
    )
    return f"<w:numbering {OPEN}>{abstract}{numbers}{lists}</w:numbering>"


def styles(*each: str, base: str = "") -> str:
    """The styles part; `base` is what holds for all paragraphs."""
    defaults = f"<w:docDefaults><w:pPrDefault><w:pPr>{base}</w:pPr></w:pPrDefault></w:docDefaults>"
    return f"<w:styles {OPEN}>{defaults}{''.join(each)}</w:styles>"


def style(name: str, properties: str, based: str = "") -> str:
    """A style of paragraphs."""
    inherits = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}">{inherits}<w:pPr>{properties}</w:pPr></w:style>'


def docx(*body: str, **parts: str) -> bytes:
    """A Word document of paragraphs and tables; `parts` are further parts by the kind of their relation.

    A part whose name begins with "header" or "footer" gets the id of that name.
    """
    kinds = {name: name.rstrip("0123456789") for name in parts}
    related = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {OPEN}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped({name: HEAD + content for name, content in files.items()})


def zipped(files: dict[str, str]) -> bytes:
    """A zip of texts by their names."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
