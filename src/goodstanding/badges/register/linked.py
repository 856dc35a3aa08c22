"""The register as linked data (schema.org), for search engines and for whoever reads pages by program."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from goodstanding.badges.register.lines import Line
from goodstanding.marketplaces.models import Marketplace

CONTEXT = "https://schema.org"
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def dataset(name: str, on: date) -> SafeString:
    """The list as a Dataset with its two files."""
    files = {"text/csv": "badges:register_csv", "application/json": "badges:register_json"}
    return _script(
        {
            "@type": "Dataset",
            "name": name,
            "url": settings.ORIGIN + reverse("badges:register"),
            "dateModified": on.isoformat(),
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": settings.ORIGIN + reverse(view)}
                for kind, view in files.items()
            ],
        }
    )


def organization(shop: Marketplace, lines: Iterable[Line]) -> SafeString:
    """A marketplace as an Organization with the certifications it holds or held."""
    certifications = [_certification(line) for line in lines]
    return _script({"@type": "Organization", "name": shop.name, "url": shop.site, "hasCertification": certifications})


def _certification(line: Line) -> dict[str, Any]:
    facts = line.facts
    status = "CertificationActive" if facts.is_held else "CertificationInactive"
    return {
        "@type": "Certification",
        "name": f"{facts.designation} {facts.edition}",
        "issuedBy": {"@type": "Organization", "name": facts.operator},
        "certificationStatus": f"{CONTEXT}/{status}",
        "validFrom": facts.awarded_on.isoformat(),
        "expires": facts.valid_until.isoformat(),
        **({"url": line.badge} if line.badge else {}),
    }


def _script(thing: dict[str, Any]) -> SafeString:
    text = json.dumps({"@context": CONTEXT, **thing}, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  nothing left that ends it
