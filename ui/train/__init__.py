"""A training under way: its curves and the gates of one example."""

from ui.components import component

TRAIN = component("train")


def train(picture):
    """Mount the picture of lstm.figures.training."""
    TRAIN(key="train", data=picture)
