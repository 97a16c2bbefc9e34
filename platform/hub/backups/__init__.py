"""One file that holds all that must be kept, and the way back from it on an empty machine."""
