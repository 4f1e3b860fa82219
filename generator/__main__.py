"""`python -m generator` is `parcferme`."""

from generator.cli import main

main(prog_name="parcferme")
