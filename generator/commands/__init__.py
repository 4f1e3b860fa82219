"""The commands, a module each; `cli` names them. A module is imported when its command is asked for."""
