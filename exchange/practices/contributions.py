"""How practices are written and reviewed."""

from django.utils.translation import gettext_lazy as _

from exchange.practices.forms import PracticeForm, StartForm
from exchange.practices.guide import practice_guide
from exchange.practices.models import PracticePage
from exchange.practices.queries.completeness import problems
from exchange.practices.rules import may_start
from exchange.practices.services.start import start_practice
from hub.contributions.kinds import Attachments, Kind, register

register(
    Kind(
        name="practice",
        label=_("Pratique"),
        label_new=_("Écrire une pratique"),
        model=PracticePage,
        form=PracticeForm,
        guide=practice_guide,
        problems=problems,
        may_start=may_start,
        start=start_practice,
        start_form=StartForm,
        attachments=Attachments(pictures="pictures", files="files"),
        compared_fields=("title", "result", *PracticePage.section_names),
        quotable=("situation", "actions", *PracticePage.section_names[2:-1]),
    )
)
