from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from goodstanding.base import protection


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    protection.protect(schema_editor.connection)


def unprotect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    protection.unprotect(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("base", "0003_file")]

    operations = [
        migrations.RunPython(unprotect, protect),
        migrations.AddField(
            model_name="checkpoint",
            name="root",
            field=models.CharField(blank=True, default="", help_text="none in format 1", max_length=64),
        ),
        migrations.CreateModel(
            name="TreeNode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("number", models.BigIntegerField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("level", "number"), name="one_tree_node_a_place")],
            },
        ),
        migrations.RunPython(protect, unprotect),
    ]
