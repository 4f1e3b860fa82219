from generator.plugin import Job


def jobs(site):
    return [Job(address="/pace/", template="pace.html", title="Pace")]
