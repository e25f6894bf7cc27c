"""Lark grammars take long to build and milliseconds to load: each is built once and kept in the user's cache folder.

With `cache=True` Lark would unpickle from the shared temporary folder, where another user of the machine
could plant code; the folder here belongs to the user alone, and is not used where it does not.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from lark import Lark

HERE = Path(__file__).parent


@cache
def grammar(path: Path, **options: Any) -> Lark:
    """The LALR parser of a `.lark` file, from the cache where it is there.

    Grammars it imports are found beside it or in this package; Lark notices when one of them has changed.
    Raises lark.exceptions.LarkError for a file that is no grammar.
    """
    folder = cache_folder()
    name = f"{path.stem}-{crc32(repr((str(path), sorted(options))).encode()):08x}.lark.bin"
    return Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        source_path=str(path),
        import_paths=[str(path.parent), str(HERE)],
        maybe_placeholders=False,
        cache=str(folder / name) if folder else False,
        **options,
    )


@cache
def cache_folder() -> Path | None:
    """The user's own cache folder, made with mode 0700; None where it is not theirs alone or cannot be made."""
    root = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    try:
        folder = (Path(root) if root else Path("~/.cache").expanduser()) / "minutes-lint"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    if os.name != "nt" and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return folder
