"""A message on the members' board."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.community.forms.pages import MarkedUp

LONGEST: Final = 1_000
"""Characters: a notice on a board, not an article."""


class PostForm(forms.Form):
    """Short, with https links in the page's markup."""

    text = MarkedUp(
        label=_("Your message"),
        max_length=LONGEST,
        help_text=_(
            "At most 1,000 characters. A link: [its words](https://its.address). Members read it, with your name."
        ),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )
