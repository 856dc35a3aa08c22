"""A list as it is sent: a file, or text that was pasted; and people named row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodstanding.base.importing import ImportRefused, Limits, Table, read_table, refusal
from goodstanding.surveys.models import RosterRow
from goodstanding.surveys.roster import LANGUAGES, Addressee
from goodstanding.surveys.roster.cells import is_address
from goodstanding.surveys.roster.contacts import objections

LANGUAGE_CHOICES = [(code, name) for code, name in settings.LANGUAGES if code in LANGUAGES]


def limits() -> Limits:
    """How large a list may be: 20,000 rows in 2 MB, or what the operator of the install has raised it to."""
    usual = Limits()
    rows: int = getattr(settings, "ROSTER_ROWS", usual.rows)
    larger = max(1.0, rows / usual.rows)
    return replace(
        usual,
        rows=rows,
        file_bytes=int(usual.file_bytes * larger),
        unpacked_bytes=int(usual.unpacked_bytes * larger),
    )


class ListForm(forms.Form):
    """A file or pasted text, one of them, and the language of people for whom the list names none."""

    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel (.xlsx)."), required=False, allow_empty_file=True)
    pasted = forms.CharField(
        label=_("Or paste the list"),
        help_text=_("With its headings in the first line, as copied from a spreadsheet."),
        widget=forms.Textarea({"rows": 6, "spellcheck": "false", "maxlength": 2_000_000}),
        required=False,
        strip=False,
    )
    language = forms.ChoiceField(
        label=_("Language of people for whom the list names none"), choices=LANGUAGE_CHOICES, initial="en"
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("file")) == bool((given.get("pasted") or "").strip()):
            self.add_error("file", gettext("Choose a file or paste the list: one of the two."))
        return given

    @property
    def source(self) -> str:
        """The name of the file, or 'pasted'."""
        upload = self.cleaned_data["file"]
        return str(upload.name) if upload else "pasted"

    def table(self) -> Table:
        """The table that was sent. Raises ImportRefused, naming the limit where one is passed."""
        upload, most = self.cleaned_data["file"], limits()
        try:
            if upload and upload.size > most.file_bytes:
                raise refusal(f"{upload.size:,} bytes", f"at most {most.file_bytes:,} bytes")
            data = upload.read() if upload else self.cleaned_data["pasted"].encode()
            return read_table(data, name=self.source, limits=most)
        except ImportRefused as refused:
            raise ImportRefused(tuple(_with_limit(problem, most) for problem in refused.problems)) from None


def _with_limit(problem: Any, most: Limits) -> Any:
    """The problem; where a limit of the whole list is passed, with whom to ask to raise it: a roster is not split."""
    if problem.line is not None or "at most" not in problem.expected:
        return problem
    words = gettext("A roster is one list of at most %(rows)s clients here; the operator of this install can raise it.")
    return replace(problem, advice=words % {"rows": f"{most.rows:,}"})


class Person(NamedTuple):
    """The three fields that ask for one client's contact."""

    row: RosterRow
    email: BoundField
    name: BoundField
    language: BoundField


class PeopleForm(forms.Form):
    """One person for each of these clients; one left empty is asked for again."""

    def __init__(
        self, rows: Sequence[RosterRow], own_domains: frozenset[str], taken: frozenset[str], *given: Any, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.rows, self._own_domains, self._taken = rows, own_domains, taken
        for row in rows:
            mail = forms.EmailInput({"autocomplete": "off", "spellcheck": "false"})
            self.fields[f"email_{row.pk}"] = forms.CharField(
                label=_("E-mail"), widget=mail, required=False, max_length=254
            )
            self.fields[f"name_{row.pk}"] = forms.CharField(label=_("Name"), required=False, max_length=120)
            self.fields[f"language_{row.pk}"] = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_CHOICES)

    def persons(self) -> Iterator[Person]:
        for row in self.rows:
            yield Person(row, self[f"email_{row.pk}"], self[f"name_{row.pk}"], self[f"language_{row.pk}"])

    @property
    def people(self) -> Mapping[int, tuple[Addressee, ...]]:
        """Whom to ask, by roster row, where an address is given."""
        given = self.cleaned_data
        return {
            row.pk: (Addressee(email, given.get(f"name_{row.pk}", ""), given.get(f"language_{row.pk}", "en")),)
            for row in self.rows
            if (email := given.get(f"email_{row.pk}", "").lower())
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row, named in self.people.items():
            if not is_address(named[0].email):
                self.add_error(f"email_{row}", gettext("Write an address such as amina@client.example."))
        for row, objection in objections(self.people, self._own_domains, self._taken):
            self.add_error(f"email_{row}", objection)
        if not self.people and not self.errors:
            raise forms.ValidationError(gettext("Write at least one address."))
        return given
