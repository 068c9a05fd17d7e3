"""
The figures of 首页: native formulas over the tables, and what they give.

Excel and WPS calculate the formulas themselves. Programs that show a file without
calculating it (previews, phones, LibreOffice as it is set up) show what is stored beside
them; so both are here, side by side, and a test has LibreOffice calculate them.
"""
