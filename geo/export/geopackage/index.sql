-- A layer's spatial index (OGC 12-128 1.3, annex F.3): boxes, and the triggers that keep them up when a GIS edits.
-- {layer} stands for the layer's name. Statements are parted by empty lines.

CREATE VIRTUAL TABLE "rtree_{layer}_geom" USING rtree(id, minx, maxx, miny, maxy)

CREATE TRIGGER "rtree_{layer}_geom_insert" AFTER INSERT ON "{layer}"
  WHEN (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO "rtree_{layer}_geom"
    VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END

CREATE TRIGGER "rtree_{layer}_geom_update2" AFTER UPDATE OF geom ON "{layer}"
  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM "rtree_{layer}_geom" WHERE id = OLD.fid;
END

CREATE TRIGGER "rtree_{layer}_geom_update4" AFTER UPDATE ON "{layer}"
  WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM "rtree_{layer}_geom" WHERE id IN (OLD.fid, NEW.fid);
END

CREATE TRIGGER "rtree_{layer}_geom_update5" AFTER UPDATE ON "{layer}"
  WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM "rtree_{layer}_geom" WHERE id = OLD.fid;
  INSERT OR REPLACE INTO "rtree_{layer}_geom"
    VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END

CREATE TRIGGER "rtree_{layer}_geom_update6" AFTER UPDATE OF geom ON "{layer}"
  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    AND (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN
  UPDATE "rtree_{layer}_geom"
    SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom)
    WHERE id = NEW.fid;
END

CREATE TRIGGER "rtree_{layer}_geom_update7" AFTER UPDATE OF geom ON "{layer}"
  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    AND (OLD.geom ISNULL OR ST_IsEmpty(OLD.geom))
BEGIN
  INSERT INTO "rtree_{layer}_geom"
    VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END

CREATE TRIGGER "rtree_{layer}_geom_delete" AFTER DELETE ON "{layer}"
  WHEN OLD.geom NOTNULL
BEGIN
  DELETE FROM "rtree_{layer}_geom" WHERE id = OLD.fid;
END
