"""Whether an incident is contested, in SQL: for the views that QGIS draws, of both databases alike."""

from __future__ import annotations


def contested(prefix: str = "") -> str:
    """Return the condition on a row ``i`` of incidents, as ``find_contested`` of an export has it.

    The rows of the tables that are asked belong to their incident (``owner``).

    Parameters
    ----------
    prefix
        What stands before the names of tables: a schema and a point, or nothing.

    Examples
    --------
    >>> contested("clashline.").count("clashline.")
    3
    """
    return (
        f"(i.grade = 'contested' OR EXISTS (SELECT 1 FROM {prefix}estimates e WHERE e.owner = i.incident_id AND e.disputed) "  # noqa: S608 -- the prefix is our own
        f"OR EXISTS (SELECT 1 FROM {prefix}claims c WHERE c.owner = i.incident_id AND c.denied_by <> '') "
        f"OR EXISTS (SELECT 1 FROM {prefix}relations r WHERE r.owner = i.incident_id AND r.kind IN ('contradicts', 'denies')))"
    )
