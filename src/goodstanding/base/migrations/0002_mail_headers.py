from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="headers",
            field=models.JSONField(default=dict, help_text="further headers by name, such as List-Unsubscribe"),
        ),
        migrations.AlterField(
            model_name="mailattempt",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "not known"),
                    ("taken", "the mail server took it"),
                    ("refused", "the mail server will never take it"),
                    ("nobody", "nobody can be reached at the address"),
                    ("failed", "it may work later"),
                ],
                default="",
                max_length=8,
            ),
        ),
    ]
