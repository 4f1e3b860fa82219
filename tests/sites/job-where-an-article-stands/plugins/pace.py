from generator.plugin import Job


def jobs(site):
    return [Job(address="/articles/monaco/", content="[]")]
