"""What an organiser says of a gathering."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from goodstanding.base.errors import Refusal
from goodstanding.community.actions.events import Draft
from goodstanding.community.event_words import audience_word, kind_word
from goodstanding.community.languages import LANGUAGES
from goodstanding.community.models.events import Gathering
from goodstanding.community.times import Which, moment_of, slots, weekly
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.fields import NameField, ZoneField

OF_PROGRAMME = (("partner", "yearly", "webinar", "group", "single"), ("public", "holders", "ever", "top"))
OF_MARKETPLACE = (("webinar", "group", "single", "partner"), ("top", "invited", "public"))
OF_HOST = (("hosted",), ("top", "invited", "public"))
"""Kinds and audiences that each organiser chooses from, the usual one first."""

WHICH = [("", _("It comes once")), ("first", _("The first of the two")), ("second", _("The second of the two"))]
NUMBER = {"inputmode": "numeric"}


class GatheringForm(forms.Form):
    """One gathering, or a series of slots and weeks; times are those on the wall of its zone."""

    SERIES: ClassVar[tuple[str, ...]] = ("count", "weeks")

    title = NameField(label=_("Title"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"))
    audience = forms.ChoiceField(label=_("Whom it is for"))
    about = forms.CharField(
        label=_("What it is about"), required=False, max_length=4_000, widget=forms.Textarea({"rows": 6, "dir": "auto"})
    )
    language = forms.ChoiceField(label=_("Language spoken there"), choices=list(LANGUAGES.items()))
    zone = ZoneField(label=_("Time zone"), help_text=_("The event keeps its hour there when clocks change."))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    which = forms.ChoiceField(label=_("If the clocks show this hour twice on that day"), choices=WHICH, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=2_880, widget=forms.TextInput(NUMBER))
    place = NameField(label=_("Place"), required=False, max_length=200)
    link = forms.CharField(
        label=_("Link of the call"),
        required=False,
        max_length=200,
        validators=[URLValidator(["https"])],
        help_text=_("Only who comes sees it."),
        widget=forms.URLInput(),
    )
    capacity = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Empty: as many as come. When all are taken, a waiting list begins."),
        widget=forms.TextInput(NUMBER),
    )
    count = forms.IntegerField(
        label=_("Slots one after the other"), initial=1, min_value=1, max_value=16, widget=forms.TextInput(NUMBER)
    )
    weeks = forms.IntegerField(
        label=_("Weeks in a row"), initial=1, min_value=1, max_value=26, widget=forms.TextInput(NUMBER)
    )

    def __init__(
        self,
        *given: Any,
        offered: tuple[tuple[str, ...], tuple[str, ...]],
        shop: Marketplace | None = None,
        stands: Gathering | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        kinds, audiences = offered
        self.shop = shop
        self.fields["kind"].choices = [(kind, kind_word(kind)) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["audience"].choices = [(each, audience_word(each)) for each in audiences]  # type: ignore[attr-defined]
        if len(kinds) == 1:
            del self.fields["kind"]
        for name in self.SERIES if stands or kinds == OF_HOST[0] else ():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("place") and not said.get("link") and "link" not in self.errors:
            self.add_error("place", _("Say where: a place, a link, or both."))
        if "day" in said and "hour" in said and "zone" in said:
            self._set_starts(said)
        return said

    def _set_starts(self, said: dict[str, Any]) -> None:
        local, which = datetime.combine(said["day"], said["hour"]), said.get("which") or None
        try:
            said["starts"] = self._starts(said, local, which)
        except Refusal as refusal:
            self.add_error("hour", f"{refusal.fact} {refusal.way_on}")

    def _starts(self, said: dict[str, Any], local: datetime, which: Which | None) -> list[datetime]:
        if not said.get("weeks"):
            return [moment_of(local, said["zone"], which)]
        first = weekly(local, said["zone"], said["weeks"], which)
        return [slot for start in first for slot in slots(start, said.get("minutes") or 0, said.get("count") or 1)]

    @property
    def start(self) -> datetime:
        """The beginning of the first, once it is valid."""
        first: datetime = self.cleaned_data["starts"][0]
        return first

    @property
    def draft(self) -> Draft:
        """What was said, once it is valid. One to one has one place a slot."""
        said, kind = self.cleaned_data, self.cleaned_data.get("kind", "hosted")
        names = ("audience", "title", "about", "language", "zone", "minutes", "place", "link")
        invited = self.shop if said["audience"] == "invited" else None
        capacity = 1 if kind == "single" else said["capacity"]
        return Draft(kind=kind, capacity=capacity, invited=invited, **{name: said[name] for name in names})


def said_of(gathering: Gathering) -> dict[str, Any]:
    """What the form shows of a gathering as it is."""
    columns = ("title", "kind", "audience", "about", "language", "zone", "place", "link", "capacity")
    local = gathering.starts_at.astimezone(ZoneInfo(gathering.zone))
    minutes = round((gathering.ends_at - gathering.starts_at).total_seconds() / 60)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    which = ("second" if local.fold else "first") if twice else ""
    times = {"day": local.date(), "hour": local.time(), "minutes": minutes, "which": which}
    return {name: getattr(gathering, name) for name in columns} | times


class ReasonForm(forms.Form):
    """Why an event is cancelled or not approved, as those concerned read it."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea({"rows": 3, "dir": "auto"}))
