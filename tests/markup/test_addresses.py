"""Addresses that a link leads out to."""

from __future__ import annotations

import pytest

from publish.markup.addresses import address
from publish.model.schemes import SAFE_SCHEMES


@pytest.mark.parametrize("scheme", sorted(SAFE_SCHEMES))
def test_what_the_readers_keep_leads_out(scheme: str) -> None:
    assert address(f"{scheme}://example.org/a") == f"{scheme}://example.org/a"


def test_what_could_run_something_leads_nowhere() -> None:
    assert address("javascript:alert(1)") == ""
