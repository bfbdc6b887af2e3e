"""Small files of other people's gazetteers, made up: each in the shape in which its makers publish it."""

from __future__ import annotations

import json
import sqlite3
import struct
import zipfile

import shapely

DUMP_ROW = "{id}\t{name}\t{ascii}\t{also}\t{lat}\t{lon}\t{cls}\t{code}\t{cc}\t\t{a1}\t{a2}\t\t\t{people}\t\t900\tAsia/Kabul\t2024-05-01"


def dump_row(number, name, lat, lon, *, code="PPL", also="", cc="AF", people=0, cls="P"):
    return DUMP_ROW.format(
        id=number, name=name, ascii=name, also=also, lat=lat, lon=lon,
        cls=cls, code=code, cc=cc, a1="37", a2="", people=people,
    )  # fmt: skip


def write_geonames(path, rows):
    """As ``AF.zip`` is: the dump and a readme."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Readme for the dump")
        archive.writestr(f"{path.stem}.txt", "\n".join(rows) + "\n")
    return path


def write_geojson(path, features, **members):
    path.write_text(
        json.dumps({"type": "FeatureCollection", **members, "features": features}, ensure_ascii=False)
    )
    return path


def feature(properties, geometry, **members):
    return {"type": "Feature", **members, "properties": properties, "geometry": geometry}


def point(lat, lon):
    return {"type": "Point", "coordinates": [lon, lat]}


def square(lat, lon, half=0.1):
    return shapely.geometry.mapping(shapely.box(lon - half, lat - half, lon + half, lat + half))


def write_geopackage(path, layer, columns, rows):
    """As GDAL writes one: contents, geometry columns, and a table with geometry blobs."""
    made = sqlite3.connect(path)
    made.executescript(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, "
        "srs_id INTEGER, z TINYINT, m TINYINT);"
        f"INSERT INTO gpkg_contents VALUES ('{layer}', 'features', 4326);"
        f"INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', 'GEOMETRY', 4326, 0, 0);"
    )
    named = ", ".join(f'"{column}" TEXT' for column in columns)
    made.execute(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY, geom BLOB, {named})')
    for number, (geometry, *cells) in enumerate(rows, start=1):
        blob = b"GP\x00\x01" + struct.pack("<i", 4326) + shapely.to_wkb(shapely.geometry.shape(geometry))
        marks = ", ".join("?" * (len(cells) + 2))
        made.execute(f'INSERT INTO "{layer}" VALUES ({marks})', (number, blob, *cells))
    made.commit()
    made.close()
    return path


def write_wof(path, rows, names=(), concordances=()):
    """As a bundle of Who's On First is."""
    made = sqlite3.connect(path)
    made.executescript(
        "CREATE TABLE spr (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT, placetype TEXT, country TEXT, "
        "latitude REAL, longitude REAL, is_current INTEGER, is_deprecated INTEGER, is_ceased INTEGER, "
        "is_superseded INTEGER);"
        "CREATE TABLE names (id INTEGER, placetype TEXT, country TEXT, language TEXT, name TEXT);"
        "CREATE TABLE concordances (id INTEGER, other_id TEXT, other_source TEXT);"
    )
    made.executemany("INSERT INTO spr VALUES (?, 0, ?, ?, ?, ?, ?, ?, 0, 0, 0)", rows)
    made.executemany("INSERT INTO names VALUES (?, '', '', ?, ?)", names)
    made.executemany("INSERT INTO concordances VALUES (?, ?, ?)", concordances)
    made.commit()
    made.close()
    return path
