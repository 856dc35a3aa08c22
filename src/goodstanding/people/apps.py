from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goodstanding.people"

    def ready(self) -> None:
        from goodstanding.base.answered import listen
        from goodstanding.people.reading_log import note

        listen(note)
