def jobs(site):
    return [story.laps for story in site.stories]
