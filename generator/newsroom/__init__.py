"""The newsroom: bringing articles in, starting sites."""
