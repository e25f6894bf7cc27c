"""The hooks as pluggy knows them: what a plugin may offer, and who offers it.

Only a configuration that names plugins has this read: to import pluggy takes a fifteenth of a cold start.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

import pluggy

from ..rule import Rule
from .offers import NAMES, Hook, Reader, Reporter, Style, is_hook

hookspec = pluggy.HookspecMarker("minutes_lint")


class Hooks:
    """What a plugin may offer. All are plural, and their order does not matter."""

    @hookspec
    def rules(self) -> Iterable[Rule]:
        """Checks: see `minutes_lint.rule`."""
        return ()

    @hookspec
    def styles(self) -> Iterable[Style]:
        """House styles."""
        return ()

    @hookspec
    def readers(self) -> Iterable[Reader]:
        """Readers for further kinds of file."""
        return ()

    @hookspec
    def reporters(self) -> Iterable[Reporter]:
        """Further values of `--format`."""
        return ()


class Manager(pluggy.PluginManager):
    """Knows the plugins of a run, and that none has a hook that does not exist."""

    def __init__(self) -> None:
        super().__init__("minutes_lint")
        self.add_hookspecs(Hooks)

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        """A function of a plugin is a hook where it is marked as one."""
        if not is_hook(getattr(plugin, name, None)):
            return None
        return pluggy.HookimplOpts(
            wrapper=False, hookwrapper=False, optionalhook=False, tryfirst=False, trylast=False, specname=None
        )

    def add(self, module: ModuleType, name: str) -> None:
        """Make a plugin known. Raises ValueError for one with an unknown hook, or whose name is taken."""
        try:
            self.register(module, name)
            self.check_pending()
        except pluggy.PluginValidationError as problem:
            raise ValueError(str(problem)) from problem

    def offers(self) -> dict[str, list[Hook]]:
        """The functions for each hook, in the order in which the plugins were named."""
        return {
            name: [(hook.plugin_name, hook.function) for hook in getattr(self.hook, name).get_hookimpls()]
            for name in NAMES
        }
