"""Text: YAML, dates, Markdown, HTML and slugs, one file alone."""
