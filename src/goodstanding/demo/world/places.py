"""The 24 marketplaces of the made world. None of them exists."""

from goodstanding.demo.world.plan import Identity

AFRICA, MENA, SOUTH_ASIA = "Sub-Saharan Africa", "Middle East and North Africa", "South Asia"
EAST_ASIA, LATIN, EUROPE = "East Asia and Pacific", "Latin America and the Caribbean", "Europe and Central Asia"
SOFTWARE, DESIGN, DATA, WRITING = "Software", "Design", "Data and AI", "Writing and translation"
SUPPORT, FINANCE, MARKETING, ENGINEERING = "Customer support", "Finance and accounting", "Marketing", "Engineering"


def _place(
    slug: str,
    name: str,
    where: tuple[str, str],
    founded: int,
    size: str,
    culture: str,
    regions: tuple[str, ...],
    categories: tuple[str, ...],
    languages: tuple[str, ...],
    ownership: tuple[str, ...],
) -> Identity:
    country, zone = where
    return Identity(slug, name, country, zone, founded, size, culture, regions, categories, languages, ownership)


BOOTSTRAPPED, LOCAL, WOMEN, MINORITY = "bootstrapped", "locally owned", "women-owned", "minority-owned"
COOPERATIVE, BACKED = "worker cooperative", "investor-backed"

PLACES = (
    _place("kazi-hub", "Kazi Hub", ("KE", "Africa/Nairobi"), 2017, "11-50", "swahili",
           (AFRICA,), (SOFTWARE, DATA, SUPPORT), ("en", "sw"), (BOOTSTRAPPED, LOCAL)),
    _place("mekong-bench", "Mekong Bench", ("VN", "Asia/Ho_Chi_Minh"), 2015, "51-200", "vietnamese",
           (EAST_ASIA,), (SOFTWARE, DESIGN), ("vi", "en"), (LOCAL,)),
    _place("talento-paisa", "Talento Paisa", ("CO", "America/Bogota"), 2014, "11-50", "spanish",
           (LATIN,), (SOFTWARE, MARKETING), ("es", "en"), (WOMEN, LOCAL)),
    _place("deccan-desk", "Deccan Desk", ("IN", "Asia/Kolkata"), 2012, "51-200", "hindi",
           (SOUTH_ASIA,), (SOFTWARE, FINANCE, DATA), ("en", "hi", "te"), (BACKED,)),
    _place("tbilisi-bench", "თბილისი Bench", ("GE", "Asia/Tbilisi"), 2019, "1-10", "georgian",
           (EUROPE,), (DESIGN, WRITING), ("ka", "en"), (BOOTSTRAPPED, LOCAL)),
    _place("kigali-bench", "Kigali Bench", ("RW", "Africa/Kigali"), 2020, "1-10", "swahili",
           (AFRICA,), (SUPPORT, DATA), ("en", "fr", "rw"), (WOMEN, LOCAL)),
    _place("lagos-crewline", "Lagos Crewline", ("NG", "Africa/Lagos"), 2016, "11-50", "nigerian",
           (AFRICA,), (SOFTWARE, DESIGN, MARKETING), ("en", "yo"), (BACKED, LOCAL)),
    _place("atlas-metiers", "Atlas Métiers", ("MA", "Africa/Casablanca"), 2013, "11-50", "french",
           (MENA, AFRICA), (ENGINEERING, WRITING), ("fr", "ar"), (LOCAL,)),
    _place("indus-bench", "Indus Bench", ("PK", "Asia/Karachi"), 2018, "11-50", "urdu",
           (SOUTH_ASIA,), (SOFTWARE, WRITING), ("en", "ur"), (BOOTSTRAPPED,)),
    _place("bayani-desk", "Bayani Desk", ("PH", "Asia/Manila"), 2011, "51-200", "filipino",
           (EAST_ASIA,), (SUPPORT, FINANCE), ("en", "tl"), (BACKED,)),
    _place("oficio-sur", "Oficio Sur", ("AR", "America/Argentina/Buenos_Aires"), 2016, "1-10", "spanish",
           (LATIN,), (DESIGN, WRITING), ("es",), (COOPERATIVE, LOCAL)),
    _place("nile-bench", "نايل Bench", ("EG", "Africa/Cairo"), 2015, "11-50", "arabic",
           (MENA,), (SOFTWARE, SUPPORT), ("ar", "en"), (LOCAL,)),
    _place("cerrado-works", "Cerrado Works", ("BR", "America/Sao_Paulo"), 2018, "11-50", "portuguese",
           (LATIN,), (SOFTWARE, DATA), ("pt", "en"), (BOOTSTRAPPED, LOCAL)),
    _place("dhaka-deskline", "Dhaka Deskline", ("BD", "Asia/Dhaka"), 2017, "11-50", "bengali",
           (SOUTH_ASIA,), (DESIGN, DATA, SUPPORT), ("bn", "en"), (LOCAL,)),
    _place("sahel-talents", "Sahel Talents", ("SN", "Africa/Dakar"), 2021, "1-10", "french",
           (AFRICA,), (SOFTWARE, MARKETING), ("fr", "wo"), (WOMEN, BOOTSTRAPPED)),
    _place("himal-remote", "Himal Remote", ("NP", "Asia/Kathmandu"), 2019, "1-10", "nepali",
           (SOUTH_ASIA,), (DESIGN, WRITING), ("ne", "en"), (BOOTSTRAPPED, LOCAL)),
    _place("nusa-karya", "Nusa Karya", ("ID", "Asia/Jakarta"), 2014, "51-200", "indonesian",
           (EAST_ASIA,), (SOFTWARE, DESIGN, MARKETING), ("id", "en"), (BACKED, LOCAL)),
    _place("dnipro-crew", "Dnipro Crew", ("UA", "Europe/Kyiv"), 2016, "11-50", "ukrainian",
           (EUROPE,), (SOFTWARE, ENGINEERING), ("uk", "en"), (BOOTSTRAPPED, LOCAL)),
    _place("ubuntu-bench", "uBuntu Bench", ("ZA", "Africa/Johannesburg"), 2013, "11-50", "southern",
           (AFRICA,), (FINANCE, SUPPORT), ("en", "zu", "xh"), (MINORITY, LOCAL)),
    _place("addis-desk", "አዲስ Desk", ("ET", "Africa/Addis_Ababa"), 2020, "1-10", "amharic",
           (AFRICA,), (DATA, SUPPORT), ("am", "en"), (LOCAL, WOMEN)),
    _place("andes-remoto", "Andes Remoto", ("PE", "America/Lima"), 2022, "1-10", "spanish",
           (LATIN,), (WRITING, DESIGN), ("es", "qu"), (BOOTSTRAPPED, MINORITY)),
    _place("steppe-talent", "Дала Talent", ("KZ", "Asia/Almaty"), 2018, "11-50", "kazakh",
           (EUROPE,), (ENGINEERING, FINANCE), ("kk", "ru"), (LOCAL,)),
    _place("nopal-talento", "Nopal Talento", ("MX", "America/Mexico_City"), 2023, "1-10", "spanish",
           (LATIN,), (MARKETING, DESIGN), ("es", "en"), (WOMEN, BOOTSTRAPPED)),
    _place("jasmine-bench", "ياسمين Bench", ("JO", "Asia/Amman"), 2021, "1-10", "arabic",
           (MENA,), (WRITING, SUPPORT), ("ar", "en"), (WOMEN, LOCAL)),
)  # fmt: skip
