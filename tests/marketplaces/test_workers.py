"""Workers and agencies: added by a team, described by themselves, with papers and pictures; companies likewise."""

import io
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.base.files import UnusablePicture
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.marketplaces import actions, queries
from goodstanding.marketplaces.actions import About, Freelancer, Paper, Portrait
from goodstanding.marketplaces.models import Qualification, TeamInvitation, Worker
from goodstanding.marketplaces.refusals import ExclusiveElsewhere
from making import OPENED
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db
TODAY = OPENED.date()


@pytest.fixture
def work() -> Work:
    return scene_of_work()


def png(side: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), "green").save(out, "PNG")
    return out.getvalue()


def paper(work: Work, by: object = None, **said: object) -> Qualification:
    entered = {"kind": "insurance", "title": "Liability", "expires_on": TODAY + timedelta(days=9), **said}
    return actions.add_qualification(work.wanjirus, Paper(**entered), by=by or work.wanjiru.actor, at=OPENED)


def test_workers_of_one_name_get_addresses_of_their_own(work: Work):
    many = [Freelancer(f"x{n}", "Amani Otieno") for n in range(3)] + [Freelancer("x9", "وانجيرو")]
    added = actions.add_workers(work.kazi_hub, many, by=work.team.actor, at=OPENED)
    assert [worker.slug for worker in added.values()] == ["amani-otieno", "amani-otieno-x1", "amani-otieno-x2", "x9"]
    assert actions.add_workers(work.kazi_hub, many, by=work.team.actor, at=OPENED) == added


def test_a_worker_is_described_by_oneself_and_by_the_team_and_by_nobody_else(work: Work):
    said = Portrait("Wanjiru K.", "Charts that people read", hidden=("rate", "reviews"))
    for who in (work.wanjiru, work.team):
        assert actions.describe_worker(work.wanjirus, said, by=who.actor, at=OPENED).hidden == ["rate"]
    for who in (work.otieno, work.amina, work.mallory):
        with pytest.raises(NotYours):
            actions.describe_worker(work.wanjirus, said, by=who.actor, at=OPENED)


def test_a_paper_that_ran_out_is_kept_and_holds_nothing(work: Work):
    entered = paper(work)
    assert list(queries.holdings(work.mallory.actor, work.wanjirus, entered.expires_on)) == [entered]
    assert not queries.holdings(work.mallory.actor, work.wanjirus, entered.expires_on + timedelta(days=1)).exists()
    assert list(queries.papers_of(work.wanjiru.actor, work.wanjirus)) == [entered]


def test_a_paper_entered_anew_with_other_dates_is_to_be_checked_anew(work: Work):
    first = paper(work)
    actions.check_qualification(first, "The original, by video.", by=work.team.actor, at=OPENED)
    assert paper(work) == first
    renewed = paper(work, expires_on=TODAY + timedelta(days=400))
    assert (renewed == first, hasattr(renewed, "check_made")) == (False, False)
    assert list(queries.papers_of(work.wanjiru.actor, work.wanjirus)) == [renewed]


def test_the_team_alone_says_that_it_saw_a_paper(work: Work):
    with pytest.raises(NotYours):
        actions.check_qualification(paper(work), "I saw it.", by=work.wanjiru.actor, at=OPENED)


def test_a_new_portrait_takes_the_place_of_the_old_one(work: Work):
    by = {"by": work.wanjiru.actor, "at": OPENED}
    old = actions.add_photo(work.wanjirus, "photo", png(), "Wanjiru, smiling", **by)
    new = actions.add_photo(work.wanjirus, "photo", png(50), "Wanjiru at work", **by)
    actions.add_photo(work.wanjirus, "portfolio", png(60), "A chart", **by)
    assert [each.pk for each in queries.photos_of(work.mallory.actor, work.wanjirus) if each.kind == "photo"] == [
        new.pk
    ]
    assert queries.public_photo(work.mallory.actor, old.pk) is None
    with pytest.raises(UnusablePicture):
        actions.add_photo(work.wanjirus, "photo", b"<svg/>", "No picture", **by)


def test_an_exclusive_member_belongs_to_no_other_agency(work: Work):
    agencies = actions.add_agencies(work.kazi_hub, {"a": "Atelier", "b": "Bureau"}, by=work.team.actor, at=OPENED)
    given = {"since": TODAY, "by": work.team.actor, "at": OPENED}
    membership = actions.join_agency(agencies["a"], work.wanjirus, is_exclusive=True, **given)
    for is_exclusive in (False, True):
        with pytest.raises(ExclusiveElsewhere):
            actions.join_agency(agencies["b"], work.wanjirus, is_exclusive=is_exclusive, **given)
    actions.leave_agency(membership, until=TODAY, by=work.wanjiru.actor, at=OPENED)
    actions.join_agency(agencies["b"], work.wanjirus, **given)
    assert [each.agency.name for each in queries.memberships_of(work.mallory.actor, work.wanjirus)] == ["Bureau"]


def test_a_company_is_described_by_who_acts_for_it(work: Work):
    said = About("Dune Analytics", "KE", "We count trucks.", "Amina", "https://dune.example/amina")
    assert actions.describe_company(work.dune, said, by=work.amina.actor, at=OPENED).manager_name == "Amina"
    with pytest.raises(NotYours):
        actions.describe_company(work.dune, said, by=work.wanjiru.actor, at=OPENED)
    actions.verify_payment(work.dune, TODAY, by=work.team.actor, at=OPENED)
    actions.verify_payment(work.dune, TODAY + timedelta(days=3), by=work.team.actor, at=OPENED)
    work.dune.refresh_from_db()
    assert work.dune.payment_verified_on == TODAY


