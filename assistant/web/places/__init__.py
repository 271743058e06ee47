"""The four places of the page as HTML fragments: pure functions and the routes that serve them."""
