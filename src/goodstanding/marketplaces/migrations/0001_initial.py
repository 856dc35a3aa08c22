import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Marketplace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("site", models.URLField(help_text="canonical address, such as https://kazihub.example")),
                ("country", models.CharField(help_text="ISO 3166-1 alpha-2", max_length=2)),
                ("founded", models.PositiveSmallIntegerField()),
                ("size", models.CharField(help_text="people who work for the marketplace, as a band", max_length=12)),
                ("zone", models.CharField(default="UTC", max_length=64)),
                ("enrolled_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Facet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("region", "Region served"),
                            ("category", "Category of work"),
                            ("language", "Language of service"),
                            ("ownership", "Ownership, self-declared"),
                        ],
                        max_length=12,
                    ),
                ),
                ("value", models.CharField(max_length=60)),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facets",
                        to="marketplaces.marketplace",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "value"], name="marketplace_kind_a225e5_idx")],
                "constraints": [models.UniqueConstraint(fields=("marketplace", "kind", "value"), name="facet_once")],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("external_id", models.CharField(help_text="the marketplace's own id of this company", max_length=120)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("domain", models.CharField(blank=True, max_length=253)),
                ("created_at", models.DateTimeField()),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="companies",
                        to="marketplaces.marketplace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("marketplace", "external_id"), name="company_once_per_marketplace")
                ],
            },
        ),
    ]
