"""What the site of this repository grows from: raw texts, and what draws the pictures of its articles."""
