"""The text of files, page by page.

`program` is run in a process of its own for each file, with little memory and little time; it and the readers beside it
know nothing of the platform, nor of Django. `read` runs it.
"""
