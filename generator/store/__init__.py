"""The store: what one build leaves for the next, so that it need not read, parse and render the same again. It costs
nothing but time when it is lost: what is ours in an output folder stands in the manifest there."""
