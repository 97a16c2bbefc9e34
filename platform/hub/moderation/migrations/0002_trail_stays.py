"""The database itself refuses to change or delete what the trail holds, whoever asks.

Whoever changes these tables later on SQLite remakes them, which drops triggers: call `stand_guard` again there
(`manage.py check_audit` says when one is missing).
"""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER trail_stays_update BEFORE UPDATE ON moderation_trailentry"
    " BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END",
    "CREATE TRIGGER trail_stays_delete BEFORE DELETE ON moderation_trailentry"
    " BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END",
    "CREATE TRIGGER trail_words_stay BEFORE UPDATE ON moderation_trailwords"
    " BEGIN SELECT RAISE(ABORT, 'The audit trail only grows'); END",
)
POSTGRES = (
    """CREATE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The audit trail only grows' USING ERRCODE = 'restrict_violation';
    END $$""",
    """CREATE FUNCTION trail_is_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM moderation_trailentry) THEN
            RAISE EXCEPTION 'The audit trail only grows' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
    END $$""",
    "CREATE TRIGGER trail_stays_update BEFORE UPDATE ON moderation_trailentry"
    " FOR EACH ROW EXECUTE FUNCTION trail_only_grows()",
    "CREATE TRIGGER trail_stays_delete BEFORE DELETE ON moderation_trailentry"
    " FOR EACH ROW EXECUTE FUNCTION trail_only_grows()",
    "CREATE TRIGGER trail_stays_truncate BEFORE TRUNCATE ON moderation_trailentry"
    " FOR EACH STATEMENT EXECUTE FUNCTION trail_is_not_emptied()",
    "CREATE TRIGGER trail_words_stay BEFORE UPDATE ON moderation_trailwords"
    " FOR EACH ROW EXECUTE FUNCTION trail_only_grows()",
)


def stand_guard(apps, schema_editor):
    """Make the triggers."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_trail")]

    operations = [migrations.RunPython(stand_guard, migrations.RunPython.noop)]
