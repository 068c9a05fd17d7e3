"""What keeps a lead from being assigned: nobody could follow it up (SPEC §3)."""

from collections.abc import Iterator, Sequence

OBSTACLES = ("no_contact", "no_name", "no_need", "not_qualified")


def obstacles(
    contacts: Sequence[object],
    names: Sequence[object],
    needs: Sequence[object],
    is_disqualified: Sequence[bool],
) -> Iterator[str]:
    """
    Yield what keeps each lead from being assigned, "" for nothing (SPEC §3).

    Args:
        contacts: What can be read of the contact; None where nothing can.
        names: Of the customer.
        needs: As typed.
        is_disqualified: Whether 筛选 says 不合格.
    """
    for *said, is_out in zip(contacts, names, needs, is_disqualified, strict=True):
        is_there = (*(value is None for value in said), is_out)
        yield next((name for name, so in zip(OBSTACLES, is_there, strict=True) if so), "")
