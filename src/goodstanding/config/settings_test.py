"""Settings of the tests: a throw-away data folder, and the database that DATABASE_URL names, else a SQLite file."""

import atexit
import os
import shutil
import tempfile

_data = os.environ["GOODSTANDING_DATA"] = tempfile.mkdtemp(prefix="goodstanding-test-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ.pop("GOODSTANDING_DEMO", None)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's sync API keeps an event loop in the test's thread

from goodstanding.config.settings import *  # noqa: E402, F403
from goodstanding.config.settings import DATA, DATABASES, INSTALLED_APPS  # noqa: E402

INSTALLED_APPS.insert(0, "goodstanding.demo")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # threads of the tests come and go
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}  # a file: the live server runs in a thread
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DURABILITY_CHECKED = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
