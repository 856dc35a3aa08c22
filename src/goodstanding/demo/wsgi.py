"""The demo's web server: it loads every page's code while the world is made, and answers once the world is there."""

from django.conf import settings
from django.urls import get_resolver

from goodstanding.config.wsgi import application
from goodstanding.demo.ready import wait_for_world

__all__ = ["application"]

_ = get_resolver().reverse_dict  # without it the first visitor waits for the views of all nouns
wait_for_world(settings.DATA)
