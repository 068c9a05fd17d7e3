"""The Excel add-in: its VBA project and package, and putting it where Excel finds it."""
