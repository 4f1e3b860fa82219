"""The pipeline: load, parse, relate, plan, render, write."""
