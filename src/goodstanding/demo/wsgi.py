"""The demo's web server: it loads every page's code while the world is made, and answers once the world is there."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from goodstanding.demo.ready import wait_for_world

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodstanding.config.settings")
application = get_wsgi_application()
_ = get_resolver().reverse_dict  # without it the first visitor waits for the views of all nouns
wait_for_world(settings.DATA)
