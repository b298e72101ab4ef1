# expect: crashed
# Imports pytest.
import pytest
