"""What a visitor does on "Forecast", in a real browser."""

import re

import numpy as np
from playwright.sync_api import expect
from waits import link

from lstm.experiments import forecast
from lstm.presets import forecasts

PAGE = "/Forecast"


def drawn(page):
    """The points of the forecast's line, but for the last true value it begins at."""
    points = page.locator(".forecast [data-role=forecast]").get_attribute("points").split()[1:]
    return np.array([point.split(",") for point in points], dtype=float)


def test_the_start_is_dragged_and_the_forecast_follows(visit):
    page = visit(f"{PAGE}?series=co2&start=400&ahead=6")
    line = page.locator(".forecast [data-role=forecast]")
    expect(line).to_be_attached()
    reads = [forecast.read(one) for one in forecasts.networks(1, 1)]

    def is_that_of(start):
        said = np.mean([forecast.free_run(each, [start], 6)[0][0] for each in reads], axis=0)
        heights = drawn(page)[:, 1]
        np.testing.assert_allclose(heights, np.polyval(np.polyfit(said, heights, 1), said), atol=0.1)

    is_that_of(400)
    before, address = line.get_attribute("points"), link(page)
    box = page.locator(".forecast .over svg").bounding_box()
    handle = page.locator(".forecast .over circle").bounding_box()
    middle = box["y"] + 20
    page.mouse.move(handle["x"] + 7, middle)
    page.mouse.down()
    page.mouse.move(handle["x"] + 60, middle, steps=4)
    expect(line).not_to_have_attribute("points", before)
    assert link(page) == address
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"start=4[1-4]\d"))
    start = int(re.search(r"start=(\d+)", link(page))[1])
    expect(page.locator(".forecast output")).to_have_text(re.compile(r"^(1998|1999|2000|2001)-\d\d$"))
    is_that_of(start)
    page.locator(".forecast input[type=range]").press("ArrowLeft")
    expect(page).to_have_url(re.compile(f"start={start - 1}"))


def test_five_networks_on_a_series_of_ones_own_show_how_far_they_are_and_can_be_stopped(visit):
    page = visit(f"{PAGE}?series=own")
    page.get_by_label("Paste it here").fill("\n".join(f"{k % 7}.{k % 5}" for k in range(60)))
    page.get_by_label("Paste it here").press("Control+Enter")
    train, stop = page.get_by_role("button", name="Train five"), page.get_by_role("button", name="Stop", exact=True)
    train.click()
    bar = page.locator("[data-testid=stProgress]")
    expect(bar).to_contain_text("Finding out")
    stop.click()
    expect(bar).to_have_count(0)
    train.click()
    expect(bar).to_contain_text("Training network")
    expect(page.get_by_role("heading", name="Look inside it: your series")).to_be_visible()
    expect(bar.or_(stop)).to_have_count(0)
