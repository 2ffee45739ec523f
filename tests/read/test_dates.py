"""read: which dates are dates, and what interval each means."""

from __future__ import annotations

from datetime import date

import pytest

from strife.errors import InputError
from strife.read.dates import when_given


@pytest.mark.parametrize(
    ("given", "start", "end", "granularity"),
    [
        ("2019-04-04", date(2019, 4, 4), date(2019, 4, 5), "day"),
        ("20190404", date(2019, 4, 4), date(2019, 4, 5), "day"),
        ("2019-12-31", date(2019, 12, 31), date(2020, 1, 1), "day"),
        ("2019-12", date(2019, 12, 1), date(2020, 1, 1), "month"),
        ("2020-02", date(2020, 2, 1), date(2020, 3, 1), "month"),
        ("2019", date(2019, 1, 1), date(2020, 1, 1), "year"),
        (2019, date(2019, 1, 1), date(2020, 1, 1), "year"),
        (date(2019, 4, 4), date(2019, 4, 4), date(2019, 4, 5), "day"),
        ("2019-04-04T23:30:00+02:00", date(2019, 4, 4), date(2019, 4, 5), "day"),
        ("2019-04-04 23:30:00.123 UTC", date(2019, 4, 4), date(2019, 4, 5), "day"),
        ("Thu, 04 Apr 2019 23:30:00 +0200", date(2019, 4, 4), date(2019, 4, 5), "day"),
        ("4 Apr 2019 23:30 GMT", date(2019, 4, 4), date(2019, 4, 5), "day"),
    ],
)
def test_dates(given: str | int | date, start: date, end: date, granularity: str) -> None:
    when = when_given(given)
    assert (when.start, when.end, when.granularity, when.origin) == (start, end, granularity, "explicit")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "April 2019",
        "2019-13",
        "2019-02-30",
        "04/05/2019",
        "0001-01-01",
        "9999-12-31",
        "2019-4-4",
        "now",
        "2019-W14-4",
    ],
)
def test_what_is_no_date(given: str) -> None:
    with pytest.raises(InputError, match="is not YYYY-MM-DD"):
        when_given(given)
