import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from goodstanding.base import protection


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    protection.protect(schema_editor.connection)


def unprotect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    protection.unprotect(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                ("key_id", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="DueJob",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("cron", models.CharField(max_length=80)),
                ("next_run", models.DateTimeField()),
                ("last_run", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MailHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("reason", models.CharField(max_length=400)),
                ("released_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("kind", models.CharField(max_length=80)),
                ("actor", models.CharField(max_length=80)),
                ("tenant", models.CharField(blank=True, max_length=80)),
                ("subject_kind", models.CharField(max_length=80)),
                ("subject_id", models.CharField(max_length=128)),
                ("data", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["position"],
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id", "position"], name="event_of_subject"),
                    models.Index(fields=["tenant", "position"], name="event_of_tenant"),
                    models.Index(fields=["kind", "position"], name="event_of_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("position__gte", 1)), name="event_positions_start_at_1")
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=128)),
                ("to", models.CharField(max_length=254)),
                ("message_id", models.CharField(max_length=128, unique=True)),
                ("language", models.CharField(max_length=12)),
                ("subject", models.CharField(max_length=400)),
                ("text", models.TextField()),
                ("html", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "waits for its time"),
                            ("sending", "handed to the mail server just now"),
                            ("sent", "taken by the mail server"),
                            ("dead", "given up"),
                        ],
                        default="queued",
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "due_at"], name="mail_due")],
                "constraints": [models.UniqueConstraint(fields=("purpose", "about", "to"), name="mail_written_once")],
            },
        ),
        migrations.CreateModel(
            name="MailAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not known"),
                            ("taken", "the mail server took it"),
                            ("refused", "the mail server will never take it"),
                            ("failed", "it may work later"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400)),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="base.outgoingmail"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("mail", "number"), name="mail_attempted_once_a_number")
                ],
            },
        ),
        migrations.RunPython(protect, unprotect),
    ]
