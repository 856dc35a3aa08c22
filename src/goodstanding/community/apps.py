from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "goodstanding.community"
    label = "community"
