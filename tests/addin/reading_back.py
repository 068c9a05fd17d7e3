"""What others find in what we built: oletools and olefile, without their warnings and types."""

import warnings
from pathlib import Path
from typing import Any

import olefile  # type: ignore[import-untyped]  # its types are a package of their own

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # oletools calls pyparsing by old names
    from oletools.olevba import VBA_Parser, decompress_stream


def decompressed(data: bytes) -> bytes:
    """Return what oletools' decompressor makes of a compressed container."""
    return bytes(decompress_stream(bytearray(data)))


def container(data: bytes) -> Any:
    """Return a compound file, opened by olefile; whatever it finds odd is an error."""
    return olefile.OleFileIO(data, raise_defects=olefile.DEFECT_UNSURE)


def streams(data: bytes) -> dict[str, bytes]:
    """Return every stream of a compound file by its path."""
    with container(data) as found:
        return {"/".join(path): found.openstream(path).read() for path in found.listdir()}


def module_texts(path: Path) -> dict[str, str]:
    """Return the text of every module of a macro file, as olevba reads it."""
    parser = VBA_Parser(str(path))
    try:
        return {stream.rpartition("/")[2]: text for _, stream, _, text in parser.extract_macros()}
    finally:
        parser.close()
