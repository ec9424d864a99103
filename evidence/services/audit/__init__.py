"""The editor's worklist: what is out of date, and what to write instead."""

from evidence.services.audit.listing import audit, audit_facts
from evidence.services.audit.rows import (
    Audit,
    AuditRow,
    NewerValue,
    Origin,
    Proposal,
    Risk,
    RiskPart,
    State,
)

__all__ = [
    "Audit",
    "AuditRow",
    "NewerValue",
    "Origin",
    "Proposal",
    "Risk",
    "RiskPart",
    "State",
    "audit",
    "audit_facts",
]
