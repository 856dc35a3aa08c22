"""Template tags of the parts that wrap other markup, and of the public sheet: {% load parts %}."""

from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from goodstanding.base.shell import Tone, public_css

register = Library()


@register.simple_tag(takes_context=True)
def public_style(context: Context, *more: str) -> SafeString:
    """The inlined sheet of a public page with its nonce; {% public_style "work" %} adds a sheet of the portals."""
    sheet = public_css(*more, scheme=context.get("scheme"))
    return format_html('<style nonce="{}">{}</style>', context.get("csp_nonce", ""), sheet)


@register.simple_block_tag
def notice(content: str, tone: Tone = "neutral", title: str = "") -> SafeString:
    """{% notice "warning" "Two days left" %} ... {% endnotice %}"""
    given = {"content": mark_safe(content), "tone": tone, "title": title}  # noqa: S308  a rendered template
    return mark_safe(render_to_string("base/parts/notice.html", given))  # noqa: S308


@register.simple_block_tag
def disclosure(content: str, summary: str, is_open: bool = False) -> SafeString:
    """{% disclosure "Why" %} ... {% enddisclosure %}"""
    given = {"content": mark_safe(content), "summary": summary, "is_open": is_open}  # noqa: S308  a rendered template
    return mark_safe(render_to_string("base/parts/disclosure.html", given))  # noqa: S308
