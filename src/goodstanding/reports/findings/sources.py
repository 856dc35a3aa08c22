"""What findings are laid out from: published ones, or a preview of the operator's."""

from datetime import date

from goodstanding.accreditation.finding import Preview, publication_of
from goodstanding.accreditation.models import Findings
from goodstanding.base.access import STRANGER
from goodstanding.policies import Instrument
from goodstanding.reports.findings.pages import Source
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import policies_of


def source_of(findings: Findings, language: str) -> Source:
    """Published findings, as everybody reads them."""
    policies, on = policies_of(STRANGER, findings.programme), findings.published_at.date()
    instrument = policies.instrument(findings.instrument, on)
    words = findings.introduction
    return Source(
        findings.programme.name,
        findings.programme.operator,
        findings.edition,
        on,
        findings.policy,
        publication_of(findings),
        questions(instrument, findings.programme, language),
        policies.findings(on, findings.policy.partition("@")[0]),
        words.get(language) or next(iter(words.values()), ""),
    )


def previewed(found: Preview, programme: Programme, on: date, language: str) -> Source:
    """Findings as they would be published on a day."""
    policy, _norms = found.policies
    instrument = policies_of(STRANGER, programme).instrument(found.instrument, on)
    return Source(
        programme.name,
        programme.operator,
        found.edition,
        on,
        policy.id,
        found.publication,
        questions(instrument, programme, language),
        policy.value,
    )


def questions(instrument: Instrument, programme: Programme, language: str) -> dict[str, str]:
    """Item key -> its words in the language, the original's where it has none."""
    wording = instrument.wordings.get(language, instrument.original)
    names = {"marketplace": "…", "programme": programme.name}
    return {item.key: wording.items[item.key].format_map(names) for item in instrument.items}
