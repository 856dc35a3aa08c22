"""Settings of an install, read from the environment; docs/operations.md lists every variable.

Weak settings are not repaired here but refused at start by `goodstanding.base.checks`.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.utils.csp import CSP

from goodstanding.base.logs import LOGGING as LOG_LINES
from goodstanding.config.secrets import secret_key

DEMO = os.environ.get("GOODSTANDING_DEMO") == "1"
DATA = Path(os.environ.get("GOODSTANDING_DATA", Path.cwd() / ".data")).resolve()
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
if DEMO:
    DATA = DATA / "demo"
    DATA.mkdir(exist_ok=True, mode=0o700)

ORIGIN = os.environ.get("GOODSTANDING_ORIGIN", "http://127.0.0.1:8000").rstrip("/")
_origin = urlsplit(ORIGIN)
ALLOWED_HOSTS = [_origin.hostname or ""]
if _origin.hostname == "127.0.0.1":
    ALLOWED_HOSTS.append("localhost")
CSRF_TRUSTED_ORIGINS = [ORIGIN]
SECRET_KEY = secret_key(DATA)
DEBUG = False

INSTALLED_APPS = [
    "goodstanding.base",
    "goodstanding.people",
    "goodstanding.marketplaces",
    "goodstanding.surveys",
    "goodstanding.engagements",
    "goodstanding.disputes",
    "goodstanding.accreditation",
    "goodstanding.reputation",
    "goodstanding.reports",
    "goodstanding.badges",
    "goodstanding.community",
    "goodstanding.portals",
    "goodstanding.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
]
if DEMO:
    INSTALLED_APPS.insert(0, "goodstanding.demo")

MIDDLEWARE = [
    "goodstanding.base.middleware.refusals",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "goodstanding.config.urls_demo" if DEMO else "goodstanding.config.urls"
WSGI_APPLICATION = "goodstanding.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "goodstanding.base.access.actor_of_request",
                "goodstanding.portals.navigation.navigation",
                *(["goodstanding.demo.context.doors"] if DEMO else []),
            ]
        },
    }
]

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "mmap_size=0")
SQLITE = f"sqlite:///{DATA / 'goodstanding.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(SQLITE if DEMO else os.environ.get("DATABASE_URL") or SQLITE)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None  # opening SQLite anew for each request costs as much as answering it
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": ";".join(f"PRAGMA {pragma}" for pragma in PRAGMAS),
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"].get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
        "connect_timeout": 4,
        "options": "-c statement_timeout=15s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
    }

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
ACCOUNT_ADAPTER = "goodstanding.people.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code that signs in is the proof
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,12/h/key",
    "webauthn_login": "30/m/ip",
    "invite_colleague": "20/h/key",
    "prove_domain": "20/h/key",
    "report_lookalike": "10/m/ip",
    "verify_badge": "20/m/ip",
    "write_to_programme": "5/h/ip,60/d/key",
}
MFA_ADAPTER = "goodstanding.people.adapter.Passkeys"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _origin.scheme == "http"  # which base.checks allows on this machine only
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("GOODSTANDING_PROXY") == "1" else 0
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",  # limits count across processes
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _origin.scheme == "https"
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 31_536_000 if _origin.scheme == "https" else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _origin.scheme == "https"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("GOODSTANDING_PROXY") == "1" else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
ROSTER_ROWS = int(os.environ.get("GOODSTANDING_ROSTER_ROWS", "20000"))
CHECKPOINT_MAIL = os.environ.get("GOODSTANDING_CHECKPOINT_MAIL", "weekly")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(DATA / "mail")},
    }
}
if os.environ.get("GOODSTANDING_SMTP"):
    _smtp = urlsplit(os.environ["GOODSTANDING_SMTP"])
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": _smtp.hostname or "",
            "port": _smtp.port or 587,
            "username": _smtp.username or "",
            "password": _smtp.password or "",
            "use_tls": _smtp.scheme == "smtp",
            "use_ssl": _smtp.scheme == "smtps",
            "timeout": 20,
        },
    }
DEFAULT_FROM_EMAIL = os.environ.get("GOODSTANDING_FROM", f"goodstanding@{_origin.hostname}")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

CSRF_FAILURE_VIEW = "goodstanding.base.shell.csrf_failure"
LOGGING = LOG_LINES

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("fr", "Français"), ("pt", "Português"), ("ar", "العربية")]
TIME_ZONE = "UTC"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
