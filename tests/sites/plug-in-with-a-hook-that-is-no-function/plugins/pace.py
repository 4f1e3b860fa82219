filters = {"pace": str}
