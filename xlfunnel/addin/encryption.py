"""
The "data encryption" of three values in the PROJECT stream, MS-OVBA 2.4.3.

It protects nothing: the key is in the file. Excel reads the values all the same and takes
a project without them, or with wrong ones, for a damaged one.
"""

_VERSION = 2  # 2.4.3.2: MUST be 2


def encrypt(data: bytes, project_id: str, seed: int) -> str:
    """
    Return *data* encrypted (2.4.3.2), as the upper-case hex that PROJECT holds.

    Args:
        data: The value; 4 bytes of flags for CMG, one byte for DPB and GC (2.3.1.15-17).
        project_id: The ProjectId with its braces: the sum of its characters is the key.
        seed: 0-255; any will do, a fixed one makes the bytes repeatable.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    encrypted = [seed, seed ^ _VERSION, seed ^ key]
    ignored = bytes((seed & 6) // 2)  # IgnoredEnc: any bytes; the seed says how many
    before = key
    for byte in ignored + len(data).to_bytes(4, "little") + data:
        encrypted.append(byte ^ (encrypted[-2] + before & 0xFF))
        before = byte
    return bytes(encrypted).hex().upper()
