"""Queries whose SQL is written once for each connection and from then on only sent.

Composing a queryset and turning it into SQL takes Django several times as long as the database takes to answer. A
function under `prepared` composes its queryset once for each shape; later calls only fill in the values:

    @prepared(key=UUIDField())
    def legs(key: Any) -> QuerySet[Adoption, tuple[Any, ...]]:
        return Adoption.objects.filter(practice_key=key).values_list("pk", "changed")

    legs(key=practice.translation_key)  # a list of rows
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators

Row = TypeVar("Row")
Rows = Iterable[Sequence[Any]]
SlotField = Field[Any, Any]
MOST_SHAPES = 500
"""So many are kept for a connection; the oldest makes room."""


class Slot(Expression):
    """The place of a value that is known only when the query is sent; `place` counts within a list of values."""

    def __init__(self, name: str, place: int | None, output_field: SlotField) -> None:
        super().__init__(output_field=output_field)
        self.name = name
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def fill(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> Any:
        """What the database's driver is handed at this place."""
        value = values[self.name] if self.place is None else values[self.name][self.place]
        return self.output_field.get_db_prep_value(value, connection)


class _Statement:
    """SQL with what its rows become."""

    def __init__(self, queryset: Any, connection: BaseDatabaseWrapper) -> None:
        if queryset._prefetch_related_lookups:
            raise TypeError("A prepared query cannot prefetch.")
        compiler = queryset.query.get_compiler(connection.alias)
        self.sql, self.params = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
        self.converters = list(compiler.get_converters(columns).items())
        self.make = _maker(queryset, compiler, connection.alias)

    def send(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> list[Any]:
        params = [held.fill(values, connection) if isinstance(held, Slot) else held for held in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows: Rows = cursor.fetchall()
        if self.converters:
            rows = [self._converted(row, connection) for row in rows]
        return [self.make(row) for row in rows]

    def _converted(self, row: Sequence[Any], connection: BaseDatabaseWrapper) -> Sequence[Any]:
        values = list(row)
        for place, (converters, expression) in self.converters:
            value = values[place]
            for convert in converters:
                value = convert(value, expression, connection)
            values[place] = value
        return values


def _maker(queryset: Any, compiler: Any, alias: str) -> Callable[[Sequence[Any]], Any]:
    """What makes of a row what the queryset would make of it."""
    kind = queryset._iterable_class
    if kind is ValuesListIterable:
        return tuple
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is not ModelIterable or compiler.annotation_col_map:
        raise TypeError("A prepared query gives tuples, single values, or instances without annotations.")
    info = compiler.klass_info
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, _sql, _alias in compiler.select[start:end]]
    populators = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]  # the stubs are for Django 6

    def instance(row: Sequence[Any]) -> Any:
        made = info["model"].from_db(alias, names, row[start:end])
        for populator in populators:
            populator.populate(row, made)
        return made

    return instance


class Prepared(Generic[Row]):
    """Called with keywords: a value for each slot, and what else the function takes: hashable, a shape of its own."""

    def __init__(
        self,
        build: Callable[..., QuerySet[Any, Row]],
        slots: dict[str, SlotField | list[SlotField]],
        unless: Callable[[], bool] | None,
    ) -> None:
        self._build = build
        self._slots = slots
        self._unless = unless
        self.__doc__ = build.__doc__

    def anew(self, **values: Any) -> list[Row]:
        """The same answer without keeping the SQL: for values of which no two calls have the same number."""
        return list(self._build(**values))

    def __call__(self, **values: Any) -> list[Row]:
        if self._unless is not None and self._unless():
            return self.anew(**values)
        connection = connections["default"]
        held: dict[Any, _Statement | None] = vars(connection).setdefault("prepared_statements", {})
        shape = (self, *(self._shape(name, value) for name, value in values.items()))
        if shape not in held:
            if len(held) >= MOST_SHAPES:
                held.pop(next(iter(held)))
            held[shape] = self._write(values, connection)
        statement = held[shape]
        return statement.send(values, connection) if statement else []

    def _shape(self, name: str, value: Any) -> Any:
        slot = self._slots.get(name)
        if slot is None:
            return name, value
        return len(value) if isinstance(slot, list) else None

    def _write(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> _Statement | None:
        asked = {name: self._slot(name, value) for name, value in values.items()}
        try:
            return _Statement(self._build(**asked).using(connection.alias), connection)
        except EmptyResultSet:
            return None

    def _slot(self, name: str, value: Any) -> Any:
        slot = self._slots.get(name)
        if slot is None:
            return value
        if isinstance(slot, list):
            return [Slot(name, place, slot[0]) for place in range(len(value))]
        return Slot(name, None, slot)


def prepared(
    *, unless: Callable[[], bool] | None = None, **slots: Any
) -> Callable[[Callable[..., QuerySet[Any, Row]]], Prepared[Row]]:
    """Decorator: write the SQL of the function's queryset once.

    `slots` names the arguments whose values change from call to call, each with the field that knows how the database
    takes them; in a list where the argument is a sequence. While `unless()` is true the queryset is composed anew:
    for what depends on the contents of the database.
    """

    def decorate(build: Callable[..., QuerySet[Any, Row]]) -> Prepared[Row]:
        return Prepared(build, slots, unless)

    return decorate
