"""What the server draws stands where it should."""

from __future__ import annotations

from hub.catalogue.drawing import CANTON_PLACES, STEPS, tiles


def test_each_canton_has_a_place_of_its_own() -> None:
    assert len(CANTON_PLACES) == 26
    assert len(set(CANTON_PLACES.values())) == 26


def test_a_canton_without_a_row_is_empty_and_one_project_is_not_drawn_as_many() -> None:
    drawn = {tile.code: tile for tile in tiles([{"code": "ti", "name": "Tessin", "value": 1, "url": "/"}])}
    assert (drawn["TI"].name, drawn["TI"].step) == ("Tessin", 1)
    assert (drawn["ZH"].value, drawn["ZH"].step) == (None, 0)


def test_the_largest_number_has_the_strongest_tint() -> None:
    drawn = {tile.code: tile.step for tile in tiles([{"code": "ZH", "value": 40}, {"code": "GE", "value": 2}])}
    assert (drawn["ZH"], drawn["GE"]) == (STEPS, 1)


def test_nothing_to_draw_is_no_error() -> None:
    assert {tile.step for tile in tiles([])} == {0}
