"""What the people of the story write: rules, briefs, messages."""

from typing import Final

from goodstanding.reputation.actions import Minimums
from goodstanding.rules.scorecards import PaperNeed, RateNeed

GUIDELINES: Final = """Say what you will do, and do what you said. If you cannot, say so before the day, not after it.

Write to each other in the thread of the engagement, so that both can read later what was agreed.

A review speaks of the work: what was asked, what was done, how you worked together. Nobody asks for a good one, pays
for one or threatens with a bad one.

What you learn about a client's business stays with you. Insults, threats and discrimination end an account.

Keep payment on Kazi Hub. Work that is paid beside it is not covered by anything that stands here."""
TERMS: Final = """Kazi Hub brings companies and freelancers together. The contract about the work is between the two.

Rate, expenses, first day and day of delivery are agreed before the work starts. A change counts from the moment at
which both have accepted it.

The company looks at a delivery within 3 working days: it approves it, or says what is missing.

An invoice is due 14 days after it is sent, unless you agreed otherwise. Kazi Hub keeps 8 % of what is paid.

Either side can end an engagement at any time and gives a reason. What was delivered and approved by then is paid."""
CERTIFICATE: Final = "Handling personal data"
INSURANCE: Final = "Professional indemnity"
REQUIRED: Final = Minimums(
    "Work with client data",
    rates=(RateNeed("delivered_on_time", "least", 0.6),),
    papers=(PaperNeed("certificate", CERTIFICATE, is_checked=True), PaperNeed("insurance", INSURANCE)),
)
ABOUT_DUNE: Final = (
    "We measure deliveries for carriers in six countries: where parcels wait, and why. Eleven people in Nairobi and "
    "Mombasa, and freelancers for what we cannot do ourselves."
)
ABOUT_KIJANI: Final = "Sixty primary schools in four counties. We count attendance and results, and act on both."
ABOUT_HARAKA: Final = "Parcels within a day, in Nairobi and Kisumu."
