"""The one way by which pictures and files come in, whoever sends them and through whatever form."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from hub.media.checks.documents import check_document
from hub.media.checks.pictures import clean_picture
from hub.media.checks.scanner import scan
from hub.media.errors import RefusedUpload
from hub.media.names import clean_name


class CheckedFile(ContentFile[bytes]):
    """Bytes that have passed; its name is the cleaned one that people see."""


def checked_picture(upload: File[bytes]) -> CheckedFile:
    """What is kept of the picture in `upload`. Raises RefusedUpload."""
    if isinstance(upload, CheckedFile):
        return upload
    _check_size(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    upload.seek(0)
    scan(upload)
    upload.seek(0)
    clean = clean_picture(upload.read())
    return CheckedFile(clean.data, name=clean_name(upload.name or "", extension=clean.extension))


def checked_document(upload: File[bytes]) -> CheckedFile:
    """The file in `upload` under a clean name. Raises RefusedUpload."""
    if isinstance(upload, CheckedFile):
        return upload
    _check_size(upload, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    upload.seek(0)
    scan(upload)
    name = clean_name(upload.name or "")
    kind = check_document(upload, name)
    upload.seek(0)
    return CheckedFile(upload.read(), name=clean_name(name, extension=kind))


def _check_size(upload: File[bytes], limit: int) -> None:
    if not upload.size:
        raise RefusedUpload(_("Ce fichier est vide. Choisissez-le à nouveau, ou vérifiez-le sur votre appareil."))
    if upload.size > limit:
        raise RefusedUpload(
            _("Ce fichier pèse %(size)s, c’est trop : au plus %(limit)s. Allégez-le et renvoyez-le.")
            % {"size": filesizeformat(upload.size), "limit": filesizeformat(limit)},
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        )
