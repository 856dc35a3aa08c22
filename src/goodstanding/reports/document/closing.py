"""The last pages: named answers, silence and quality, method."""

from django.utils.translation import gettext as _

from goodstanding.reports.content.tree import Person, Report, Review, Silence
from goodstanding.reports.document.blocks import Block, Page, facts, heading, ltr, note, paragraph, points
from goodstanding.reports.signing import digest


def people(report: Report) -> Page:
    """Who chose to be named, and what each said. For the team alone."""
    title = _("Clients who answered by name")
    if not report.people:
        return Page("people", title, (paragraph(_("Nobody chose to be named.")),))
    said = _("They let your team see their answers with their names. Keep this page to your team; reply once to each.")
    hidden = _("“hidden” stands where fewer than {least} others answered: their answers would follow from these.")
    lead = [paragraph(said)]
    if any(answer is None for person in report.people for answer in person.answers):
        lead.append(note(hidden.format(least=report.method.least)))
    words = {item.position: item.words for dimension in report.dimensions for item in dimension.items}
    return Page("people", title, (*lead, *(_person(person, words) for person in report.people)))


def _person(person: Person, words: dict[int, str]) -> Block:
    rows = [
        (f"{place}. {words.get(place, '')}".strip(), _("hidden") if answer is None else answer.replace("-", "–"))
        for place, answer in enumerate(person.answers, start=1)
    ]
    return Block("person", person.name, person.company, rows=tuple(rows), person=person)


def quality(report: Report) -> Page:
    """Who stayed silent, and what the review of the answers found."""
    silent = [heading(_("Silence")), *_silence(report.silence, report.method.least)]
    blocks = (*silent, heading(_("Review of the answers")), *_review(report))
    return Page("quality", _("Silence and quality"), blocks, goes_on=True)


def _silence(silence: Silence, least: int) -> list[Block]:
    if silence.reached is None or silence.silent_percent is None:
        return [paragraph(_("It is not known how many clients were asked, so nothing can be said of the silent ones."))]
    asked = _("{answered} of {reached} clients reached answered; {percent} % stayed silent.")
    said = [paragraph(asked.format(answered=silence.answered, reached=silence.reached, percent=silence.silent_percent))]
    if silence.difference is None:
        words = _("Early and late answers are compared when each are from {least} clients or more.")
        return [*said, note(words.format(least=least))]
    words = _("The scores of clients who answered after a reminder differ by {difference} points from those before it.")
    said.append(paragraph(words.format(difference=ltr(silence.difference))))
    if silence.interval:
        low, high = silence.interval
        said.append(
            paragraph(_("90 % interval of the difference: {low} to {high}.").format(low=ltr(low), high=ltr(high)))
        )
    return [*said, note(_("Late answers stand for those who never answered: it is the best sign there is of them."))]


def _review(report: Report) -> list[Block]:
    review = report.review
    if review is None:
        return [paragraph(_("The answers come from a file: nobody has reviewed them."))]
    counts = facts(
        (_("Patterns looked at"), str(review.flags)),
        (_("Patterns found to be in order"), str(review.kept)),
        (_("Responses left out"), str(review.excluded)),
    )
    return [counts, *_with_and_without(review, report.method.least)]


def _with_and_without(review: Review, least: int) -> list[Block]:
    if review.same_decision is None:
        return []
    same = _("With the answers that were left out the decision would be the same.")
    other = _("With the answers that were left out the decision would be another.")
    said = [paragraph(same if review.same_decision else other)]
    if review.score_with is None:
        words = _("The score with them is hidden: they are from fewer than {least} clients.")
        return [*said, note(words.format(least=least))]
    return [*said, paragraph(_("The score with them: {score}.").format(score=review.score_with))]


def method(report: Report) -> Page:
    """What judged, what is hidden, and how to disagree."""
    used = report.method
    rows = [
        (_("Award rule"), used.policy),
        (_("Digest of the rule"), used.policy_digest),
        (_("Rule of what is shown"), used.disclosure),
    ]
    rows += [(_("Questions"), used.instrument)] if used.instrument else []
    rows.append((_("Digest of this report"), digest(report)))
    names: dict[str, str | int] = {"operator": report.operator, "programme": report.programme, "least": used.least}
    return Page(
        "method",
        _("Method, and how to disagree"),
        (
            paragraph(_("Each client organisation has one vote. The trust score is the mean of the clients' scores.")),
            *_hidden(names),
            *(
                [note(_("This translation of the questions is a draft; the original decides."))]
                if used.wording_draft
                else []
            ),
            facts(*rows),
            *([heading(_("Who decided")), points(*used.independence)] if used.independence else []),
            heading(_("How to disagree")),
            *_disagree(names),
        ),
        goes_on=True,
    )


def _hidden(names: dict[str, str | int]) -> list[Block]:
    groups = _(
        "Figures of fewer than {least} clients are hidden, and others with them where they would give these away."
    )
    nearly = _("Where all clients but one or none say the same, the report says “nearly all” and no number.")
    sealed = _(
        "The digest is of what is shown here: from a digest of all answers, who knows all but one could find that one."
    )
    return [points(groups.format(**names), nearly, sealed)]


def _disagree(names: dict[str, str | int]) -> list[Block]:
    if not names["operator"]:
        return [paragraph(_("Nobody has signed this report: it is made from a file by the published rule."))]
    write = _(
        "Write to {operator}, which runs {programme}. Quote the digest of this report; say which fact is wrong and why."
    )
    then = _(
        "A ruling is added to the facts and the rule is applied anew; nothing is edited by hand, and you hear of it."
    )
    return [paragraph(f"{write.format(**names)} {then}")]
