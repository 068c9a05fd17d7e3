"""
The lossless test tool: what did a save change that it should not have?

It shares no code with `xlfunnel/xlsx`, reads slowly and plainly, and so makes none of
its mistakes. `python -m tests.lossless FOLDER` runs it over a folder of workbooks.
"""
