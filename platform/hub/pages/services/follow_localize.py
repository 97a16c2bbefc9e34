"""Keeps a page's record true where its translation was made in the administration."""

from __future__ import annotations

from wagtail_localize.models import StringTranslation, Translation

from hub.pages.models import BasePage, PageRecord, PublishedVersion


def begin_record(*, source: BasePage, target: BasePage) -> None:
    """Note that `target` was just made as a translation of `source`; nothing happens where it is noted already."""
    record, _created = PageRecord.objects.get_or_create(page_id=source.pk)
    PageRecord.objects.get_or_create(
        page_id=target.pk,
        defaults={"is_source": False, "based_on_version": record.content_version},
    )


def follow_localize(*, page: BasePage) -> bool:
    """Bring the record of the just published `page` in line with the translation that it came from.

    The translator saw the source as it was when it was last sent to translation: what changed in it since is not
    in the translation. False where the page was not translated in the administration.
    """
    translation = (
        Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True)
        .select_related("source")
        .first()
    )
    if translation is None:
        return False
    source = translation.source
    seen = PublishedVersion.objects.filter(
        page__translation_key=page.translation_key,
        page__locale=source.locale_id,
        minor=False,
        published_at__lte=source.last_updated_at,
    ).count()
    machine = StringTranslation.objects.filter(
        locale=page.locale_id,
        context__object_id=source.object_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).exists()
    PageRecord.objects.filter(page_id=page.pk).update(is_source=False, based_on_version=seen, machine=machine)
    return True
