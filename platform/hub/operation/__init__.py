"""The page of those who run the platform."""
