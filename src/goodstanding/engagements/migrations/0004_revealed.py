from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models.functions import TruncDate

AT_ONCE = 20_000
"""Engagements in a statement: a moment's work, far from the time that a statement may take."""


def repeat_reveals(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Copies what is revealed by now from the windows and the companies' reviews."""
    rows = apps.get_model("engagements", "Engagement").objects
    last = rows.aggregate(models.Max("pk"))["pk__max"] or 0
    for marketplace, zone in apps.get_model("marketplaces", "Marketplace").objects.values_list("pk", "zone"):
        values = _revealed(apps, ZoneInfo(zone))
        own = rows.filter(marketplace=marketplace, window__revealed_at__isnull=False)
        for first in range(1, last + 1, AT_ONCE):
            some = own.filter(pk__range=(first, first + AT_ONCE - 1)).values("pk")
            rows.filter(pk__in=some).update(**values)


def _revealed(apps: StateApps, zone: ZoneInfo) -> dict[str, models.Subquery]:
    this = models.OuterRef("pk")
    windows = apps.get_model("engagements", "ReviewWindow").objects.filter(engagement=this)
    reviews = apps.get_model("engagements", "Review").objects.filter(engagement=this, side="company")
    day = TruncDate("revealed_at", tzinfo=zone)
    return {
        "revealed_at": models.Subquery(windows.values("revealed_at")),
        "revealed_on": models.Subquery(windows.annotate(day=day).values("day")),
        "revealed_points": models.Subquery(reviews.values("points")),
        "revealed_recommend": models.Subquery(reviews.values("private_recommend")),
    }


class Migration(migrations.Migration):
    dependencies = [("engagements", "0003_reviews"), ("marketplaces", "0003_workers")]

    operations = [
        migrations.AddField(
            model_name="engagement",
            name="revealed_at",
            field=models.DateTimeField(help_text="when its reviews, or that there are none, were shown", null=True),
        ),
        migrations.AddField(
            model_name="engagement",
            name="revealed_on",
            field=models.DateField(help_text="that day where the marketplace is", null=True),
        ),
        migrations.AddField(
            model_name="engagement",
            name="revealed_points",
            field=models.PositiveSmallIntegerField(help_text="of the company's review, once shown", null=True),
        ),
        migrations.AddField(
            model_name="engagement",
            name="revealed_recommend",
            field=models.PositiveSmallIntegerField(help_text="its private part, counted once shown", null=True),
        ),
        migrations.RunPython(repeat_reveals, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="engagement", name="engagements_worker__da6272_idx"),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(
                fields=[
                    *("worker", "ended_on", "started_on", "ended_at", "end_reason", "paid_cents", "marketplace"),
                    *("company", "id", "revealed_at", "revealed_on", "revealed_points", "revealed_recommend"),
                ],
                name="engagement_of_worker_scored",
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(("revealed_at__isnull", False), ("revealed_on__isnull", False))
                | models.Q(
                    ("revealed_at", None),
                    ("revealed_on", None),
                    ("revealed_points", None),
                    ("revealed_recommend", None),
                ),
                name="engagement_sealed_says_nothing",
            ),
        ),
    ]
