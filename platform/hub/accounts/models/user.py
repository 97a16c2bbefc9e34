"""People: one account a person, known by e-mail address."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.names import shown_name
from hub.accounts.roles import Role
from hub.languages.choices import Language


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address; the address is compared without regard to case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Save and return a user; without a password the account can log in by code or passkey only."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Save and return a user who may do everything, with the role of operator."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        user.give_role(Role.OPERATOR)
        return user


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """A person with an account.

    A deleted person leaves the row behind, emptied (`deleted_at` set), so that what they said in public stays
    readable without them. Until `deletion_due_at` a person who asked to leave may change their mind.
    """

    email = models.EmailField(_("adresse e-mail"), unique=True)
    name = models.CharField(_("nom"), max_length=120, blank=True)
    about = models.TextField(_("à propos"), max_length=600, blank=True)
    language = models.CharField(
        _("langue de l’interface"), max_length=2, choices=Language.choices, default=Language.FRENCH
    )
    reading_languages = models.JSONField(_("langues lues"), default=list, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    deletion_due_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name to show; never the e-mail address."""
        return shown_name(self.name, self.deleted_at)

    def get_short_name(self) -> str:
        return self.get_full_name().split(" ")[0]

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The person's roles, read once for each loaded user."""
        names = set(Role.values)
        held = self.groups.values_list("name", flat=True)
        return frozenset(Role(name) for name in held if name in names)

    def has_role(self, *roles: Role) -> bool:
        """Whether the person holds one of `roles`."""
        return self.is_active and not self.roles.isdisjoint(roles)

    def give_role(self, role: Role) -> None:
        """Add `role`; nothing happens where the person has it."""
        group, _created = Group.objects.get_or_create(name=role.value)
        self.groups.add(group)
        self.__dict__.pop("roles", None)

    def take_role(self, role: Role) -> None:
        """Remove `role`; nothing happens where the person does not have it."""
        self.groups.remove(*Group.objects.filter(name=role.value))
        self.__dict__.pop("roles", None)
