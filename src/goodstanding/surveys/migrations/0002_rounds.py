import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("marketplaces", "0002_team_invitation"),
        ("people", "0002_shared_cache"),
        ("surveys", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Roster",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.PositiveIntegerField(help_text="clients; one row each")),
                ("salt", models.CharField(help_text="makes the row ids opaque; erased with the roster", max_length=64)),
                (
                    "commitment",
                    models.CharField(help_text="SHA-256 of the rows, published before the nonce", max_length=64),
                ),
                ("committed_at", models.DateTimeField()),
                (
                    "attested_by",
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
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.TextField()),
                ("offered_at", models.DateTimeField()),
                (
                    "roster",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="surveys.roster"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RosterRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opaque", models.CharField(max_length=64)),
                ("ticket", models.CharField(blank=True, help_text="hex HMAC under the draw's seed", max_length=64)),
                ("place", models.PositiveIntegerField(help_text="1-based place in the draw's order", null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="marketplaces.company"
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="surveys.roster"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RosterContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=120)),
                ("language", models.CharField(default="en", max_length=8)),
                ("order", models.PositiveSmallIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.contact"
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="surveys.rosterrow"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RosterVerification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verified_at", models.DateTimeField()),
                ("reason", models.TextField()),
                (
                    "roster",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verification", to="surveys.roster"
                    ),
                ),
                (
                    "verified_by",
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
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveSmallIntegerField(help_text="year that names the edition")),
                ("instrument", models.CharField(max_length=80)),
                ("award_rule", models.CharField(max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("rostered", "rostered"),
                            ("fielding", "fielding"),
                            ("closed", "closed"),
                            ("candidate", "candidate"),
                            ("decided", "decided"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("launched_at", models.DateTimeField(null=True)),
                (
                    "closes_at",
                    models.DateTimeField(help_text="fixed at launch; moves once, by an Extension", null=True),
                ),
                (
                    "marketplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="marketplaces.marketplace",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="surveys.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RosterDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(help_text="name of the file, or 'pasted'", max_length=200)),
                ("lines", models.JSONField(help_text="clients with their contacts, as the roster action takes them")),
                ("saved_at", models.DateTimeField()),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roster_draft", to="surveys.round"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="roster",
            name="round",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="roster", to="surveys.round"
            ),
        ),
        migrations.CreateModel(
            name="InvitationText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=8)),
                ("greeting", models.CharField(blank=True, max_length=120)),
                ("paragraph", models.CharField(blank=True, max_length=600)),
                ("signature", models.CharField(blank=True, max_length=200)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitation_texts", to="surveys.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cents", models.PositiveIntegerField(default=0)),
                ("currency", models.CharField(default="USD", max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("free", "nothing to pay"),
                            ("due", "to be paid"),
                            ("paid", "paid"),
                            ("waived", "waived"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, help_text="why it was waived, or how it was paid", max_length=400),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "phase",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.phase"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fee", to="surveys.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_commitment", models.CharField(help_text="SHA-256 of the programme's nonce", max_length=64)),
                ("programme_nonce", models.CharField(help_text="secret until the roster is committed", max_length=64)),
                ("marketplace_nonce", models.CharField(blank=True, max_length=64)),
                ("seed", models.CharField(blank=True, max_length=64)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("census", "every client is asked"),
                            ("random", "a random draw of the clients is asked"),
                            ("nominated", "the marketplace names the clients"),
                        ],
                        max_length=12,
                    ),
                ),
                ("drawn", models.PositiveIntegerField(help_text="clients to ask, from the first place on", null=True)),
                ("revealed_at", models.DateTimeField(null=True)),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draw", to="surveys.round"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="rosterrow",
            constraint=models.UniqueConstraint(fields=("roster", "company"), name="one_row_a_client"),
        ),
        migrations.AddConstraint(
            model_name="rosterrow",
            constraint=models.UniqueConstraint(fields=("roster", "opaque"), name="one_row_an_opaque_id"),
        ),
        migrations.AddConstraint(
            model_name="rosterrow",
            constraint=models.UniqueConstraint(fields=("roster", "place"), name="one_row_a_place"),
        ),
        migrations.AddConstraint(
            model_name="rostercontact",
            constraint=models.UniqueConstraint(fields=("row", "contact"), name="contact_once_a_row"),
        ),
        migrations.AddConstraint(
            model_name="rostercontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("order__range", (1, 3))), name="at_most_three_contacts"
            ),
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(fields=["programme", "state"], name="surveys_rou_program_54f90b_idx"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("programme", "marketplace", "edition"), name="one_round_an_edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("launched_at", None), ("closes_at__gt", models.F("launched_at")), _connector="OR"),
                name="round_closes_after_launch",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitationtext",
            constraint=models.UniqueConstraint(fields=("round", "language"), name="one_text_a_language"),
        ),
    ]
