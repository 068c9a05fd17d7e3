"""One LibreOffice for the tests of a process."""

import os
from collections.abc import Iterator

import pytest

from tests.libreoffice.office import Office, missing


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return a running LibreOffice; without one, skip at home and fail in CI."""
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with Office(tmp_path_factory.mktemp("office")) as running:
        yield running
