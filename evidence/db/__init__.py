"""How a database is used: engine, session, types, migrations, journal."""

from evidence.db.database import Database, Upgrade, create, upgrade
from evidence.db.engine import Mode
from evidence.db.journal import Act, Head, LedgerSession
from evidence.db.journal import LedgerSession as Session
from evidence.db.location import Location, find_ledger, parse_location

__all__ = [
    "Act",
    "Database",
    "Head",
    "LedgerSession",
    "Location",
    "Mode",
    "Session",
    "Upgrade",
    "create",
    "find_ledger",
    "parse_location",
    "upgrade",
]
