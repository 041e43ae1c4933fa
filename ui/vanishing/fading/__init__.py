"""The size of a gradient against the steps it went back, on one log axis: a line and a band for each network."""

from ui.widgets.components import component

FADING = component(__file__)


def fading(picture, key="fading", notes=None, badge="", tight=False):
    """Mount the picture of lstm.figures.vanishing.fading, or that of lstm.figures.vanishing.faded, whose axis is words.

    `notes`: key of a line -> a few words under its name. `badge` is a sentence beside the picture about how it was
    checked. `tight` makes it low.
    """
    FADING(key=key, data=picture | {"notes": notes or {}, "badge": badge, "tight": tight})
