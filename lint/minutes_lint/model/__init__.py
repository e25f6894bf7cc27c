"""Every type that rules, grammars and reporters share."""
