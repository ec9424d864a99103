"""Labels cover neither marks nor one another where there is room."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from evidence.exporters.label_places import HEIGHT, Placed, place_labels

ROOM = (400.0, 200.0)


def overlap(one: Placed, other: Placed, width: float) -> bool:
    across = abs(one.middle[0] - other.middle[0]) < width
    return across and abs(one.middle[1] - other.middle[1]) < HEIGHT


@given(
    st.lists(
        st.tuples(st.integers(20, 380), st.integers(20, 180)), max_size=12, unique=True
    )
)
def test_a_dozen_labels_never_overlap(marks: list[tuple[int, int]]) -> None:
    points = [(float(x), float(y)) for x, y in marks]
    placed = place_labels(points, [9.0] * len(points), room=ROOM)

    assert [each.mark for each in placed] == points
    assert not any(overlap(a, b, 9.0) for a, b in combinations(placed, 2))


def test_the_nearest_free_place_is_taken() -> None:
    (above,) = place_labels([(100.0, 100.0)], [10.0], room=ROOM)
    assert (above.middle, above.is_far) == ((100.0, 108.5), False)
    arrow = (98.0, 100.0, 102.0, 130.0)
    (beside,) = place_labels([(100.0, 100.0)], [10.0], room=ROOM, lines=[arrow])
    assert beside.middle == (109.5, 100.0)
