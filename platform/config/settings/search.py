"""Where the index is. Without an address it is in a folder of ours."""

from config.settings.environment import VAR, env

ELASTICSEARCH_URL: str = env.str("ELASTICSEARCH_URL", default="")
"""`https://user:password@host:9200`; user and password may be left out, or be a key instead."""
ELASTICSEARCH_API_KEY: str = env.str("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA: str = env.str("ELASTICSEARCH_CA", default="")
"""A file with the certificate that signed the node's, where the system does not know it."""
ELASTICSEARCH_INDEX: str = env.str("ELASTICSEARCH_INDEX", default="relais")
"""What the names of all our indexes begin with. Two platforms on one node need two."""
ELASTICSEARCH_TIMEOUT: float = env.float("ELASTICSEARCH_TIMEOUT", default=0.8)
"""Seconds that a search may take; then the answer is given without it."""
SEARCH_ROOT: str = env.str("SEARCH_ROOT", default=str(VAR / "search"))
"""Where the index inside the process lies."""
SEARCH_MEANING: bool = env.bool("SEARCH_MEANING", default=True)
"""False leaves the embeddings out: searches go by words alone, which spares 150 MB a process."""
