"""What a marketplace puts into a website or an e-mail: a link around the live picture. Every name is escaped.

The HTML is given as plain text, for pages show it to be copied.
"""

from urllib.parse import urlencode

from django.utils.html import escape

from goodstanding.badges.addresses import of_credential
from goodstanding.badges.models import Credential
from goodstanding.badges.presskit.wording import Told


def website_html(one: Told, badge: Credential, *, is_dark: bool = False) -> str:
    """The badge with what holds today, in a language, for light or dark pages; no script, no cookie."""
    address = of_credential(badge.pk)
    query = escape(urlencode({"lang": one.language, **({"theme": "dark"} if is_dark else {})}))
    picture = f'<img src="{address}/live.svg?{query}" width="344" height="80" alt="{_named(one)}">'
    return f'<a href="{address}" referrerpolicy="origin">{picture}</a>'


def signature_html(one: Told, badge: Credential) -> str:
    """For the foot of e-mails: the live picture as PNG, which mail programs take, and the same in words."""
    address, direction = of_credential(badge.pk), "rtl" if one.is_rtl else "ltr"
    source = f"{address}/live.png?lang={one.language}"
    picture = f'<img src="{source}" width="258" height="60" alt="{_named(one)}" style="border:0">'
    words = f'{escape(one.title)} · {escape(one.awarded_by)} · <a href="{address}">{escape(one.check)}</a>'
    opening = f'<div lang="{one.language}" dir="{direction}" style="font:14px/1.5 sans-serif">'
    return f'{opening}<a href="{address}">{picture}</a><br>{words}</div>'


def _named(one: Told) -> str:
    return escape(f"{one.name}, {one.title}")
