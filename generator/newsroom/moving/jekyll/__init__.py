"""Sites of Jekyll: posts, drafts, pages and collections, with Liquid in them."""
