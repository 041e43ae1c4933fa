"""Worksheets: numbers of one run, some given and some to be computed from them by hand. Ready for ui/take_home."""
