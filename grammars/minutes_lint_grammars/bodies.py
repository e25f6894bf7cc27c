def settle(draft): return draft.found, None
