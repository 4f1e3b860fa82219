"""Other people's bytes: every reader of them with what is nearly right, with what once went wrong, and with what would
take too long. `make fuzz` searches on, guided by what of our code each input reaches."""
