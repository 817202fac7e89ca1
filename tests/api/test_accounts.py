"""Accounts of a team: passwords and tokens are kept as hashes, roles count at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.api.accounts import Accounts
from communique.errors import QueryError

PASSWORD = "степь да степь кругом"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    kept = Accounts(tmp_path / "accounts.json")
    kept.add("Аян", "judge", PASSWORD)
    return kept


def test_name_and_password_belong_together(accounts: Accounts) -> None:
    found = accounts.check("Аян", PASSWORD)
    assert found is not None
    assert found.may("reader")
    assert found.may("judge")
    assert not found.may("admin")
    assert accounts.check("Аян", PASSWORD + "!") is None
    assert accounts.check("Ия", PASSWORD) is None
    assert accounts.check("", "") is None


def test_neither_password_nor_token_stands_in_the_file(accounts: Accounts) -> None:
    token = accounts.token("Аян", "выгрузка")
    text = accounts.path.read_text(encoding="utf-8")
    assert PASSWORD not in text
    # The secret is all behind the second mark, and may have such marks itself.
    assert token.split("_", 2)[2] not in text
    assert json.loads(text)["accounts"][0]["password"].startswith("$argon2id$")
    assert accounts.path.stat().st_mode & 0o077 == 0


def test_a_token_is_good_until_it_is_revoked(accounts: Accounts) -> None:
    token = accounts.token("Аян")
    found = accounts.by_token(token)
    assert found is not None
    assert found.name == "Аян"
    assert accounts.by_token(token[:-1]) is None
    accounts.revoke("Аян", found.tokens[0].id)
    assert accounts.by_token(token) is None
    for nonsense in ("", "cq__", "cq_1_", "Bearer", token.replace("cq", "xx")):
        assert accounts.by_token(nonsense) is None


def test_changes_of_another_process_are_seen(accounts: Accounts) -> None:
    other = Accounts(accounts.path)
    stamp = other.all()[0].stamp
    accounts.change("Аян", role="reader", password=PASSWORD * 2)
    (seen,) = other.all()
    assert (seen.role, seen.stamp != stamp) == ("reader", True)
    accounts.remove("Аян")
    assert other.all() == ()


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("Аян", "judge", PASSWORD),
        ("", "judge", PASSWORD),
        ("a/b", "judge", PASSWORD),
        ("Ия", "king", PASSWORD),
        ("Ия", "judge", "короткий"),
    ],
)
def test_what_makes_no_account_is_said(accounts: Accounts, name: str, role: str, password: str) -> None:
    with pytest.raises(QueryError):
        accounts.add(name, role, password)
    assert len(accounts.all()) == 1


def test_a_spoilt_file_is_not_taken_for_an_empty_one(accounts: Accounts) -> None:
    accounts.path.write_text("{", encoding="utf-8")
    with pytest.raises(QueryError):
        accounts.all()


ADDER = """
import sys
from communique.api.accounts import Accounts
accounts = Accounts(sys.argv[1])
for number in range(15):
    accounts.token("Аян", f"{sys.argv[2]}-{number}")
"""


def test_two_programs_that_change_accounts_at_once_lose_nothing(accounts: Accounts) -> None:
    running = [subprocess.Popen([sys.executable, "-c", ADDER, str(accounts.path), name]) for name in ("один", "два")]
    assert [one.wait(60) for one in running] == [0, 0]
    account = accounts.find("Аян")
    assert account is not None
    assert len({token.label for token in account.tokens}) == 30
