def filters()
    return {}
