"""The preview: watch, rebuild, serve, reload."""
