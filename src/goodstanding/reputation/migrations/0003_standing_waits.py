import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disputes", "0001_initial"), ("reputation", "0002_scores")]

    operations = [
        migrations.AlterField(
            model_name="standingnotice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("gained", "gained"),
                    ("at_risk", "at risk"),
                    ("grace", "in grace"),
                    ("waits", "waits for a ruling"),
                    ("lost", "lost"),
                ],
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="violation",
            name="case",
            field=models.OneToOneField(
                help_text="in which it was ruled; none: by the team",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disputes.case",
            ),
        ),
    ]
