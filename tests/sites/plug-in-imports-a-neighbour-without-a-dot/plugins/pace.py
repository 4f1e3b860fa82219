import laps


def filters():
    return {"lap": laps.lap}
