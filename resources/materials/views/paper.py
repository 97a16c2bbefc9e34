"""A material on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from hub.pages.addresses import reader_url
from resources.materials.paper import material_pdf
from resources.materials.queries.public import public_materials


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The published material as a tagged PDF, in the language it is written in."""
    material = get_object_or_404(public_materials().select_related("owner", "locale"), pk=pk)
    address = request.build_absolute_uri(reader_url(material, material.language))
    response = HttpResponse(material_pdf(material, address), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{material.slug}.pdf"'
    response["Content-Language"] = material.language
    return response
