"""Whether XML is well-formed: of a part that lies in a package, and of one being written."""

from xml.parsers import expat

from lxml import etree

from xlfunnel.xlsx.package import Package


class _Nothing:
    """Takes no part of a document, so that lxml builds no tree of it."""

    def close(self) -> None:
        pass


class SoundnessCheck:
    """
    Follows a part piece by piece.

    lxml checks it without holding up other threads, which expat cannot.
    """

    def __init__(self) -> None:
        self._parser = etree.XMLParser(
            target=_Nothing(),  # type: ignore[arg-type]  # less than the stubs expect
            huge_tree=True,
            resolve_entities=False,
            no_network=True,
        )
        self._is_sound = True

    def feed(self, piece: bytes) -> None:
        """Look at the next *piece*."""
        if self._is_sound and piece:
            try:
                self._parser.feed(piece)
            except etree.XMLSyntaxError:
                self._is_sound = False

    def is_sound(self) -> bool:
        """Return whether all pieces together are a well-formed document."""
        try:
            if self._is_sound:
                self._parser.close()
        except etree.XMLSyntaxError:
            self._is_sound = False
        return self._is_sound


def is_sound(package: Package, part: str) -> bool:
    """Return whether a *part* as it lies in the *package* is well-formed XML."""
    parser = expat.ParserCreate()
    try:
        for chunk in package.chunks(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError):  # LookupError: an unknown encoding
        return False
    return True
