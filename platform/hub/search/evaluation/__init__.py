"""How well the search answers: collections of questions whose answers are known, asked of an index of their own."""
