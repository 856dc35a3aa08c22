"""What a worker sends about a badge: of which standing, and whether it tells the exact score."""

from django import forms

from goodstanding.reputation.models import Standing


class KindForm(forms.Form):
    """The kind of standing whose badge is meant."""

    kind = forms.ChoiceField(choices=list(Standing.KINDS.items()))
    shows_score = forms.BooleanField(required=False)
