"""Made-up tables in the columns of ACLED, UCDP GED and GTD. No row is of theirs, and nothing in them happened."""

from __future__ import annotations

import pandas as pd

from geo.convention import load_convention

# The columns of GTD that its readers meet first, of the 135 that its file has.
GTD = (
    "eventid", "iyear", "imonth", "iday", "approxdate", "extended", "resolution", "country", "country_txt", "region",
    "region_txt", "provstate", "city", "latitude", "longitude", "specificity", "vicinity", "location", "summary", "suicide",
    "attacktype1", "attacktype1_txt", "targtype1", "targtype1_txt", "gname", "nkill", "nkillter", "nwound",
)  # fmt: skip


def acled(*changes, **cells):
    """Make rows in ACLED's columns, as its files of today have them; a keyword changes all rows, a dict one."""
    row = {
        "event_id_cnty": "XXX1", "event_date": "12 October 2025", "year": "2025", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Military Forces of Pakistan (2022-)", "inter1": "State forces",
        "actor2": "TTP: Tehreek-i-Taliban Pakistan", "inter2": "Rebel group", "interaction": "State forces-Rebel group",
        "iso": "586", "region": "South Asia", "country": "Pakistan", "admin1": "Khyber Pakhtunkhwa", "admin2": "Kurram",
        "location": "Made-up Town", "latitude": "33.9", "longitude": "70.1", "geo_precision": "1", "source": "Made-up Gazette",
        "source_scale": "National", "notes": "Made up: soldiers and militants clashed.", "fatalities": "7",
        "timestamp": "1760000000",
    }  # fmt: skip
    return _rows(load_convention("acled").columns, row, changes, cells)


def ged(*changes, **cells):
    """Make rows in UCDP GED's columns."""
    row = {
        "id": "1", "relid": "XXX-2025-1-1-1", "year": "2025", "active_year": "1", "code_status": "Clear", "type_of_violence": "1",
        "conflict_new_id": "1", "conflict_name": "Pakistan: Made up", "dyad_name": "Government of Pakistan - TTP",
        "side_a": "Government of Pakistan", "side_b": "TTP", "number_of_sources": "1", "source_office": "Made-up Gazette",
        "source_article": '"Made-up Gazette,2025-10-13,Clash"', "source_headline": "Made up: a clash", "where_prec": "1",
        "where_coordinates": "Made-up Town", "adm_1": "Khyber Pakhtunkhwa province", "adm_2": "Kurram district",
        "latitude": "33.9", "longitude": "70.1", "geom_wkt": "POINT (70.1 33.9)", "priogrid_gid": "178341", "country": "Pakistan",
        "country_id": "770", "region": "Asia", "event_clarity": "1", "date_prec": "1", "date_start": "2025-10-12 00:00:00.000",
        "date_end": "2025-10-12 00:00:00.000", "deaths_a": "3", "deaths_b": "5", "deaths_civilians": "1", "deaths_unknown": "0",
        "best": "9", "high": "14", "low": "6", "gwnoa": "770",
    }  # fmt: skip
    return _rows(load_convention("ged").columns, row, changes, cells)


def gtd(*changes, **cells):
    """Make rows in GTD's columns."""
    row = {
        "eventid": "202510120001", "iyear": "2025", "imonth": "10", "iday": "12", "approxdate": "", "extended": "0",
        "country": "153", "country_txt": "Pakistan", "region_txt": "South Asia", "provstate": "Khyber Pakhtunkhwa",
        "city": "Made-up Town", "latitude": "33.9", "longitude": "70.1", "specificity": "1", "vicinity": "0",
        "summary": "10/12/2025: made up, an explosive device went off.", "suicide": "0", "attacktype1": "3",
        "attacktype1_txt": "Bombing/Explosion", "targtype1": "4", "gname": "Tehrik-i-Taliban Pakistan (TTP)", "nkill": "4",
        "nkillter": "1", "nwound": "11",
    }  # fmt: skip
    return _rows(GTD, row, changes, cells)


def _rows(columns, row, changes, cells):
    rows = [{**dict.fromkeys(columns, ""), **row, **cells, **change} for change in changes or ({},)]
    return pd.DataFrame(rows, columns=list(columns), dtype=object)
