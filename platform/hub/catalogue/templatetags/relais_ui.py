"""Tags that the components share."""

from django import template

register = template.Library()
