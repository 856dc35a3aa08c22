"""A profile as the form sends it."""

PROFILE = {
    "name": "Kazi Mpya",
    "site": "kazimpya.example",
    "country": "KE",
    "zone": "Africa/Nairobi",
    "founded": "2019",
    "size": "11-50",
    "region": ["Sub-Saharan Africa", "Europe and Central Asia"],
    "category": ["Software"],
    "language": ["en", "sw"],
    "ownership": ["women-owned", "minority-owned"],
}
