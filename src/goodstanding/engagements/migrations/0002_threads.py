import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_file"),
        ("engagements", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                        db_index=False,
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
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("engagement", "kind"), name="one_open_proposal_a_kind"
            ),
        ),
    ]
