"""The same checks for what comes in through Wagtail's administration and through forms of our own."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from hub.media.checks.intake import checked_document, checked_picture
from hub.media.errors import RefusedUpload


class UploadField(forms.FileField):
    """A file that is checked by its content; its value is what may be kept.

    A refusal has the code `refused`, with the status to answer in its `params`.
    """

    extensions: ClassVar[list[str]] = []

    def check(self, upload: File[bytes]) -> File[bytes]:
        """What is kept of `upload`. Raises RefusedUpload."""
        raise NotImplementedError

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("allow_empty_file", True)
        super().__init__(*args, **kwargs)
        self.error_messages["required"] = _("Choisissez un fichier.")

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return self.check(upload)
        except RefusedUpload as refusal:
            raise ValidationError(refusal.message, code="refused", params={"status": refusal.status}) from refusal

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.setdefault("accept", ",".join(f".{extension}" for extension in self.extensions))
        return attrs


MEGABYTE = 1024 * 1024
PICTURE_HELP = format_lazy(
    _("JPEG, PNG, WebP ou GIF ; au plus {size} Mo. Le lieu et l’appareil de la prise de vue sont effacés."),
    size=settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEGABYTE,
)
DOCUMENT_HELP = format_lazy(
    _("{kinds} ; au plus {size} Mo, sans macros ni mot de passe."),
    kinds=", ".join(settings.WAGTAILDOCS_EXTENSIONS).upper(),
    size=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // MEGABYTE,
)


class PictureField(UploadField):
    """A picture."""

    extensions = settings.WAGTAILIMAGES_EXTENSIONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", PICTURE_HELP)
        super().__init__(*args, **kwargs)

    def check(self, upload: File[bytes]) -> File[bytes]:
        return checked_picture(upload)


class DocumentField(UploadField):
    """A file to take along."""

    extensions = settings.WAGTAILDOCS_EXTENSIONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", DOCUMENT_HELP)
        super().__init__(*args, **kwargs)

    def check(self, upload: File[bytes]) -> File[bytes]:
        return checked_document(upload)


def _take_over(form: forms.BaseForm, field: type[UploadField]) -> None:
    """Put our field in the place of Wagtail's, with its label and widget."""
    theirs = form.fields.get("file")
    if theirs is not None:
        form.fields["file"] = field(label=theirs.label, required=theirs.required, widget=theirs.widget)


class PictureUploadForm(BaseImageForm):
    """Wagtail's form for pictures, with our checks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _take_over(self, PictureField)


class FileUploadForm(BaseDocumentForm):
    """Wagtail's form for files, with our checks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _take_over(self, DocumentField)
