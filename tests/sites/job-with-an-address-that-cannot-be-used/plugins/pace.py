from generator.plugin import Job


def jobs(site):
    return [Job(address="data/laps.json", content="[]")]
