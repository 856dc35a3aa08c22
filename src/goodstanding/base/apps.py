"""The Django app of the ground floor; starting it registers the checks of the settings."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "goodstanding.base"
    label = "base"

    def ready(self) -> None:
        from goodstanding.base import checks  # noqa: F401
