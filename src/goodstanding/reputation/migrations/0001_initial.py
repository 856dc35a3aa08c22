import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("engagements", "0001_initial"),
        ("marketplaces", "0003_workers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("missed", models.JSONField(help_text="the requirements that were not met, as they were found")),
                ("reason", models.CharField(max_length=600)),
                ("made_at", models.DateTimeField()),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="override",
                        to="engagements.offer",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RequirementSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("retired_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirement_sets",
                        to="marketplaces.marketplace",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RateRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(help_text="key of a measure of the scorecard policy", max_length=32)),
                ("bound", models.CharField(choices=[("least", "at least"), ("most", "at most")], max_length=5)),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=4, help_text="a share from 0 to 1, or the measure's unit", max_digits=9
                    ),
                ),
                (
                    "requirement_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rates",
                        to="reputation.requirementset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("skill", "Skill"),
                            ("tool", "Tool"),
                            ("certificate", "Certificate"),
                            ("licence", "Licence"),
                            ("insurance", "Insurance"),
                        ],
                        max_length=11,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=160)),
                (
                    "is_checked",
                    models.BooleanField(default=False, help_text="the marketplace must have seen the paper"),
                ),
                (
                    "requirement_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="reputation.requirementset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OpeningRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirement_sets",
                        to="engagements.opening",
                    ),
                ),
                (
                    "requirement_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_by",
                        to="reputation.requirementset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ScorecardFormula",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="name of a policy of the kind scorecard", max_length=60)),
                ("since", models.DateField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scorecard_formulas",
                        to="marketplaces.marketplace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("marketplace", "since"), name="one_scorecard_formula_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="UsualRates",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(choices=[("company", "companies"), ("worker", "workers")], max_length=7),
                ),
                ("day", models.DateField()),
                (
                    "policy",
                    models.CharField(
                        help_text="id of the policy version, such as scorecard-1@2026-01-01", max_length=80
                    ),
                ),
                (
                    "shares",
                    models.JSONField(help_text='"recent" and "lifetime" -> key of a share -> [hits, cases]'),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usual_rates",
                        to="marketplaces.marketplace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("marketplace", "side", "policy", "day"), name="usual_rates_once_a_day"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="requirementset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at", None)),
                fields=("marketplace", "name"),
                name="requirement_set_named_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="raterequirement",
            constraint=models.UniqueConstraint(fields=("requirement_set", "measure"), name="one_bound_a_measure"),
        ),
        migrations.AddConstraint(
            model_name="openingrequirement",
            constraint=models.UniqueConstraint(fields=("opening", "requirement_set"), name="set_asked_once"),
        ),
    ]
