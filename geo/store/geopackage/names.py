"""What a store's GeoPackage calls things, and what never changes in it."""

GEOMETRY = "geom"
SRS = 4326
# GeoPackage wants to know when a layer was changed last. The same articles must give the same file, so no clock is asked.
CHANGED = "2000-01-01T00:00:00Z"
