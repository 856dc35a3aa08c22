import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def at_its_marketplace(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Places offered so far were all on teams."""
    apps.get_model("marketplaces", "TeamInvitation").objects.update(tenant=models.F("marketplace_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_file"),
        ("marketplaces", "0002_team_invitation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("external_id", models.CharField(help_text="the marketplace's own id of this agency", max_length=120)),
                ("slug", models.SlugField(max_length=120)),
                ("name", models.CharField(max_length=160)),
                ("about", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_exclusive", models.BooleanField(default=False)),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="first day no longer a member", null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("photo", "Photo"), ("portfolio", "Photo of work")], max_length=9)),
                (
                    "description",
                    models.CharField(help_text="what it shows, for those who cannot see it", max_length=200),
                ),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Qualification",
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
                ("title", models.CharField(max_length=160)),
                ("issuer", models.CharField(blank=True, max_length=160)),
                (
                    "reference",
                    models.CharField(
                        blank=True, help_text="number of the certificate, licence or policy", max_length=120
                    ),
                ),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, help_text="last day on which it holds", null=True)),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="QualificationCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checked_at", models.DateTimeField()),
                ("note", models.CharField(max_length=400)),
            ],
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("guidelines", "Conduct guidelines"), ("terms", "Terms")], max_length=10),
                ),
                ("version", models.PositiveSmallIntegerField(help_text="1, 2, 3 ...")),
                ("text", models.TextField()),
                ("in_force_from", models.DateField()),
                ("published_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("external_id", models.CharField(help_text="the marketplace's own id of this worker", max_length=120)),
                ("slug", models.SlugField(help_text="part of the address of the public profile", max_length=120)),
                ("name", models.CharField(max_length=120)),
                ("headline", models.CharField(blank=True, max_length=160)),
                ("about", models.TextField(blank=True)),
                ("country", models.CharField(blank=True, help_text="ISO 3166-1 alpha-2", max_length=2)),
                (
                    "rate_cents",
                    models.PositiveIntegerField(
                        help_text="usual rate an hour, in the marketplace's currency", null=True
                    ),
                ),
                (
                    "hidden",
                    models.JSONField(
                        blank=True, default=list, help_text="keys of BRAND that the public profile leaves out"
                    ),
                ),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="teaminvitation",
            name="invited_once_at_a_time",
        ),
        migrations.AddField(
            model_name="company",
            name="about",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="company",
            name="country",
            field=models.CharField(blank=True, help_text="ISO 3166-1 alpha-2", max_length=2),
        ),
        migrations.AddField(
            model_name="company",
            name="manager_link",
            field=models.URLField(blank=True, help_text="a page about who hires"),
        ),
        migrations.AddField(
            model_name="company",
            name="manager_name",
            field=models.CharField(blank=True, help_text="who hires, as talent may know it", max_length=120),
        ),
        migrations.AddField(
            model_name="company",
            name="payment_verified_on",
            field=models.DateField(help_text="day on which the marketplace saw a payment work", null=True),
        ),
        migrations.AddField(
            model_name="marketplace",
            name="currency",
            field=models.CharField(
                default="USD", help_text="ISO 4217; every amount on it is in this one", max_length=3
            ),
        ),
        migrations.AddField(
            model_name="teaminvitation",
            name="office",
            field=models.CharField(
                choices=[("team", "on the team"), ("client", "at a company"), ("worker", "as a worker")],
                default="team",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="teaminvitation",
            name="tenant",
            field=models.BigIntegerField(
                default=0, help_text="id of the marketplace, company or worker at which the place is"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(at_its_marketplace, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="teaminvitation",
            name="marketplace",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="team_invitations",
                to="marketplaces.marketplace",
            ),
        ),
        migrations.AddConstraint(
            model_name="teaminvitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("office", "tenant", "email"), name="invited_once_at_a_time"
            ),
        ),
        migrations.AddField(
            model_name="acceptance",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="marketplace",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="agencies", to="marketplaces.marketplace"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="marketplaces.agency"
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="file",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="base.file"),
        ),
        migrations.AddField(
            model_name="qualificationcheck",
            name="checked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="qualificationcheck",
            name="qualification",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="check_made", to="marketplaces.qualification"
            ),
        ),
        migrations.AddField(
            model_name="terms",
            name="marketplace",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="marketplaces.marketplace"
            ),
        ),
        migrations.AddField(
            model_name="acceptance",
            name="terms",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="acceptances", to="marketplaces.terms"
            ),
        ),
        migrations.AddField(
            model_name="worker",
            name="marketplace",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="workers", to="marketplaces.marketplace"
            ),
        ),
        migrations.AddField(
            model_name="qualification",
            name="worker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="qualifications", to="marketplaces.worker"
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="worker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="marketplaces.worker"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="worker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="marketplaces.worker"
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(
                fields=("marketplace", "external_id"), name="agency_once_per_marketplace"
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(fields=("marketplace", "slug"), name="agency_slug_once_per_marketplace"),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(fields=("marketplace", "kind", "version"), name="terms_version_once"),
        ),
        migrations.AddConstraint(
            model_name="acceptance",
            constraint=models.UniqueConstraint(fields=("terms", "account"), name="accepted_once"),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.UniqueConstraint(
                fields=("marketplace", "external_id"), name="worker_once_per_marketplace"
            ),
        ),
        migrations.AddConstraint(
            model_name="worker",
            constraint=models.UniqueConstraint(fields=("marketplace", "slug"), name="worker_slug_once_per_marketplace"),
        ),
        migrations.AddConstraint(
            model_name="qualification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)),
                fields=("worker", "kind", "title"),
                name="qualification_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "photo"), ("removed_at", None)),
                fields=("worker",),
                name="one_portrait_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("agency", "worker"), name="member_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_exclusive", True), ("until", None)),
                fields=("worker",),
                name="one_exclusive_agency_at_a_time",
            ),
        ),
    ]
