"""Moving in: what another generator holds becomes articles, pages, authors and files of a site."""
