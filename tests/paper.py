"""PDF documents for tests: lines of text where they are said to stand, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Line = tuple[float, float, str]
"""Where a line begins, in points from the left and the bottom of an A4 page, and what it says."""


def lines(*texts: str, left: float = 72, top: float = 760, pitch: float = 14) -> list[Line]:
    """Lines one below the other; an empty one is left out."""
    return [(left, top - order * pitch, text) for order, text in enumerate(texts) if text]


def pdf(*pages: Iterable[Line], catalog: str = "", trailer: str = "", size: float = 11) -> bytes:
    """A PDF of these pages; `catalog` and `trailer` are further entries of these."""
    streams = [
        "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({escaped(text)}) Tj ET" for x, y, text in page).encode("cp1252")
        for page in pages
    ]
    return made(streams, catalog, trailer)


def escaped(text: str) -> str:
    """Text as a PDF string."""
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def made(streams: Sequence[bytes], catalog: str = "", trailer: str = "", filtered: str = "", page: str = "") -> bytes:
    """A PDF of pages with these contents; F1 is a plain font, F2 a bold one; `page` is a further entry of each page."""
    kids = " ".join(f"{5 + 2 * order} 0 R" for order in range(len(streams)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for order, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
            + f" /Contents {6 + 2 * order} 0 R {page} >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} {filtered} >>\nstream\n".encode() + stream + b"\nendstream")
    content = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + end.encode()