@pytest.mark.parametrize(("place", "page"), [("dune", "/companies/{}/profile"), ("otienos", "/workers/{}/profile")])
def test_an_invited_address_comes_to_act_for_a_company_or_as_a_worker(client: Client, work: Work, place, page):
    invited = getattr(work, place)
    actions.invite_to_act(invited, "Mallory@People.example", by=work.team.actor, at=OPENED)
    actions.invite_to_act(invited, "mallory@people.example", by=work.team.actor, at=OPENED)
    assert (TeamInvitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)
    client.force_login(work.mallory)
    assert client.get(page.format(invited.pk)).status_code == 404
    assert "Accept" in client.get("/team-invitations").content.decode()
    client.post(f"/team-invitations/{TeamInvitation.objects.get().pk}/accept")
    assert client.get(page.format(invited.pk)).status_code == 200
    assert client.get("/marketplaces/kazi-hub/workers").status_code == 404


def test_every_act_on_a_profile_is_recorded_once(work: Work):
    entered = paper(work)
    actions.remove_qualification(entered, by=work.wanjiru.actor, at=OPENED)
    actions.remove_qualification(entered, by=work.wanjiru.actor, at=OPENED)
    kinds = [kind for kind in Event.objects.values_list("kind", flat=True) if "qualification" in kind]
    assert kinds == ["marketplaces.qualification_added", "marketplaces.qualification_removed"]


def test_a_worker_edits_the_whole_profile_on_its_page(client: Client, work: Work):
    page = f"/workers/{work.wanjirus.pk}/profile"
    client.force_login(work.wanjiru)
    with clock.pinned(OPENED):
        assert "complete to 5 of 100" in client.get(page).content.decode()
        said = {"name": "Wanjiru", "headline": "Charts", "about": "Ten years.", "country": "KE", "rate": "35.50"}
        assert client.post(page, said).status_code == 302
        skills = [client.post(page.replace("profile", "papers"), {"kind": "skill", "title": t}) for t in ("D3", "SQL")]
        picture = io.BytesIO(png())
        picture.name = "me.png"
        given = {"kind": "photo", "description": "Wanjiru", "file": picture}
        sent = [*skills, client.post(page.replace("profile", "photos"), given)]
        assert [each.status_code for each in sent] == [302] * 3
        shown = client.get(page).content.decode()
    assert "complete to 63 of 100" in shown
    assert Worker.objects.get(pk=work.wanjirus.pk).rate_cents == 3550


@pytest.mark.parametrize(
    ("act", "said", "kept"),
    [
        ("profile", {"name": "", "about": "Ten years."}, "Ten years."),
        ("papers", {"kind": "licence", "title": "X9", "issued_on": "2026-03-02", "expires_on": "2026-03-01"}, "X9"),
        ("photos", {"kind": "photo", "description": "My face"}, "My face"),
        ("invite", {"email": "nobody"}, "nobody"),
        ("agencies", {"agency": "77", "since": "2026-01-31"}, "2026-01-31"),
    ],
)
def test_what_is_wrong_is_said_on_the_page_and_kept(client: Client, work: Work, act: str, said: dict[str, str], kept):
    client.force_login(work.team)
    answer = client.post(f"/workers/{work.wanjirus.pk}/{act}", said)
    assert (answer.status_code, kept in answer.content.decode()) == (422, True)


def test_the_public_profile_shows_what_the_worker_chose(client: Client, work: Work):
    said = Portrait(
        "Wanjiru", "Charts that people read", "Ten years.", "KE", 3550, hidden=("rate", "insurance", "photo")
    )
    actions.describe_worker(work.wanjirus, said, by=work.wanjiru.actor, at=OPENED)
    paper(work)
    paper(work, kind="skill", title="D3", expires_on=None)
    photo = actions.add_photo(work.wanjirus, "photo", png(), "Wanjiru", by=work.wanjiru.actor, at=OPENED)
    with clock.pinned(OPENED):
        shown = client.get("/workers/kazi-hub/wanjiru").content.decode()
    seen = {text: text in shown for text in ("Charts that people read", "Kenya", "D3", "35.50", "Liability", ".png")}
    assert seen == dict(zip(seen, [True, True, True, False, False, False], strict=True))
    assert client.get(f"/photos/{photo.pk}.png").status_code == 404
    client.force_login(work.wanjiru)
    assert client.get(f"/photos/{photo.pk}.png")["Content-Type"] == "image/png"


def test_lists_of_a_team_are_searched_and_empty_ones_say_the_way_on(client: Client, work: Work):
    client.force_login(work.team)
    for kind, name, other in (("workers", "Wanjiru", "Otieno"), ("companies", "Dune Analytics", "nobody")):
        page = f"/marketplaces/kazi-hub/{kind}"
        found = client.get(page, {"q": name[:4].lower()}).content.decode()
        assert (name in found, other in found, "has “zzz”" in client.get(page, {"q": "zzz"}).content.decode()) == (
            True,
            False,
            True,
        )
    assert "No agency yet" in client.get("/marketplaces/kazi-hub/agencies").content.decode()
    added = client.post("/marketplaces/kazi-hub/workers", {"name": "Njeri", "external_id": "w7"})
    assert client.get(added["Location"]).status_code == 200


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=2, max_size=2, unique=True))
def test_a_paper_enters_with_its_dates_in_order_only(days: list[date]):
    from goodstanding.marketplaces.forms.workers import PaperForm

    for issued, expires in (*pairwise(sorted(days)), *pairwise(sorted(days, reverse=True))):
        form = PaperForm({"kind": "licence", "title": "X", "issued_on": issued, "expires_on": expires})
        assert form.is_valid() == (issued <= expires)
