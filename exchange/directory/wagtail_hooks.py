"""Projects in the administration."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from exchange.directory.choices import TargetGroup, WorkingLanguage
from exchange.directory.models import Membership, Organisation, Project
from hub.cantons.choices import Canton
from resources.themes.queries.themes import theme_choices


class ProjectForm(WagtailAdminModelForm):
    """Codes as checkboxes instead of JSON."""

    cantons = forms.MultipleChoiceField(label=_("cantons"), choices=Canton.choices, widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(
        label=_("langues de travail"),
        choices=WorkingLanguage.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    target_groups = forms.MultipleChoiceField(
        label=_("groupes cibles"), choices=TargetGroup.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    themes = forms.MultipleChoiceField(
        label=_("thèmes"), choices=theme_choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Project
        fields = "__all__"


Project.base_form_class = ProjectForm


class ProjectViewSet(SnippetViewSet):
    """List and form of the projects."""

    model = Project
    icon = "group"
    menu_label = _("Projets")
    menu_order = 210
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["name", "phase", "since", "merged_into"]
    list_filter: ClassVar[list[str]] = ["phase"]
    search_fields: ClassVar[list[str]] = ["name"]
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug")], heading=_("Projet")),
        FieldPanel("cantons"),
        FieldPanel("languages"),
        FieldPanel("target_groups"),
        FieldPanel("themes"),
        FieldPanel("places"),
        MultiFieldPanel(
            [
                FieldPanel("phase"),
                FieldPanel("since"),
                FieldPanel("ended"),
                FieldPanel("heir"),
                FieldPanel("contact_email"),
                FieldPanel("is_example"),
            ],
            heading=_("État"),
        ),
        InlinePanel("texts", label=_("Texte"), max_num=4),
        InlinePanel("pictures", label=_("Image"), max_num=6),
    ]


class MembershipViewSet(SnippetViewSet):
    """Who belongs to which project."""

    model = Membership
    icon = "user"
    menu_label = _("Appartenances")
    menu_order = 211
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["user", "project", "part"]
    list_filter: ClassVar[list[str]] = ["project", "part"]
    panels: ClassVar[list[Any]] = [FieldPanel("project"), FieldPanel("user"), FieldPanel("part")]


class OrganisationForm(WagtailAdminModelForm):
    """Cantons as checkboxes instead of JSON."""

    cantons = forms.MultipleChoiceField(
        label=_("cantons"), choices=Canton.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Organisation
        fields = "__all__"


Organisation.base_form_class = OrganisationForm


class OrganisationViewSet(SnippetViewSet):
    """Partner organisations and authorities, and what they do for whom."""

    model = Organisation
    icon = "home"
    menu_label = _("Organisations")
    menu_order = 212
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["name", "kind"]
    list_filter: ClassVar[list[str]] = ["kind"]
    search_fields: ClassVar[list[str]] = ["name"]
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind")], heading=_("Organisation")),
        FieldPanel("cantons"),
        FieldPanel("website"),
        FieldPanel("is_example"),
        InlinePanel("texts", label=_("Texte"), max_num=4),
        InlinePanel("engagements", label=_("Rôle")),
    ]


register_snippet(ProjectViewSet)
register_snippet(OrganisationViewSet)
register_snippet(MembershipViewSet)
