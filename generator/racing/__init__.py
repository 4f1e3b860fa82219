"""Racing: who and what the articles name."""
