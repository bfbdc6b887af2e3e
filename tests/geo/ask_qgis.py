"""Opens a project by QGIS itself, says what is wrong, and draws its sheet. Run by the Python that has QGIS."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsLayoutExporter, QgsProject, QgsVectorLayer

project_path, picture = sys.argv[1:]
QgsApplication.setPrefixPath("/usr", useDefaultPaths=True)
application = QgsApplication([], GUIenabled=False)
application.initQgis()
project = QgsProject.instance()
wrong = [] if project.read(project_path) else [f"not read: {project.error()}"]
layers = project.mapLayers().values()
wrong += [f"{layer.name()}: not valid" for layer in layers if not layer.isValid()]
relations = project.relationManager().relations().values()
wrong += [f"{each.name()}: {each.validationError()}" for each in relations if not each.isValid()]
if len(layers) < 13 or len(relations) < 10:
    wrong.append(f"only {len(layers)} layers, {len(relations)} relations")
if project.crs().authid() != "EPSG:3857":
    wrong.append("no coordinate system")
# A layer that somebody drags in by hand takes its style from the GeoPackage.
alone = QgsVectorLayer(f"{project_path.replace('.qgz', '.gpkg')}|layername=areas", "areas", "ogr")
if [rule.label() for rule in alone.renderer().rootRule().children()][:2] != ["Clash", "Strike"]:
    wrong.append("areas alone: no style")
kinds = project.mapLayer("clashline_incidents").fields()
if kinds.field("kind").alias() != "Kind":
    wrong.append("no alias")
(sheet,) = project.layoutManager().layouts()
settings = QgsLayoutExporter.ImageExportSettings()
settings.dpi = 110
if QgsLayoutExporter(sheet).exportToImage(picture, settings) != QgsLayoutExporter.Success:
    wrong.append("the sheet cannot be drawn")
sys.stdout.write("\n".join(wrong) or "nothing wrong")
sys.stdout.flush()
os._exit(0)  # QGIS does not like to be taken down after what Python still holds of it
