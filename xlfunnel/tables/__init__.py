"""A table on a sheet, as every adapter knows it: where it stands, what it holds, what changes."""
