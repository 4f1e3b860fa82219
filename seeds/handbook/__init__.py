"""The reference of our own handbook, content/docs/reference/, made from the code: keys, blocks, commands, codes."""
