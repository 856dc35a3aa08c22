import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagements", "0002_threads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=[("company", "company"), ("worker", "worker")], max_length=7)),
                ("criteria", models.JSONField(help_text="keys of the policy's criteria -> 1 to 5")),
                (
                    "points",
                    models.PositiveSmallIntegerField(
                        help_text="unweighted mean of the criteria in hundredths, half up"
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                (
                    "private_recommend",
                    models.PositiveSmallIntegerField(help_text="0 to 10; only where the policy asks", null=True),
                ),
                ("private_reason", models.CharField(blank=True, max_length=400)),
                ("written_at", models.DateTimeField()),
                ("revised_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("is_imported", models.BooleanField(default=False)),
                (
                    "engagement",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="engagements.engagement",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply", to="engagements.review"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not_about_work", "It is not about this work"),
                            ("insult", "It insults or threatens"),
                            ("private_data", "It shows private data"),
                            ("coerced", "It was demanded, bought or traded"),
                            ("fake", "The engagement or the review is not real"),
                        ],
                        max_length=14,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField()),
                (
                    "reported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="engagements.review"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewWindow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(null=True)),
                ("revealed_at", models.DateTimeField(null=True)),
                (
                    "engagement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="window", to="engagements.engagement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Interim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("company", "company"), ("worker", "worker")],
                        help_text="who is asked to say something",
                        max_length=7,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
                ("given_at", models.DateTimeField(null=True)),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interims",
                        to="engagements.engagement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("given_at", None)),
                        fields=("engagement", "side"),
                        name="one_open_request_a_side",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("engagement", "side"), name="one_review_a_side"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__range", (100, 500))), name="review_points_on_the_scale"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewreport",
            constraint=models.UniqueConstraint(fields=("review", "reported_by"), name="reported_once_a_person"),
        ),
        migrations.AddIndex(
            model_name="reviewwindow",
            index=models.Index(fields=["revealed_at", "closes_at"], name="engagements_reveale_71d4d4_idx"),
        ),
        migrations.AddConstraint(
            model_name="reviewwindow",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opened_at"))), name="window_has_a_length"
            ),
        ),
    ]
