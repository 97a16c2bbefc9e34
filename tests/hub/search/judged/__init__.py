"""Questions as people of the field would type them, and the texts that answer them: each text in one language only.

`corpus.jsonl` and `queries.jsonl` are what `manage.py evaluate_search` takes; `vectors.npz` holds their embeddings
(`tools/embed_judged.py`).
"""
