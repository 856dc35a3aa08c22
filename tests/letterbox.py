"""What a person does to sign in: read the newest mail, enter its code."""

import re

from django.test import Client

from goodstanding.base.models import OutgoingMail


def newest(to: str) -> OutgoingMail:
    return OutgoingMail.objects.filter(to=to).latest("pk")


def code_for(to: str) -> str:
    return re.search(r"^[B-Z]{4}-[B-Z]{4}$", newest(to).text, re.MULTILINE)[0]


def signed_up(email: str, name: str) -> Client:
    browser = Client()
    browser.post("/sign-up", {"email": email, "name": name})
    assert browser.post("/sign-in/code", {"code": code_for(email)}).status_code == 302
    return browser
