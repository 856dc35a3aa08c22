from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "goodstanding.disputes"

    def ready(self) -> None:
        from goodstanding.disputes.conduct.holding import held
        from goodstanding.disputes.marks import marks
        from goodstanding.engagements.review_marks import told_by
        from goodstanding.marketplaces.barring import barred_by

        told_by(marks)
        barred_by(held)
