VERSION = 1.2


def filters():
    return {}
