def filters():
    return {}
