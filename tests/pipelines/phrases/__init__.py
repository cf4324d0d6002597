"""Every sentence, in each language."""
