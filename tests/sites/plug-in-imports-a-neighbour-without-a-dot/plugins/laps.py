def lap(text):
    return text
