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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="marketplaces.company",
                    ),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="marketplaces.marketplace",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
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
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scope", "scope"),
                            ("rate", "rate"),
                            ("dates", "dates"),
                            ("expenses", "expenses"),
                            ("subcontracting", "subcontracting"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("company", "company"), ("worker", "worker")],
                        help_text="who proposed it",
                        max_length=7,
                    ),
                ),
                ("values", models.JSONField(help_text="columns of the engagement -> new values")),
                ("reason", models.CharField(blank=True, max_length=400)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waits for an answer"),
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
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="engagements.engagement",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="engagements.engagement"
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
            name="Trial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope", models.TextField()),
                ("price_cents", models.PositiveBigIntegerField()),
                ("ends_on", models.DateField()),
                (
                    "asked_at",
                    models.DateTimeField(help_text="when both sides were asked whether to continue", null=True),
                ),
                (
                    "company_says",
                    models.CharField(
                        blank=True,
                        choices=[("", "not decided"), ("continue", "goes on"), ("stop", "ends with the trial")],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "worker_says",
                    models.CharField(
                        blank=True,
                        choices=[("", "not decided"), ("continue", "goes on"), ("stop", "ends with the trial")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "engagement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trial", to="engagements.engagement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("message", "message to the other side"),
                            ("note", "note that only one's own side reads"),
                            ("happened", "what happened; `what` names it"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("company", "company"), ("worker", "worker")],
                        help_text="empty: the system",
                        max_length=7,
                    ),
                ),
                ("what", models.CharField(blank=True, help_text="code of what happened", max_length=24)),
                ("data", models.JSONField(blank=True, default=dict, help_text="figures and days of what happened")),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "told_at",
                    models.DateTimeField(help_text="when a mail told the other side of this message", null=True),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="engagements.engagement"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        help_text="evidence",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.file",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["engagement", "id"], name="engagements_engagem_a784be_idx"),
                    models.Index(
                        condition=models.Q(("kind", "message"), ("told_at", None)),
                        fields=["at"],
                        name="messages_not_yet_told",
                    ),
                ],
            },
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
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(help_text="1, 2, 3 ... in its engagement")),
                (
                    "kind",
                    models.CharField(
                        choices=[("work", "work"), ("expenses", "expenses"), ("trial", "paid trial")],
                        default="work",
                        max_length=8,
                    ),
                ),
                ("cents", models.PositiveBigIntegerField()),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                ("paid_on", models.DateField(null=True)),
                (
                    "reference",
                    models.CharField(
                        blank=True, help_text="of the payment, as the company's bank has it", max_length=120
                    ),
                ),
                ("withdrawn_on", models.DateField(null=True)),
                ("is_imported", models.BooleanField(default=False)),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invoices",
                        to="engagements.engagement",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["engagement", "due_on"], name="engagements_engagem_0d125f_idx")],
                "constraints": [models.UniqueConstraint(fields=("engagement", "number"), name="invoice_number_once")],
            },
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
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("engagement", "kind"), name="one_open_proposal_a_kind"
            ),
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
