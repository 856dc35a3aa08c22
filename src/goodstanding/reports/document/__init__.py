"""A report laid out: the same pages, words and figures for every face."""

from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from goodstanding.reports.content import Report
from goodstanding.reports.document.blocks import Document
from goodstanding.reports.document.closing import method, people, quality
from goodstanding.reports.document.comparing import comparison
from goodstanding.reports.document.opening import opening
from goodstanding.reports.document.pictures import Figures
from goodstanding.reports.document.themes import theme

__all__ = ["Document", "document"]


def document(report: Report) -> Document:
    """The report as pages of blocks, in its language."""
    with override(report.language):
        return _document(report)


def _document(report: Report) -> Document:
    figures = Figures(report.answer.scale, report.marketplace, report.method.least)
    title = _("Findings on {name}").format(name=report.marketplace)
    pages = [opening(report, figures), *(theme(each, report, figures) for each in report.dimensions)]
    compared = (comparison(report),) if report.programme else ()
    running = " · ".join(filter(None, (report.marketplace, report.programme, report.edition)))
    return Document(
        language=report.language,
        is_rtl=get_language_info(report.language)["bidi"],
        title=f"{title}, {report.edition}" if report.edition else title,
        author=report.operator or report.marketplace,
        on=report.on,
        running=running,
        pages=(*pages, *compared, people(report), quality(report), method(report)),
    )
