"""A WARC file of ours is packed so that others find the page in it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime

from warcio.archiveiterator import ArchiveIterator

from evidence.snapshots.wacz import Page, wacz_of
from evidence.snapshots.warc_file import warc_of
from tests.snapshots.extract.test_archive import PAGE, answer

TAKEN = datetime(2026, 11, 23, 12, tzinfo=UTC)


def packed() -> dict[str, bytes]:
    warc = warc_of(answer(PAGE.encode()))
    data = wacz_of(warc, Page("n-aaaaa", "https://example.org/b", "OSCE", TAKEN))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_index_leads_to_the_page_in_the_archive() -> None:
    members = packed()
    key, moment, rest = members["indexes/index.cdxj"].decode().split(" ", 2)
    said = json.loads(rest)
    offset, length = int(said["offset"]), int(said["length"])
    part = members["archive/data.warc.gz"][offset : offset + length]
    [record] = ArchiveIterator(io.BytesIO(part))

    assert (key, moment) == ("org,example)/b", "20261123120000")
    assert (said["url"], said["status"]) == ("https://example.org/b", "200")
    assert record.rec_headers.get_header("WARC-Target-URI") == "https://example.org/b"


def test_every_member_has_its_hash_and_the_list_has_one_too() -> None:
    members = packed()
    package = json.loads(members["datapackage.json"])
    found = {one["path"]: one["hash"] for one in package["resources"]}
    digest = json.loads(members["datapackage-digest.json"])

    assert found == {
        name: f"sha256:{hashlib.sha256(data).hexdigest()}"
        for name, data in members.items()
        if "/" in name
    }
    whole = hashlib.sha256(members["datapackage.json"]).hexdigest()
    assert digest == {"path": "datapackage.json", "hash": f"sha256:{whole}"}


def test_the_page_is_listed_with_its_title() -> None:
    lines = packed()["pages/pages.jsonl"].decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
        {
            "id": "n-aaaaa",
            "url": "https://example.org/b",
            "title": "OSCE",
            "ts": "2026-11-23T12:00:00Z",
        },
    ]
