def filters():
    return {"pace": lambda text: {}[text]}
