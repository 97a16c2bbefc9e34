"""What the indexes are made of: one copy of all that may be found, in the order in which it changed."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language


class Document(models.Model):
    """An object in one language, as it may be found.

    `seq` grows with each change of any document; an index that knows where it stopped asks for what came after.
    `gone` documents stay as rows, so that every index hears of them. `digest` names the content that the words are
    made of, `stamp` also the vectors: the index holds it, and comparing stamps finds every difference.
    """

    source = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=2, choices=Language.choices)
    kind = models.CharField(max_length=40)
    group = models.CharField(max_length=80)
    title = models.CharField(max_length=400)
    summary = models.TextField(blank=True)
    keywords = models.JSONField(default=list)
    facets = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    access = models.JSONField(default=list)
    date = models.DateField(null=True)
    digest = models.CharField(max_length=32)
    embedded = models.BooleanField(default=False)
    gone = models.BooleanField(default=False)
    narrowed = models.BooleanField(default=False)
    seq = models.BigIntegerField(db_index=True)
    found_since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "object_id", "language"], name="one_document_a_language"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["seq"], condition=models.Q(embedded=False, gone=False), name="documents_to_embed"),
            models.Index(fields=["found_since"]),
        ]
        verbose_name = _("document de recherche")
        verbose_name_plural = _("documents de recherche")

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def stamp(self) -> str:
        """Names what an index should hold of this document."""
        return f"{self.digest}{'v' if self.embedded else ''}"


class Passage(models.Model):
    """A piece of a document of about a hundred words: what is embedded and shown."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    place = models.PositiveIntegerField()
    text = models.TextField()
    heading = models.CharField(max_length=400, blank=True)
    anchor = models.CharField(max_length=200, blank=True)
    page = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=32, db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["place"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "place"], name="one_passage_a_place"),
        ]
        verbose_name = _("passage")
        verbose_name_plural = _("passages")

    def __str__(self) -> str:
        return self.text[:60]


class PassageVector(models.Model):
    """The meaning of a text as the model put it; the same text is embedded once, wherever it stands."""

    digest = models.CharField(max_length=32, primary_key=True)
    data = models.BinaryField()

    class Meta:
        verbose_name = _("vecteur")
        verbose_name_plural = _("vecteurs")

    def __str__(self) -> str:
        return self.digest
