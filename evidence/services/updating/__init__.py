"""Bring a claim up to date: its words in the manuscript's file, and the ledger's."""

from evidence.services.updating.carrying_out import Updated, update_claim
from evidence.services.updating.planning import gather, plan_update
from evidence.services.updating.wishes import Gathered, Signature, Update, UpdateWish

__all__ = [
    "Gathered",
    "Signature",
    "Update",
    "UpdateWish",
    "Updated",
    "gather",
    "plan_update",
    "update_claim",
]
