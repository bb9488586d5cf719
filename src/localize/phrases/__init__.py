"""Translation by phrases: tables of phrases and n-grams, and the search over them."""
