"""Every sentence and earcon that a wearer can hear, by name and in each language."""
