"""The floor of benchmarks/survey.py: a Django project in one file that asks 17 questions and stores each answer once.

Same database settings and same web server as the product; a template, a Django form, and one durable INSERT for an
answer, on a conditional UPDATE that makes an invitation count once. With BARE_LEAN=1 the page is rendered once and the
answer checked by hand.
"""

import os
import secrets
import sys
from pathlib import Path

import django
from django import forms
from django.conf import settings
from django.core import signing
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON"
DATA = Path(os.environ["BARE_DATA"])
LEAN = os.environ.get("BARE_LEAN") == "1"
STATEMENTS = [f"Statement {number} about the marketplace, of the usual length." for number in range(1, 14)]
SCALE = ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree", "I can't say"]

settings.configure(
    SECRET_KEY="bare",  # noqa: S106  a benchmark's
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.gzip.GZipMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "bare.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
        }
    },
)
django.setup()


class Survey(forms.Form):
    """Checks what came; the page is a template of its own, for Django's widgets cost ten times as much to render."""

    confidentiality = forms.ChoiceField(choices=[(one, one) for one in ("named", "aggregated", "withheld")])
    about0 = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    about1 = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    about2 = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    comment = forms.CharField(max_length=4_000, required=False)


CHOICES = [(str(len(SCALE) - 1 - place), label) for place, label in enumerate(SCALE)]
QUESTIONS = [(f"q{number}", statement) for number, statement in enumerate(STATEMENTS)]
for name, _statement in QUESTIONS:
    Survey.base_fields[name] = forms.ChoiceField(choices=CHOICES)

PAGE = engines["django"].from_string("""<!doctype html><title>Survey</title><form method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">
{% for name in about %}<select name="{{ name }}"><option value="">-<option value="a">A<option value="b">B</select>
{% endfor %}{% for name, statement in questions %}<fieldset><legend>{{ statement }}</legend>
{% for value, label in choices %}<label><input type="radio" name="{{ name }}" value="{{ value }}">{{ label }}</label>
{% endfor %}</fieldset>{% endfor %}<textarea name="comment"></textarea><button>Send</button></form>""")
GIVEN = {"questions": QUESTIONS, "choices": CHOICES, "about": ("about0", "about1", "about2")}
ONCE = PAGE.render({**GIVEN, "token": "TOKEN"})
ALLOWED = {name: {value for value, _label in CHOICES} for name, _statement in QUESTIONS}


def enter(request: HttpRequest, token: str) -> HttpResponse:
    response = redirect("/survey")
    response.set_cookie("survey", signing.dumps(token), httponly=True, samesite="Lax")
    return response


def survey(request: HttpRequest) -> HttpResponse:
    token = signing.loads(request.COOKIES["survey"])
    if request.method == "POST":
        return send(request, token)
    if LEAN:
        return HttpResponse(ONCE.replace("TOKEN", get_token(request)))
    return HttpResponse(PAGE.render({**GIVEN, "token": get_token(request)}))


def send(request: HttpRequest, token: str) -> HttpResponse:
    if LEAN:
        assert all(request.POST.get(name) in values for name, values in ALLOWED.items())
        given = repr(dict(request.POST.items()))
    else:
        form = Survey(request.POST)
        assert form.is_valid(), form.errors
        given = repr(form.cleaned_data)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE invitation SET used = 1 WHERE token = %s AND used = 0", [token])
        if cursor.rowcount:
            cursor.execute("INSERT INTO answer (token, given) VALUES (%s, %s)", [token, given])
    return redirect("/thanks")


def fill(many: int) -> list[str]:
    """Makes the tables and as many invitations; returns their tokens."""
    tokens = [secrets.token_urlsafe(24) for _ in range(many)]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE invitation (token TEXT PRIMARY KEY, used INTEGER NOT NULL DEFAULT 0)")
        cursor.execute("CREATE TABLE answer (token TEXT PRIMARY KEY, given TEXT NOT NULL)")
        cursor.executemany("INSERT INTO invitation (token) VALUES (%s)", [(token,) for token in tokens])
    return tokens


urlpatterns = [
    path("i/<str:token>", enter),
    path("survey", survey),
    path("healthz", lambda request: HttpResponse("ok")),
]
application = get_wsgi_application()

if __name__ == "__main__":
    (DATA / "tokens").write_text("\n".join(fill(int(sys.argv[1]))))
