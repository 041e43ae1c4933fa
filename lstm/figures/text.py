"""Numbers in sentences."""


def percent(share):
    """A share for people: "97 %"; one decimal below 10 and above 99; never a bare 0 or 100 for what is neither."""
    if 0 < share < 0.0005:
        return "< 0.1 %"
    if 0.9995 <= share < 1:
        return "> 99.9 %"
    return (
        f"{share:.1%}".replace("%", " %") if 0 < share < 0.1 or 0.99 < share < 1 else f"{share:.0%}".replace("%", " %")
    )


def listed(parts):
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
