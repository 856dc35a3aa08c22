"""Publishing the findings of an edition."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from goodstanding.accreditation.finding import Preview, behind, stored
from goodstanding.accreditation.findings_refusals import FindingsChanged, FindingsPublished, FindingsTooEarly
from goodstanding.accreditation.models import Findings
from goodstanding.accreditation.queries.findings import findings_of, findings_preview
from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.models import Programme

declare("accreditation.findings_published", "An operator published the findings of an edition.")


@transaction.atomic
def publish_findings(
    programme: Programme, edition: int, digest: str, introduction: Mapping[str, str], *, by: Actor, at: datetime
) -> Findings:
    """Publishes the findings of an edition as they were previewed, for good; doing it twice is the same findings.

    `digest` is the preview's, `introduction` what the operator says first, by language. Raises FindingsPublished,
    FindingsTooEarly, FindingsChanged.
    """
    require(by.operates(programme.pk))
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    words = {language: text for language, text in introduction.items() if text}
    if stands := findings_of(by, programme).filter(edition=edition).first():
        if (stands.inputs_digest, stands.introduction) == (digest, words):
            return stands
        raise FindingsPublished(edition)
    found = findings_preview(by, programme, edition, at.date())
    if found is None or found.digest != digest:
        raise FindingsChanged
    if found.waits:
        raise FindingsTooEarly(found.waits)
    findings = _published(programme, found, words, by=by, at=at)
    _record(findings, by=by, at=at)
    return findings


def _published(programme: Programme, found: Preview, words: Mapping[str, str], *, by: Actor, at: datetime) -> Findings:
    policy, norms = found.policies
    findings: Findings = Findings.objects.create(
        programme=programme,
        edition=found.edition,
        instrument=found.instrument,
        policy=policy.id,
        policy_digest=policy.digest,
        norm_policy=norms.id,
        inputs_digest=found.digest,
        tables=stored(found.publication),
        behind=behind(found.year, found.publication),
        introduction=dict(words),
        published_at=at,
        published_by_id=person(by),
    )
    return findings


def _record(findings: Findings, *, by: Actor, at: datetime) -> None:
    """The digest of what everybody reads, never of what is behind it."""
    shown = json.dumps([findings.tables, findings.introduction], sort_keys=True, separators=(",", ":"))
    data = {
        "edition": findings.edition,
        "policy_digest": findings.policy_digest,
        "digest": hashlib.sha256(shown.encode()).hexdigest(),
    }
    subject, tenant = ("programme", findings.programme_id), f"programme:{findings.programme_id}"
    record("accreditation.findings_published", by=by, at=at, subject=subject, tenant=tenant, data=data)
