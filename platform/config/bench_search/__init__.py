"""What the search costs, with a thousand, ten thousand and a hundred thousand documents."""
