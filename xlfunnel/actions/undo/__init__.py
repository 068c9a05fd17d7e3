"""The undo journal: what a run wrote over, noted by `remember` and put back by `undo_last_run`."""
