import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0003_fieldwork"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Flag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("figures", models.JSONField(default=dict)),
                ("flagged_at", models.DateTimeField()),
                ("responses", models.ManyToManyField(related_name="flags", to="surveys.response")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="flags", to="surveys.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FlagReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("kept", "the responses count"), ("excluded", "the responses are left out")],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("reviewed_at", models.DateTimeField()),
                (
                    "flag",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review", to="surveys.flag"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResponseExclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("own_domain", "the address is the marketplace's own"),
                            ("not_a_client", "the respondent is no client"),
                            ("random_answers", "the answers were given at random"),
                            ("same_person", "one person answered for several clients"),
                            ("pressed", "the respondent was pressed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("excluded_at", models.DateTimeField()),
                (
                    "excluded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "response",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exclusion", to="surveys.response"
                    ),
                ),
            ],
        ),
    ]
