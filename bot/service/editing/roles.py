"""Who may change the store: owners, whom the operator names, and editors, whom owners make."""

from __future__ import annotations

from bot.service.editing.contract import Role
from bot.service.editing.ports import EditorStore, TrialStore
from bot.service.ports import Clock


class Roles:
    """Tells and changes roles by numeric Telegram ids, asked anew each time: a revoked editor is nobody at once.

    Args:
        owners: of ADMIN_IDS.
        editors: keeps the others.
        trials: drops what a revoked editor tried.
        clock: dates grants.
    """

    def __init__(self, owners: frozenset[int], editors: EditorStore, trials: TrialStore, clock: Clock) -> None:
        self.owners = tuple(sorted(owners))
        self._editors = editors
        self._trials = trials
        self._clock = clock

    async def of(self, user: int) -> Role:
        """What somebody may do."""
        if user in self.owners:
            return Role.OWNER
        return Role.EDITOR if user in await self._editors.editors() else Role.NOBODY

    async def editors(self) -> tuple[int, ...]:
        """The editors, without owners."""
        return tuple(sorted((await self._editors.editors()) - set(self.owners)))

    async def grant(self, owner: int, user: int) -> bool:
        """Make somebody an editor."""
        may = await self.of(owner) is Role.OWNER and user > 0 and user not in self.owners
        return may and await self._editors.add(user, owner, self._clock.now())

    async def revoke(self, owner: int, user: int) -> bool:
        """Make an editor nobody; what he tried is void."""
        if await self.of(owner) is not Role.OWNER or not await self._editors.remove(user):
            return False
        await self._trials.drop_of(user)
        return True
