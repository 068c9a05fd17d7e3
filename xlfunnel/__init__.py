"""The sales-lead workbook that runs itself."""

__version__ = "0.1.0"
