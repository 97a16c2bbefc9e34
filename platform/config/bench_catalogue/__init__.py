"""How the catalogue of training materials costs as it grows."""
