"""Leads from a CSV file: the mapping file, the CSV, and the leads that come of both."""
