"""What an organiser says of a session, and what goes with it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from goodstanding.base.errors import Refusal
from goodstanding.community.actions.sessions import Part
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.sessions import Session
from goodstanding.community.times import moment_of
from goodstanding.community.uploads import LARGEST
from goodstanding.people.fields import NameField


class SessionForm(forms.Form):
    """One session; its times are those on the wall of the event."""

    title = NameField(label=_("Title"), max_length=120)
    speakers = NameField(
        label=_("Who speaks"), required=False, max_length=200, help_text=_("The names stand on the page of the event.")
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Ends at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    room = NameField(label=_("Room"), required=False, max_length=120)
    link = forms.CharField(
        label=_("Link of the call"),
        required=False,
        max_length=200,
        validators=[URLValidator(["https"])],
        help_text=_("Only who comes sees it."),
        widget=forms.URLInput(),
    )

    def __init__(self, gathering: Gathering, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.gathering = gathering

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"day", "begins", "ends"} <= said.keys():
            begins, ends = (datetime.combine(said["day"], said[name]) for name in ("begins", "ends"))
            after_midnight = ends <= begins
            try:
                said["starts_at"] = self._moment(begins)
                said["ends_at"] = self._moment(ends + timedelta(days=after_midnight))
            except Refusal as refusal:
                self.add_error("begins", f"{refusal.fact} {refusal.way_on}")
        return said

    def _moment(self, local: datetime) -> datetime:
        """Of an hour that comes twice, the one that lies within the event."""
        zone = self.gathering.zone
        first, second = moment_of(local, zone, "first"), moment_of(local, zone, "second")
        return second if first < self.gathering.starts_at <= second else first

    @property
    def part(self) -> Part:
        """What was said, once it is valid."""
        names = ("title", "speakers", "starts_at", "ends_at", "room", "link")
        return Part(**{name: self.cleaned_data[name] for name in names})


def said_of(session: Session) -> dict[str, Any]:
    """What the form shows of a session as it is."""
    zone = ZoneInfo(session.gathering.zone)
    begins, ends = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    times = {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}
    return {name: getattr(session, name) for name in ("title", "speakers", "room", "link")} | times


def first_of(gathering: Gathering) -> dict[str, Any]:
    """What the form shows before anything was said: the event's day and its beginning."""
    begins = gathering.starts_at.astimezone(ZoneInfo(gathering.zone))
    return {"day": begins.date(), "begins": begins.time()}


class MaterialForm(forms.Form):
    """A link or a file under a title."""

    title = NameField(label=_("What it is"), max_length=120, help_text=_("Such as: Slides"))
    url = forms.CharField(
        label=_("Link"), required=False, max_length=200, validators=[URLValidator(["https"])], widget=forms.URLInput()
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("PDF or PNG, at most 8 MB. It is written anew: its pages or pixels alone."),
        widget=forms.FileInput({"accept": "application/pdf,image/png"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if bool(said.get("url")) == bool(said.get("file")) and not self.errors:
            self.add_error("url", _("Give a link or a file, one of the two."))
        return said

    @property
    def content(self) -> bytes:
        """The bytes of the file, b"" where none was sent."""
        sent = self.cleaned_data["file"]
        return bytes(sent.read(LARGEST + 1)) if sent else b""
