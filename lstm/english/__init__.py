"""The English network: where its text comes from, how it learns, and what is measured of it. `make english`."""
