"""The respondent's pages: what a browser carries, the page that asks, the receipt, and the pages around them."""
