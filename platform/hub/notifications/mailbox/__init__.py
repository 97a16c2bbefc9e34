"""Where mails go on a developer's machine: into a folder, and from there onto a page at /mail/."""
