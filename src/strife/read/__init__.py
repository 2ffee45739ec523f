"""read: files in, Reports out; whatever cannot be used comes out as a Skipped with its reason.

Nothing here looks at what a text says: language is `identify`'s work, and a report without a stated language has "".
"""

from strife.read.folder import read
from strife.read.formats import FORMATS
from strife.read.lines import CodeInput, read_lines
from strife.read.record import read_text

__all__ = ["FORMATS", "CodeInput", "read", "read_lines", "read_text"]
