"""What all public pages of the community share: they are small, run nothing, and tell nothing of who fell short."""

import gzip
import re

import pytest
from django.db import transaction
from django.test import Client

from accreditation.telling import awarded, decided
from community.publishing import LATER, PROGRAMME, bare, consent
from goodstanding.badges.actions import write_story
from goodstanding.community import actions
from goodstanding.community.structured import element
from making import scene

pytestmark = pytest.mark.django_db
PAGES = (PROGRAMME, f"{PROGRAMME}/contact/leader", "/news", "/news/kazi-hub-trusted-talent-partner-2026")


@pytest.fixture
def announced():
    set_up = scene()
    award = awarded(set_up)
    consent(set_up)
    actions.announce(award, by=set_up.ole.actor, at=LATER)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_one_small_answer_that_runs_nothing_and_asks_nobody_else(announced, path, language):
    page = Client().get(f"{path}?language={language}")
    scripts = re.findall(r"<script([^>]*)>", page.text)
    loads = re.findall(r'(?:src|<link rel="(?:icon|stylesheet)"[^>]*href)="([^"]+)"', page.text)
    assert (page.status_code, set(scripts) <= {' type="application/ld+json"'}) == (200, True)
    assert set(loads) <= {"/static/base/seal.svg"}
    assert len(gzip.compress(page.content)) <= 20_000


def test_a_name_cannot_leave_the_data_for_search_engines():
    assert element({"name": "</script><b>x"}).count("</script>") == 1


@pytest.mark.database
def test_who_fell_short_and_who_never_applied_are_answered_about_alike():
    def public_bytes(values):
        set_up = scene()
        if values:
            decided(set_up, values)
        consent(set_up)
        write_story(set_up.kazi_hub, "We try.", by=set_up.team.actor, at=LATER)
        answers = [Client().get(path) for path in (*PAGES, "/news.atom")]
        return [(answer.status_code, bare(answer.text)) for answer in answers]

    worlds = []
    for values in ([2] * 12, [], [4] * 3, [5] * 12):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            worlds.append(public_bytes(values))
            1 / 0  # noqa: B018  the world is taken back
    assert [status for status, _body in worlds[0]] == [200, 200, 200, 404, 200]
    assert worlds[0] == worlds[1] == worlds[2] != worlds[3]
