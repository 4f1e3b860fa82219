"""`parcferme check --external`: whether pages elsewhere, to which the site leads, are there. The one check that uses
the network; it asks few at a time, each address once, and remembers the answers for a while."""
