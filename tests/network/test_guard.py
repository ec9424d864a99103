"""Which addresses are refused, by form and by where they lead."""

from __future__ import annotations

import pytest

from evidence.errors import NetworkFailure
from evidence.network.guard import Guard, Policy, is_public

NOT_PUBLIC = (  # noqa: SIM905 - addresses read better as text
    "127.0.0.1 127.1.2.3 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 "
    "100.64.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 "
    "192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 "
    "239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 "
    "::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 "
    "2002:7f00:1:: 3fff::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 "
    "::ffff:0:7f00:1 200::1 1::1 4000::1 5f00::1 a000::1"
).split()

REFUSED = (
    "file:///etc/passwd",
    "ftp://example.org/x",
    "gopher://example.org/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "//example.org/x",
    "example.org/x",
    "http://",
    "http:///x",
    "http://user@example.org/",
    "http://user:word@example.org/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http://example.org\\.evil.example/",
    "http://example.org/a b",
    "http://example.org/\x00",
    "http://example.org/\r\nHost: x",
    "http://exam\tple.org/",
    "http://１２７.０.０.１/",
    "http://example.org:８０/",
    "http://example.org/١",
    "http://①②⑦.0.0.1/",
    "http://example.org:22/",
    "http://example.org:8080/",
    "https://example.org:6379/",
    "http://example.org:99999/",
    "http://example.org:-1/",
    "http://example.org:0/",
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://010.8.8.8/",
    "http://127.0.0.0x1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://192.0.0.8/",
    "http://255.255.255.255/",
    "http://256.1.1.1/",
    "http://1.2.3.4.5/",
    "http://[::1/",
    "http://[not-an-address]/",
    "http://127.0.0.1:80/",
    "https://192.168.1.1/",
    "http://100.100.100.200/",
)


def nobody(host: str, port: int) -> tuple[str, ...]:
    raise AssertionError(f"{host}:{port} was looked up")


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_a_special_address_is_not_public(address: str) -> None:
    assert is_public(address) is False


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "193.0.6.139", "2606:4700::6810:84e5", "2a00:1450::1"]
)
def test_an_ordinary_address_is_public(address: str) -> None:
    assert is_public(address) is True


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_is_refused_by_its_form_before_anyone_is_asked(address: str) -> None:
    with pytest.raises(NetworkFailure):
        Guard(Policy(), nobody).check_form(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://doi.org/10.1000/182",
        "http://export.arxiv.org:80/api/query?id_list=2101.00001",
        "https://8.8.8.8/",
        "https://[2606:4700::6810:84e5]/",
        "https://bücher.example/",
        "https://doi.org/10.1002/(SICI)1097-4679(199911)55:11%3C1",
    ],
)
def test_an_ordinary_address_passes(address: str) -> None:
    assert Guard(Policy(), nobody).check_form(address).host


def test_one_private_address_behind_a_name_refuses_it_whole() -> None:
    guard = Guard(Policy(), lambda _host, _port: ("8.8.8.8", "10.0.0.7"))

    with pytest.raises(NetworkFailure) as caught:
        guard.places("rebound.example", 443)

    assert str(caught.value) == (
        "rebound.example leads to 10.0.0.7, which is not a public address"
    )


def test_localhost_is_refused_by_where_it_leads() -> None:
    with pytest.raises(NetworkFailure, match="not a public address"):
        Guard(Policy()).places("localhost", 80)


def test_an_unknown_name_says_what_to_do() -> None:
    def unknown(_host: str, _port: int) -> tuple[str, ...]:
        raise OSError("Temporary failure in name resolution")

    with pytest.raises(NetworkFailure) as caught:
        Guard(Policy(), unknown).places("doi.org", 443)

    assert str(caught.value) == "doi.org cannot be found: its name is not known here"
    assert (caught.value.hint or "").startswith("check the connection and try again")


def test_the_user_may_allow_the_local_network() -> None:
    guard = Guard(Policy(private=True))

    assert guard.check_form("http://127.0.0.1:8080/").port == 8080
    assert guard.places("127.0.0.1", 8080) == ("127.0.0.1",)


def test_a_further_port_may_be_allowed_alone() -> None:
    guard = Guard(Policy(ports=frozenset({80, 443, 8443})), nobody)

    assert guard.check_form("https://example.org:8443/").port == 8443
    with pytest.raises(NetworkFailure):
        guard.check_form("https://127.0.0.1:8443/")
