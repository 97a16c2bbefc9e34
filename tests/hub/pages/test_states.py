"""Which translations an editor can trust."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from hub.accounts.roles import Role
from hub.pages.models import PageRecord
from hub.pages.queries.states import State, states, states_of
from resources.themes.models import ThemePage
from tests import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(db: None) -> Any:
    trees.make_tree()
    return trees.make_practice(trees.make_person("c@example.org", "Claire", Role.PROJECT_LEADER), title="Une liste")


def republish(page: Any, *, minor: bool) -> None:
    page.refresh_from_db()
    page.minor_edit = minor
    page.result += " Encore."
    page.save_revision().publish()


def test_a_translation_is_current_until_its_source_changes(source: Any) -> None:
    trees.make_practice(source.owner, language="de", translation_of=source)
    group = states(source.translation_key)
    assert (group.state("fr"), group.state("de"), group.state("it")) == (State.SOURCE, State.CURRENT, State.MISSING)
    assert group.missing == ["it", "en"]
    republish(source, minor=False)
    assert states(source.translation_key).state("de") == State.OUTDATED


def test_a_minor_edit_outdates_nothing_and_is_minor_once(source: Any) -> None:
    trees.make_practice(source.owner, language="de", translation_of=source)
    republish(source, minor=True)
    assert states(source.translation_key).state("de") == State.CURRENT
    source.refresh_from_db()
    assert not source.minor_edit
    republish(source, minor=False)
    assert states(source.translation_key).state("de") == State.OUTDATED


def test_drafts_and_machines_are_told_apart(source: Any) -> None:
    german = trees.make_practice(source.owner, language="de", translation_of=source)
    trees.make_practice(source.owner, language="it", translation_of=source, live=False)
    PageRecord.objects.filter(page_id=german.pk).update(machine=True)
    group = states(source.translation_key)
    assert (group.state("de"), group.state("it")) == (State.MACHINE, State.DRAFT)


def test_many_texts_cost_as_many_queries_as_one(source: Any, django_assert_max_num_queries: Any) -> None:
    keys = [source.translation_key]
    with django_assert_max_num_queries(10) as one:
        states_of(keys)
    keys += [trees.make_practice(source.owner).translation_key for _ in range(5)]
    with django_assert_max_num_queries(len(one)):
        assert len(states_of(keys)) == 6


def test_a_translation_made_in_the_administration_keeps_the_record_true(
    source: Any, django_capture_on_commit_callbacks: Any
) -> None:
    theme = ThemePage.objects.get(locale__language_code="fr")
    theme.save_revision().publish()
    for page in ThemePage.objects.exclude(pk=theme.pk):
        page.delete()
    locale = Locale.objects.get(language_code="de")
    translated, _created = TranslationSource.update_or_create_from_instance(theme)
    translation = Translation.objects.create(source=translated, target_locale=locale)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert states(theme.translation_key).state("de") == State.CURRENT
    german = ThemePage.objects.get(locale=locale)
    assert german.code == theme.code
    theme.refresh_from_db()
    theme.lead = "Un autre début."
    theme.save_revision().publish()
    assert states(theme.translation_key).state("de") == State.OUTDATED
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert states(theme.translation_key).state("de") == State.OUTDATED, "the translator has not seen the new text"
    translated.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert states(theme.translation_key).state("de") == State.CURRENT


def test_editors_see_the_states_in_the_administration(client: Client, source: Any) -> None:
    editor = trees.make_person("h@example.org", "Hélène", Role.EDITOR)
    trees.make_practice(source.owner, language="de", translation_of=source)
    republish(source, minor=False)
    html = trees.log_in(client, editor).get("/cms/translations/").content.decode()
    assert "Une liste" in html
    assert 'data-state="outdated"' in html
    assert 'data-state="missing"' in html
    assert client.get("/cms/translations/?state=machine").content.decode().count("Une liste") == 0


def test_a_translation_worked_over_and_published_again_is_current(source: Any) -> None:
    german = trees.make_practice(source.owner, language="de", translation_of=source)
    PageRecord.objects.filter(page_id=german.pk).update(machine=True)
    republish(source, minor=False)
    republish(german, minor=True)
    assert states(source.translation_key).state("de") == State.OUTDATED, "a comma mended is no new translation"
    republish(german, minor=False)
    group = states(source.translation_key)
    assert group.state("de") == State.CURRENT
    assert not group["de"].machine


def test_what_waits_for_a_translator_stands_in_the_queue(client: Client, source: Any) -> None:
    german = trees.make_practice(source.owner, language="de", translation_of=source, title="Eine Liste")
    editor = trees.make_person("h@example.org", "Hélène", Role.EDITOR)
    page = "/fr/queue/?kind=translations"
    assert "Eine Liste" not in trees.log_in(client, editor).get(page).content.decode()
    republish(source, minor=False)
    html = client.get(page).content.decode()
    assert "Eine Liste" in html
    assert f'action="/fr/work/{source.pk}/translate/de/"' in html
    republish(german, minor=False)
    assert "Eine Liste" not in client.get(page).content.decode()
