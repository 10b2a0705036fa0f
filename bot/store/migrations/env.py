"""Alembic's entry: runs the steps on the connection that `bot.store.migration` hands over, inside its transaction."""

from alembic import context

from bot.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
