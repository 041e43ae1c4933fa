"""The components on a page, as AppTest sees them."""


def mounted(at):
    """Those of the page itself: not the way around and the glossary, which are on all pages."""
    return [one for one in at.get("bidi_component") if not one.proto.component_name.endswith(("_ways", "_words"))]
