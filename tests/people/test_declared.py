"""Every table says what of it is about persons, and what an erasure leaves."""

import pytest
from django.apps import apps
from django.db import models

from goodstanding.people.holdings import holdings
from goodstanding.people.topics import TOPICS

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)
WHAT_TO_DO = "say in personal.py of the noun what an erasure does with these columns (people/holdings.py: declare)"


def texts_of(model: type[models.Model]) -> set[str]:
    """Columns that may hold a person's words: texts, addresses, JSON, files; not those with a list of choices."""
    fields = model._meta.concrete_fields
    return {field.name for field in fields if isinstance(field, TEXTS) and not field.choices and not field.primary_key}


def test_every_text_address_and_file_column_is_declared():
    declared: dict[type[models.Model], set[str]] = {}
    for holding in holdings():
        declared.setdefault(holding.model, set()).update(holding.columns)
    missing = {
        model._meta.label: sorted(left)
        for model in apps.get_models(include_auto_created=True)
        if (left := texts_of(model) - declared.get(model, set()))
    }
    assert missing == {}, WHAT_TO_DO


def test_a_declaration_names_columns_that_are_there():
    wrong = {
        holding.model._meta.label: sorted(left)
        for holding in holdings()
        if (left := (holding.columns | set(holding.told)) - {f.name for f in holding.model._meta.concrete_fields})
    }
    assert wrong == {}


def test_what_is_erased_or_told_is_found_by_its_person():
    unfound = [h.model._meta.label for h in holdings() if (h.told or h.is_deleted) and h.whose is None]
    assert unfound == []


def test_every_topic_is_one_of_the_page():
    assert {holding.topic for holding in holdings()} <= {*TOPICS, ""}


@pytest.mark.django_db
def test_every_declaration_can_be_asked():
    from goodstanding.people.holdings import Person

    nobody = Person("nobody@people.example", account=0, contact=0)
    assert [h.model._meta.label for h in holdings() if h.rows(nobody).exists()] == []


@pytest.mark.django_db
def test_a_reading_is_declared_for_routes_that_are_there():
    from django.urls import get_resolver

    from goodstanding.people.reading_log import routes
    from goodstanding.people.topics import READ

    resolver = get_resolver()
    names = {
        f"{space}:{name}" for space in resolver.app_dict for name in resolver.namespace_dict[space][1].reverse_dict
    }
    assert set(routes()) <= names
    assert {kind for kind, _shown in routes().values()} <= set(READ)
