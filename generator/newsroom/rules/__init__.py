"""Rules: the editor's second pair of eyes. `rule` says what a rule is, `desk` what it sees, `registry` has them all."""
