"""What all sources made of Wagtail pages have in common: who may read them, when they are noted, where they are."""
