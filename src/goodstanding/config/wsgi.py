"""The WSGI entry point of `goodstanding serve`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodstanding.config.settings")
application = get_wsgi_application()
