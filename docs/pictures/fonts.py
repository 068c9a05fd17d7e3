"""
Fonts in the pictures: where the workbook's own are missing, those that are most like them.

Without this, LibreOffice takes for Chinese whatever font comes first, and for letters and
digits another one, wider than what anybody sees in Excel. The real ones win where they are.
"""

import os
from pathlib import Path

_LIKE = {
    "微软雅黑": ("Microsoft YaHei", "Noto Sans CJK SC"),
    "微軟正黑體": ("Microsoft JhengHei", "Noto Sans CJK TC"),
    "Calibri": ("Carlito", "Noto Sans CJK SC"),
}
_ALIAS = '<alias binding="same"><family>{}</family><accept>{}</accept></alias>'


def environment(folder: Path) -> dict[str, str]:
    """Return the environment for a program whose fontconfig is to read settings in *folder*."""
    aliases = (
        _ALIAS.format(name, "".join(f"<family>{other}</family>" for other in others))
        for name, others in _LIKE.items()
    )
    settings = folder / "fontconfig" / "fonts.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"<fontconfig>{''.join(aliases)}</fontconfig>", encoding="utf-8")
    return {**os.environ, "XDG_CONFIG_HOME": str(folder.absolute())}
