"""The components on a page, as AppTest sees them."""

import json


def mounted(at):
    """Those of the page itself: not the way around, the glossary and what can be taken home, which are on all pages."""
    return [
        one for one in at.get("bidi_component") if not one.proto.component_name.endswith(("_ways", "_words", "_take"))
    ]


def data_of(proto):
    """What a component is sent, whole: a picture that is kept comes as one text."""
    sent = proto.mixed if proto.WhichOneof("data") == "mixed" else proto
    data = json.loads(sent.json or "{}")
    return json.loads(data.pop("drawn", "{}")) | data
