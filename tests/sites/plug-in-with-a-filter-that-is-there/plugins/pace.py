def filters():
    return {"upper": str.upper}
