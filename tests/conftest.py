"""What holds for all tests."""

import os

# As strife.cli.main does it. Programs are forked from the tests: threads of OpenBLAS do not come along, and two cores fight over them.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
