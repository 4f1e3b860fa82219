"""Sites of Hugo: sections, bundles and taxonomies, with shortcodes in them."""
