"""A page for each dimension: its figures, what is on the watch list, what to do."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.reports.content.tree import Advice, Dimension, Item, Report
from goodstanding.reports.document.blocks import Block, Page, facts, heading, ltr, note, paragraph, steps
from goodstanding.reports.document.pictures import Figures
from goodstanding.rules.agreement import AgreementWord


def theme(dimension: Dimension, report: Report, figures: Figures) -> Page:
    """Means, distributions, change, watch list and playbook of one dimension."""
    means = figures.items(dimension.items)
    drawn = [_item(item, report, figures) for item in dimension.items]
    return Page(
        dimension.key,
        dimension.words,
        (
            *_summary(dimension, report),
            means,
            heading(_("Statement by statement")),
            note(_bins(report)),
            *drawn,
            *_watch_list(dimension),
            *_advice(dimension, report),
        ),
    )


def _summary(dimension: Dimension, report: Report) -> list[Block]:
    if dimension.mean is None:
        words = _("The mean of this theme is hidden: a statement of it was answered by fewer than {least} clients.")
        return [note(words.format(least=report.method.least))]
    said = [Block("number", dimension.mean, _("of {high}, the clients' mean").format(high=report.answer.scale[1]))]
    if dimension.interval:
        words = _("With 90 % confidence the mean over all clients lies between {low} and {high}.")
        said.append(paragraph(words.format(low=dimension.interval[0], high=dimension.interval[1])))
    if dimension.agreement:
        said.append(paragraph(_agreement(dimension.agreement)))
    return said


def _agreement(word: AgreementWord) -> str:
    return {
        AgreementWord.NEAR: _("Clients nearly agree with each other here."),
        AgreementWord.SPREAD: _("Clients differ here: the mean hides good and bad experiences."),
        AgreementWord.SPLIT: _("Clients are split here: some are well served and others are not. Find out who."),
    }[word]


def _bins(report: Report) -> str:
    low, high = map(float, report.answer.scale)
    words = _("How many clients are where: low is under {low}, high is {high} or more, middle lies between.")
    half, centre = (high - low) / 8, (low + high) / 2
    return words.format(low=f"{centre - half:g}", high=f"{centre + half:g}")


def _item(item: Item, report: Report, figures: Figures) -> Block:
    drawn = figures.distribution(item)
    return replace(drawn, kind="item", words=f"{item.position}. {item.words}", more=_figures(item, report))


def _figures(item: Item, report: Report) -> str:
    if item.mean is None:
        return _("Hidden: fewer than {least} clients answered.").format(least=report.method.least)
    words = ngettext(
        "Mean {mean} of {clients} client; the floor is {floor}.",
        "Mean {mean} of {clients} clients; the floor is {floor}.",
        item.clients or 0,
    )
    said = words.format(mean=item.mean, clients=item.clients, floor=item.floor)
    if item.change is None:
        return f"{said} {_('No earlier figure in the same words.')}"
    before = _("Edition before: {before}, so {change}.").format(before=item.before, change=ltr(item.change))
    return f"{said} {before}"


def _watch_list(dimension: Dimension) -> list[Block]:
    below = [item.words for item in dimension.items if item.standing == "below"]
    watch = [item.words for item in dimension.items if item.standing == "watch"]
    rows = [(words, _("under its floor")) for words in below] + [(words, _("near its floor")) for words in watch]
    if not rows:
        return [heading(_("Watch list")), paragraph(_("Nothing of this theme is on it."))]
    return [heading(_("Watch list")), facts(*rows)]


def _advice(dimension: Dimension, report: Report) -> list[Block]:
    advised = [(item, item.advice) for item in dimension.items if item.advice]
    if not advised:
        return []
    told = [block for item, advice in advised for block in _play(item, advice)]
    draft = (
        [note(_("This advice is a translation that nobody has reviewed yet."))] if report.method.advice_draft else []
    )
    return [heading(_("What to do")), *draft, *told]


def _play(item: Item, advice: Advice) -> list[Block]:
    after = _("In three months: {check}").format(check=advice.check)
    return [
        Block("paragraph", item.words, tone="warning"),
        paragraph(advice.means),
        steps(*advice.steps),
        paragraph(after),
    ]
