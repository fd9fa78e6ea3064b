"""The version of the content, and its date."""

from datetime import date

import pytest
from pydantic import ValidationError

from strategy_playbook.models.release import Release, dated


@pytest.mark.parametrize("version", ["0.1.0", "12.0.3", "0.1.0.dev0", "1.0.0rc2"])
def test_a_version_is_one_that_a_python_package_can_have(version):
    release = Release(version=version, date="2026-12-01")
    assert (release.version, release.date) == (version, date(2026, 12, 1))
    assert str(release) == f"{version} (2026-12-01)"


@pytest.mark.parametrize("version", ["", "1.0", "v1.0.0", "1.0.0-draft", "1.0.0\n", "1.0.0.dev"])
def test_other_versions_are_refused(version):
    with pytest.raises(ValidationError, match="version"):
        Release(version=version, date="2026-12-01")


def test_a_version_without_a_date_stands_alone():
    assert dated("2026.1", "") == "2026.1"
