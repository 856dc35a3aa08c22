from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    name = "goodstanding.accreditation"
