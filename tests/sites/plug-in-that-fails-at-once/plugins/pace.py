VERSION = "1"
LAPS = {}["monaco"]
