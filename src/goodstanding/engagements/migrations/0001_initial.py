import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_file"),
        ("marketplaces", "0003_workers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField(blank=True, help_text="what the worker says to the company")),
                ("available_from", models.DateField()),
                ("hours_a_week", models.PositiveSmallIntegerField()),
                ("rate_cents", models.PositiveBigIntegerField(help_text="in the unit of the opening's pay")),
                (
                    "warnings",
                    models.JSONField(
                        default=list, help_text="keys of the red warnings that the worker saw and went on"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent"),
                            ("offered", "offered"),
                            ("hired", "hired"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="sent",
                        max_length=9,
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="marketplaces.agency",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="marketplaces.worker",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=30)),
                ("link", models.URLField(blank=True, help_text="where to meet, such as a video call")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("held", "held"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=9,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("arranged_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="engagements.application",
                    ),
                ),
                (
                    "arranged_by",
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
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pay",
                    models.CharField(
                        choices=[
                            ("fixed", "a price for the whole"),
                            ("hourly", "a rate an hour"),
                            ("daily", "a rate a day"),
                        ],
                        max_length=6,
                    ),
                ),
                ("rate_cents", models.PositiveBigIntegerField()),
                (
                    "expenses_cents",
                    models.PositiveBigIntegerField(default=0, help_text="most that is paid for expenses"),
                ),
                ("expenses_note", models.CharField(blank=True, max_length=400)),
                (
                    "pay_within_days",
                    models.PositiveSmallIntegerField(default=14, help_text="from an invoice to the day it is due"),
                ),
                ("scope", models.TextField()),
                ("starts_on", models.DateField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("trial_scope", models.TextField(blank=True, help_text="of a paid trial; none where empty")),
                ("trial_cents", models.PositiveBigIntegerField(blank=True, null=True)),
                ("trial_ends_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, help_text="the worker's word with a no", max_length=400)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="engagements.application"
                    ),
                ),
                (
                    "made_by",
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
            name="Engagement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "external_id",
                    models.CharField(help_text="the marketplace's own id; ours begin with 'here-'", max_length=120),
                ),
                ("title", models.CharField(max_length=160)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("scope", models.TextField(blank=True)),
                (
                    "pay",
                    models.CharField(
                        choices=[
                            ("fixed", "a price for the whole"),
                            ("hourly", "a rate an hour"),
                            ("daily", "a rate a day"),
                        ],
                        default="fixed",
                        max_length=6,
                    ),
                ),
                ("rate_cents", models.PositiveBigIntegerField(default=0)),
                (
                    "expenses_cents",
                    models.PositiveBigIntegerField(default=0, help_text="most that is paid for expenses"),
                ),
                (
                    "pay_within_days",
                    models.PositiveSmallIntegerField(default=14, help_text="from an invoice to the day it is due"),
                ),
                ("may_subcontract", models.BooleanField(default=False)),
                ("starts_on", models.DateField(help_text="agreed first day", null=True)),
                ("due_on", models.DateField(help_text="agreed day of delivery", null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "agreed"),
                            ("started", "started"),
                            ("delivered", "delivered"),
                            ("approved", "approved"),
                            ("ended", "ended"),
                        ],
                        default="agreed",
                        max_length=9,
                    ),
                ),
                (
                    "answer_minutes",
                    models.PositiveIntegerField(help_text="from the offer to the worker's yes", null=True),
                ),
                ("accepted_on", models.DateField()),
                ("started_on", models.DateField(null=True)),
                (
                    "delivered_on",
                    models.DateField(
                        help_text="day of the delivery that was approved, else of the last one", null=True
                    ),
                ),
                ("approved_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "ended_at",
                    models.DateTimeField(help_text="the moment, from which the review window runs", null=True),
                ),
                ("end_reason", models.CharField(blank=True, help_text="code of the policy on endings", max_length=24)),
                (
                    "ended_by",
                    models.CharField(blank=True, choices=[("company", "company"), ("worker", "worker")], max_length=7),
                ),
                ("paid_cents", models.PositiveBigIntegerField(default=0, help_text="sum of what was paid")),
                (
                    "imported_digest",
                    models.CharField(blank=True, help_text="of the row that it was last imported as", max_length=32),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="marketplaces.agency",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="marketplaces.company",
                    ),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="marketplaces.marketplace",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="marketplaces.worker",
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagement",
                        to="engagements.offer",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("category", models.CharField(blank=True, help_text="as in the marketplace's profile", max_length=60)),
                ("vision", models.TextField(blank=True)),
                ("team_in_place", models.TextField(blank=True)),
                ("working_values", models.TextField(blank=True)),
                ("direction", models.TextField(blank=True)),
                ("long_term", models.TextField(blank=True)),
                ("scope", models.TextField(blank=True)),
                ("requirements", models.TextField(blank=True)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "pay",
                    models.CharField(
                        choices=[
                            ("fixed", "a price for the whole"),
                            ("hourly", "a rate an hour"),
                            ("daily", "a rate a day"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "price_cents",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="what the company expects to pay, in the unit of `pay`; a draft may leave it at 0",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("open", "open"), ("filled", "filled"), ("closed", "closed")],
                        default="draft",
                        max_length=6,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="marketplaces.company"
                    ),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="marketplaces.marketplace",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="application",
            name="opening",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="engagements.opening"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("application",), name="one_open_offer_at_a_time"
            ),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["worker", "ended_on"], name="engagements_worker__da6272_idx"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["company", "ended_on"], name="engagements_company_3457b6_idx"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["marketplace", "state"], name="engagements_marketp_c8a367_idx"),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.UniqueConstraint(
                fields=("marketplace", "external_id"), name="engagement_once_per_marketplace"
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("ended_on__isnull", False), ("state", "ended")),
                    models.Q(models.Q(("state", "ended"), _negated=True), ("ended_at", None), ("ended_on", None)),
                    _connector="OR",
                ),
                name="engagement_ended_with_its_day",
            ),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["marketplace", "state", "published_at"], name="engagements_marketp_ca2023_idx"),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="opening_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("opening", "worker"), name="one_application_a_worker"),
        ),
    ]
