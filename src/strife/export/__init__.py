"""export: nouns as users are given them: the JSON of `strife code`, and tables as CSV, JSON or Parquet.

The JSON is described in docs/code-format.md and by the JSON Schema that `code_schema()` returns. (`codec` is the
lossless form that the store keeps.)
"""

from strife.export.code import code_line, code_schema, dumps_line, skipped_line
from strife.export.nouns import (
    claim_to_json,
    event_to_json,
    party_to_json,
    place_to_json,
    report_to_json,
    tie_to_json,
    when_to_json,
)
from strife.export.tables import (
    claim_row,
    event_row,
    flat_row,
    report_row,
    skipped_row,
    tie_row,
    to_csv,
    to_json,
    to_parquet,
)

__all__ = [
    "claim_row",
    "claim_to_json",
    "code_line",
    "code_schema",
    "dumps_line",
    "event_row",
    "event_to_json",
    "flat_row",
    "party_to_json",
    "place_to_json",
    "report_row",
    "report_to_json",
    "skipped_line",
    "skipped_row",
    "tie_row",
    "tie_to_json",
    "to_csv",
    "to_json",
    "to_parquet",
    "when_to_json",
]
