"""What stands between the socket and Django: static files, bodies read in full, a fixed pool of threads."""
