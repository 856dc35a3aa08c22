"""The public face of the made programme: its page, sponsors, calendar, contacts, and the news of an award.

Written by the operator through the nouns' actions, like everything in the world.
"""

from datetime import date, datetime, timedelta
from typing import Final

from goodstanding.accreditation.models import Award
from goodstanding.badges.actions import set_publicity, write_story
from goodstanding.badges.publicity import Switches
from goodstanding.base.access import SYSTEM, Actor, person
from goodstanding.community import actions
from goodstanding.community.languages import LANGUAGES, ORIGINAL
from goodstanding.community.models import Announcement
from goodstanding.community.queries import our_text
from goodstanding.people.queries import held_at
from goodstanding.surveys.models import Programme

TEXTS: Final = {
    "welcome": (
        "Trusted Talent Partner asks the clients of small talent marketplaces what working through them is like. "
        "Who meets the published rule is a Trusted Talent Partner for a year, and everybody can check why."
    ),
    "why": (
        "- Clients who do not know you yet see that others trust you, and how we know.\n"
        "- You get a report of several pages, awarded or not: your three strongest points, three to fix, and what "
        "would change the result.\n"
        "- Nobody outside learns that you took part unless you are awarded.\n"
        "- Nothing but what your clients say decides: no fee, no sponsor, no quota."
    ),
    "how": (
        "1. Describe your marketplace and send the complete list of your clients. This takes about 15 minutes.\n"
        "2. We write to your clients, in their language. They answer 13 statements in less than 10 minutes.\n"
        "3. After the last reminder the field closes. Ten clients or more make a candidate.\n"
        "4. The rule decides, and a person who has no part in your marketplace signs.\n"
        "5. You read the report. With an award come the badge, the press kit and your line in the register."
    ),
    "faq": (
        "How many clients do we need?\n\n"
        "Ten who answer. Fifteen are better: fewer answers have to be better ones, so that luck awards nobody.\n\n"
        "May we choose whom you ask?\n\n"
        "No. We ask all your clients or draw some by lot, and the draw can be checked by anybody.\n\n"
        "Do you write to our clients again and again?\n\n"
        "No. Each gets one invitation and at most two reminders, and can end that with one click.\n\n"
        "What does it cost?\n\n"
        "The beta was free. A round costs a small fee now, and the operator waives it where it stands in the way. "
        "No rule reads what was paid.\n\n"
        "Who pays for the programme?\n\n"
        "Fees and the sponsors named below. They learn nothing that this page does not say.\n\n"
        "What if our clients are unhappy?\n\n"
        "Then the report says with what, and what others did about it:\n\n"
        "- one thing to do for each weak statement,\n"
        "- what would have changed the result,\n"
        "- when you can come back."
    ),
}
SPONSORS: Final = (
    ("principal", "Baraka Foundation", "https://baraka.example"),
    ("sponsor", "Lumen Payments", "https://lumen-payments.example"),
    ("sponsor", "Studio Ostra", ""),
    ("supporter", "Guild of Independent Translators", "https://translators.example"),
)
DATES: Final = (
    (
        timedelta(days=19),
        timedelta(days=19),
        {
            "en": "Open call: ask us anything, online, 15:00 UTC",
            "es": "Sesión abierta: pregúntenos lo que quiera, en línea, 15:00 UTC",
            "fr": "Rencontre ouverte : posez toutes vos questions, en ligne, 15 h UTC",
            "pt": "Conversa aberta: pergunte o que quiser, on-line, 15h UTC",
            "ar": "لقاء مفتوح: اسأل ما شئت، عبر الإنترنت، 15:00 بالتوقيت العالمي",
        },
    ),
    (
        timedelta(days=68),
        timedelta(days=68),
        {
            "en": "Last day to open a round of this edition",
            "es": "Último día para abrir una ronda de esta edición",
            "fr": "Dernier jour pour ouvrir un cycle de cette édition",
            "pt": "Último dia para abrir uma rodada desta edição",
            "ar": "آخر يوم لفتح جولة في هذه الدورة",
        },
    ),
    (
        timedelta(days=110),
        timedelta(days=111),
        {
            "en": "Winners’ days, Nairobi and online",
            "es": "Jornadas de las plataformas distinguidas, Nairobi y en línea",
            "fr": "Journées des lauréats, Nairobi et en ligne",
            "pt": "Jornadas das plataformas distinguidas, Nairóbi e on-line",
            "ar": "أيام الفائزين، نيروبي وعبر الإنترنت",
        },
    ),
)
STORY: Final = (
    "We had asked ourselves for years whether clients come back because they are glad or because they are used to us. "
    "Now we know, and we know what to do next: the report named one thing that two of them missed.\n\n"
    "Thank you to everybody who took ten minutes."
)


def write_programme_page(programme: Programme, *, today: date, by: Actor, at: datetime) -> None:
    """Publishes the programme's page in every language, names its sponsors and contacts, and dates its calendar."""
    actions.edit_page(programme, ORIGINAL, TEXTS, by=by, at=at)
    for language in LANGUAGES:
        if language != ORIGINAL:
            texts = our_text(by, programme, language).texts
            actions.edit_page(programme, language, texts, by=by, at=at)
    for tier, name, site in SPONSORS:
        actions.name_sponsor(programme, tier, name, site=site, by=by, at=at)
    for first, last, words in DATES:
        ends_on = today + last if last > first else None
        actions.add_milestone(programme, words, today + first, ends_on, by=by, at=at)
    operator = held_at(SYSTEM, "operator", programme.pk).get(account=person(by)).account
    actions.name_contact(programme, "leader", operator, by=by, at=at)


def tell_the_news(award: Award, *, team: Actor, operator: Actor, at: datetime) -> Announcement:
    """The marketplace agrees, the operator announces its award, and the team adds its story."""
    marketplace = award.decision.round.marketplace
    set_publicity(marketplace, Switches(announces=True), by=team, at=at)
    announcement = actions.announce(award, by=operator, at=at)
    write_story(marketplace, STORY, by=team, at=at)
    return announcement
