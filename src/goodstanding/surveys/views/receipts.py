"""A respondent's receipt: as a file with its proof, and checked by its two lines without the link."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.base.access import STRANGER
from goodstanding.surveys.forms.receipts import ReceiptForm
from goodstanding.surveys.queries import check_receipt
from goodstanding.surveys.respondent.checked import checked_words
from goodstanding.surveys.respondent.limits import count_wrong
from goodstanding.surveys.respondent.shell import calm, page
from goodstanding.surveys.respondent.standing import standing
from goodstanding.surveys.views.answering import opened


@require_safe
def receipt_file(request: HttpRequest) -> HttpResponse:
    """The receipt of the answers that stand, as a file; the page of the invitation while no checkpoint covers it."""
    link, invited = opened(request)
    if invited is None:
        return page(request, "unknown", status=404, is_clean=True)
    proof = check_receipt(STRANGER, str(invited.kept.id), invited.kept.digest).proof if invited.kept else None
    if proof is None:
        return standing(request, invited, link, status=404)
    response = calm(JsonResponse(proof, json_dumps_params={"indent": 2}))
    response["Content-Disposition"] = 'attachment; filename="receipt.json"'
    return response


@csrf_exempt  # whoever has a receipt may check it; nothing is changed
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The two lines of a receipt, and what stands of its answers. Raises TooManyWrongLinks."""
    form = ReceiptForm(request.POST or None)
    if request.method != "POST":
        return page(request, "check", form=form)
    if not form.is_valid():
        return page(request, "check", status=422, form=form)
    found = check_receipt(STRANGER, *form.lines)
    if found.state == "unknown":
        count_wrong(request)
    return page(request, "check", form=form, found=checked_words(found))
