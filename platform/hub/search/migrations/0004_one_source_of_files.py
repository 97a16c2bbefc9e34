from typing import Any

from django.db import migrations


def rename(apps: Any, schema_editor: Any) -> None:
    """The files of practices are now among the files of all contributed pages."""
    for name in ("Change", "Document"):
        apps.get_model("hub_search", name).objects.filter(source="practice_files").update(source="files")


class Migration(migrations.Migration):
    dependencies = [("hub_search", "0003_index_state")]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
