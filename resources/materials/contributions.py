"""How materials are written and reviewed."""

from django.utils.translation import gettext_lazy as _

from hub.contributions.kinds import Attachments, Kind, register
from resources.materials.forms import MaterialForm, StartForm
from resources.materials.guide import material_guide
from resources.materials.models import MaterialPage
from resources.materials.queries.completeness import problems
from resources.materials.rules import may_start
from resources.materials.services.start import start_material

register(
    Kind(
        name="material",
        label=_("Matériel de formation"),
        label_new=_("Proposer du matériel"),
        model=MaterialPage,
        form=MaterialForm,
        guide=material_guide,
        problems=problems,
        may_start=may_start,
        start=start_material,
        start_form=StartForm,
        attachments=Attachments(pictures="pictures", files="files"),
        compared_fields=("title", "summary", *MaterialPage.section_names),
        order=20,
    )
)
