"""Tables for `reports`, `claims`, `events`, `actors` and `ties`: rows of text in fixed columns, as a table, JSON or CSV."""

from strife.tables.columns import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    CONTESTED_COLUMNS,
    COPY_COLUMNS,
    EVENT_COLUMNS,
    FAULT_COLUMNS,
    JUDGEMENT_COLUMNS,
    REPORT_COLUMNS,
    STORY_COLUMNS,
    TIE_COLUMNS,
    Column,
)
from strife.tables.printing import FORMATS, Format, fitting, render
from strife.tables.rows import (
    Cell,
    Row,
    actor_rows,
    claim_rows,
    contested_rows,
    event_rows,
    judgement_rows,
    report_rows,
    tie_rows,
)

__all__ = [
    "ACTOR_COLUMNS",
    "CLAIM_COLUMNS",
    "CONTESTED_COLUMNS",
    "COPY_COLUMNS",
    "EVENT_COLUMNS",
    "FAULT_COLUMNS",
    "FORMATS",
    "JUDGEMENT_COLUMNS",
    "REPORT_COLUMNS",
    "STORY_COLUMNS",
    "TIE_COLUMNS",
    "Cell",
    "Column",
    "Format",
    "Row",
    "actor_rows",
    "claim_rows",
    "contested_rows",
    "event_rows",
    "fitting",
    "judgement_rows",
    "render",
    "report_rows",
    "tie_rows",
]
